"""What the room asks of the world: books within one transaction, a trail, a loud voice."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tocsin import notices
from tocsin.statements import around
from tocsin.statements.attaching import Kept
from tocsin.statements.drafting import Draft, Statement
from tocsin.statements.facts import Fact
from tocsin.statements.planning import Turn
from tocsin.statements.publishing import Attempt, Publication, State
from tocsin.statements.sharing import Share
from tocsin.statements.signing import GlassBreak, Signature


class FactBook(Protocol):
    """Versions of facts; none is ever changed."""

    def add(self, one: Fact) -> None:
        """Keep a version; raises errors.Moved where its number is taken."""
        ...

    def newest(self, fact_id: str) -> Fact | None:
        """Return a fact as it stands."""
        ...

    def history(self, fact_id: str) -> list[Fact]:
        """Return all versions, the newest first."""
        ...

    def of_case(self, case_id: str) -> list[Fact]:
        """Return every fact of a case as it stands, in the order they were first recorded."""
        ...


class DraftBook(Protocol):
    """Statements, and versions of their drafts."""

    def put(self, one: Statement) -> None:
        """Keep a statement, in place of its older self."""
        ...

    def statement(self, statement_id: str) -> Statement | None:
        """Return one."""
        ...

    def statements(self, *, case_id: str | None = None, limit: int = 200) -> list[Statement]:
        """Return them, the newest first."""
        ...

    def add(self, one: Draft) -> None:
        """Keep a version of a draft; raises errors.Moved where its number is taken."""
        ...

    def newest(self, draft_id: str) -> Draft | None:
        """Return a draft as it reads now."""
        ...

    def versions(self, draft_id: str) -> list[Draft]:
        """Return all versions, the newest first."""
        ...

    def of_statement(self, statement_id: str) -> list[Draft]:
        """Return every draft of a statement as it reads now, in the order they were begun."""
        ...

    def attached(self) -> frozenset[str]:
        """Return the hashes of all files that any version of any draft names."""
        ...


class AttachmentBook(Protocol):
    """Files that go out with words, by the hash of their bytes."""

    def add(self, one: Kept, content: bytes) -> None:
        """Keep a file; the same bytes a second time are the first."""
        ...

    def about(self, sha256: str) -> Kept | None:
        """Return what is known of a file."""
        ...

    def content(self, sha256: str) -> bytes | None:
        """Return a file's bytes."""
        ...

    def weight(self) -> int:
        """Return how many bytes all of them have."""
        ...

    def brought(self, by: str, since: datetime) -> int:
        """Return how many bytes one person has brought since then."""
        ...

    def let_go(self, named: Collection[str], before: datetime) -> list[str]:
        """Forget what is older, did not go out and is not named; return which."""
        ...

    def let_out(self, some: Iterable[str], now: datetime) -> None:
        """Let everybody fetch them from now on; those that nobody kept are passed over."""
        ...


class SignatureBook(Protocol):
    """Signatures and broken glasses."""

    def put(self, one: Signature) -> None:
        """Keep one, in place of its older self."""
        ...

    def of_draft(self, draft_id: str) -> list[Signature]:
        """Return all, the oldest first, the withdrawn and void too."""
        ...

    def put_break(self, one: GlassBreak) -> None:
        """Keep one, in place of its older self."""
        ...

    def glass_break(self, break_id: str) -> GlassBreak | None:
        """Return one."""
        ...

    def breaks(self, *, is_open: bool = False, limit: int = 200) -> list[GlassBreak]:
        """Return them, the newest first."""
        ...


class PublicationBook(Protocol):
    """The outbox to the outside."""

    def put(self, one: Publication, attempt: Attempt) -> None:
        """Keep one as it stands now, and the step that brought it there.

        Raises errors.AlreadyOut where another publication of its draft is live.
        """
        ...

    def get(self, publication_id: str) -> Publication | None:
        """Return one."""
        ...

    def of_draft(self, draft_id: str) -> list[Publication]:
        """Return all of a draft, the newest first."""
        ...

    def attempts(self, publication_id: str) -> list[Attempt]:
        """Return all its steps, in order."""
        ...

    def within(self, states: Iterable[State], *, limit: int = 1_000) -> list[Publication]:
        """Return those in these states, the first due first."""
        ...

    def published(
        self, *, channel: str | None = None, case_id: str | None = None, limit: int = 100
    ) -> list[Publication]:
        """Return what is out, the newest first."""
        ...


class PlanBook(Protocol):
    """Turns of release plans."""

    def put(self, one: Turn) -> None:
        """Keep one in place of its older self; raises errors.Moved where its number is taken."""
        ...

    def get(self, turn_id: str) -> Turn | None:
        """Return one."""
        ...

    def of_case(self, case_id: str) -> list[Turn]:
        """Return a case's."""
        ...

    def of_all(self, case_ids: Sequence[str]) -> list[Turn]:
        """Return those of some cases."""
        ...


class ShareBook(Protocol):
    """What partners may see."""

    def put(self, one: Share) -> None:
        """Keep one in place of its older self."""
        ...

    def get(self, share_id: str) -> Share | None:
        """Return one."""
        ...

    def by_key(self, key_hash: str) -> Share | None:
        """Return the one that a key opens, whether or not it still holds."""
        ...

    def of_case(self, case_id: str) -> list[Share]:
        """Return a case's, the newest first."""
        ...


class Trail(Protocol):
    """Where every decision is entered, and shown to whoever looks."""

    def enter(
        self, now: datetime, person_id: str, action: str, subject: str, facts: Mapping[str, object]
    ) -> None:
        """Enter a decision in the transaction it belongs to."""
        ...


class Voice(Protocol):
    """What reaches everybody."""

    def tell(self, told: Sequence[notices.Bulletin], now: datetime) -> None:
        """Promise it to everybody who can be told, in the same transaction."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """All of them, within one transaction."""

    facts: FactBook
    drafts: DraftBook
    attachments: AttachmentBook
    signatures: SignatureBook
    publications: PublicationBook
    plans: PlanBook
    shares: ShareBook
    trail: Trail
    voice: Voice
    cluster_of: around.ClusterOf = around.not_judged
    zone_of: around.ZoneOf = around.universal
    level_of: around.LevelOf = around.never_graver
    names_of: around.NamesOf = around.nobody_named
    lines_of: around.LinesOf = around.no_lines
    person_of: around.PersonOf = around.themselves
    lost_of: around.LostOf = around.nothing_lost
