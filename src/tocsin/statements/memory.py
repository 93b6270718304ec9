"""The books in memory: the same law as SQL's, for tests and for trying things out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tocsin import notices
from tocsin.statements import attaching, errors, sharing
from tocsin.statements.drafting import Draft, Statement
from tocsin.statements.facts import Fact
from tocsin.statements.planning import Turn
from tocsin.statements.ports import Books
from tocsin.statements.publishing import LIVE, Attempt, Publication, State
from tocsin.statements.signing import GlassBreak, Signature


class Facts:
    """ports.FactBook."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Fact]] = {}

    def add(self, one: Fact) -> None:
        """Keep a version."""
        versions = self._kept.setdefault(one.fact_id, [])
        _follows(one.fact_id, one.number, len(versions))
        versions.append(one)

    def newest(self, fact_id: str) -> Fact | None:
        """Return a fact as it stands."""
        return next(iter(self.history(fact_id)), None)

    def history(self, fact_id: str) -> list[Fact]:
        """Return all versions, the newest first."""
        return self._kept.get(fact_id, [])[::-1]

    def of_case(self, case_id: str) -> list[Fact]:
        """Return every fact of a case as it stands."""
        return [versions[-1] for versions in self._kept.values() if versions[-1].case_id == case_id]


class Drafts:
    """ports.DraftBook."""

    def __init__(self) -> None:
        self._statements: dict[str, Statement] = {}
        self._kept: dict[str, list[Draft]] = {}

    def put(self, one: Statement) -> None:
        """Keep a statement."""
        self._statements[one.statement_id] = one

    def statement(self, statement_id: str) -> Statement | None:
        """Return one."""
        return self._statements.get(statement_id)

    def statements(self, *, case_id: str | None = None, limit: int = 200) -> list[Statement]:
        """Return them, the newest first."""
        found = [one for one in self._statements.values() if case_id in {None, one.case_id}]
        return sorted(found, key=lambda one: (one.opened_at, one.statement_id))[::-1][:limit]

    def add(self, one: Draft) -> None:
        """Keep a version of a draft."""
        versions = self._kept.setdefault(one.draft_id, [])
        _follows(one.draft_id, one.number, len(versions))
        versions.append(one)

    def newest(self, draft_id: str) -> Draft | None:
        """Return a draft as it reads now."""
        return next(iter(self.versions(draft_id)), None)

    def versions(self, draft_id: str) -> list[Draft]:
        """Return all versions, the newest first."""
        return self._kept.get(draft_id, [])[::-1]

    def of_statement(self, statement_id: str) -> list[Draft]:
        """Return every draft of a statement as it reads now."""
        newest = [versions[-1] for versions in self._kept.values()]
        found = [one for one in newest if one.statement_id == statement_id]
        return sorted(found, key=lambda one: one.draft_id)

    def attached(self) -> frozenset[str]:
        """Return the hashes of all files that any version of any draft names."""
        every = (each for versions in self._kept.values() for each in versions)
        return frozenset(it.sha256 for each in every for it in each.attachments)


class Signatures:
    """ports.SignatureBook."""

    def __init__(self) -> None:
        self._kept: dict[str, Signature] = {}
        self._breaks: dict[str, GlassBreak] = {}

    def put(self, one: Signature) -> None:
        """Keep one."""
        self._kept[one.signature_id] = one

    def of_draft(self, draft_id: str) -> list[Signature]:
        """Return all, the oldest first."""
        found = [one for one in self._kept.values() if one.draft_id == draft_id]
        return sorted(found, key=lambda one: (one.at, one.signature_id))

    def put_break(self, one: GlassBreak) -> None:
        """Keep one."""
        self._breaks[one.break_id] = one

    def glass_break(self, break_id: str) -> GlassBreak | None:
        """Return one."""
        return self._breaks.get(break_id)

    def breaks(self, *, is_open: bool = False, limit: int = 200) -> list[GlassBreak]:
        """Return them, the newest first."""
        found = [one for one in self._breaks.values() if not (is_open and one.reviewed_at)]
        return sorted(found, key=lambda one: (one.at, one.break_id))[::-1][:limit]


class Publications:
    """ports.PublicationBook."""

    def __init__(self) -> None:
        self._kept: dict[str, Publication] = {}
        self._attempts: dict[str, list[Attempt]] = {}

    def put(self, one: Publication, attempt: Attempt) -> None:
        """Keep one as it stands now, and the step that brought it there."""
        for other in self.of_draft(one.draft_id):
            is_other = other.publication_id != one.publication_id
            if is_other and other.state in LIVE and one.state in LIVE:
                raise errors.AlreadyOut(draft_id=one.draft_id, state=str(other.state))
        self._kept[one.publication_id] = one
        self._attempts.setdefault(one.publication_id, []).append(attempt)

    def get(self, publication_id: str) -> Publication | None:
        """Return one."""
        return self._kept.get(publication_id)

    def of_draft(self, draft_id: str) -> list[Publication]:
        """Return all of a draft, the newest first."""
        found = [one for one in self._kept.values() if one.draft_id == draft_id]
        return sorted(found, key=lambda one: (one.at, one.publication_id))[::-1]

    def attempts(self, publication_id: str) -> list[Attempt]:
        """Return all its steps, in order."""
        return list(self._attempts.get(publication_id, ()))

    def within(self, states: Iterable[State], *, limit: int = 1_000) -> list[Publication]:
        """Return those in these states, the first due first."""
        wanted = frozenset(states)
        found = [one for one in self._kept.values() if one.state in wanted]
        return sorted(found, key=lambda one: (one.due_at, one.publication_id))[:limit]

    def published(
        self, *, channel: str | None = None, case_id: str | None = None, limit: int = 100
    ) -> list[Publication]:
        """Return what is out, the newest first."""
        found = [
            one
            for one in self.within([State.PUBLISHED])
            if channel in {None, one.channel} and case_id in {None, one.case_id}
        ]
        dated = [(one.published_at, one.publication_id, one) for one in found if one.published_at]
        return [one for _, _, one in sorted(dated, key=lambda it: it[:2])[::-1]][:limit]


class Plans:
    """ports.PlanBook, as a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, Turn] = {}

    def put(self, one: Turn) -> None:
        """Keep one, in place of its older self."""
        before = self._kept.get(one.turn_id)
        _follows(one.turn_id, one.number, before.number if before else 0)
        self._kept[one.turn_id] = one

    def get(self, turn_id: str) -> Turn | None:
        """Return one."""
        return self._kept.get(turn_id)

    def of_case(self, case_id: str) -> list[Turn]:
        """Return a case's."""
        return self.of_all([case_id])

    def of_all(self, case_ids: Sequence[str]) -> list[Turn]:
        """Return those of some cases."""
        return [one for one in self._kept.values() if one.case_id in case_ids]


class Trail:
    """ports.Trail, as a list."""

    def __init__(self) -> None:
        self.entries: list[tuple[datetime, str, str, str, Mapping[str, object]]] = []

    def enter(
        self, now: datetime, person_id: str, action: str, subject: str, facts: Mapping[str, object]
    ) -> None:
        """Enter a decision."""
        self.entries.append((now, person_id, action, subject, facts))


class Voice:
    """ports.Voice, as a list."""

    def __init__(self) -> None:
        self.told: list[notices.Bulletin] = []

    def tell(self, told: Sequence[notices.Bulletin], now: datetime) -> None:
        """Promise it to everybody."""
        del now
        self.told += told


def books() -> Books:
    """Return empty books."""
    return Books(
        facts=Facts(),
        drafts=Drafts(),
        attachments=attaching.memory.Attachments(),
        signatures=Signatures(),
        publications=Publications(),
        plans=Plans(),
        shares=sharing.memory.Shares(),
        trail=Trail(),
        voice=Voice(),
    )


def _follows(key: str, number: int, kept: int) -> None:
    if number != kept + 1:
        raise errors.Moved(id=key, expected=number - 1, number=kept)
