"""Statements as whoever looks is told of them: with people's names, and what they may do."""

from collections.abc import Sequence
from datetime import datetime

from tocsin import directory, shapes
from tocsin.adapters import sql
from tocsin.runtimes.statements import allowing, besides, entering, shaping
from tocsin.statements import checks, drafting, facts, law, publishing, signing, verbs

Shape = shapes.Shape
_LENGTHS = checks.lengths


class Told:
    """What one person is told within one transaction."""

    def __init__(self, books: sql.Books, actor: directory.Actor, now: datetime) -> None:
        """Raise NotAllowed for whoever may read nothing here."""
        directory.require(actor, "statement.read", law.LAW)
        self._books, self._actor, self._now = books, actor, now
        self._desk = entering.desk(books)
        self._names: dict[str, str] = {}

    def fact(self, one: facts.Fact) -> Shape:
        """Return one version of a fact, with who entered it."""
        return {**shaping.fact(one), "person": self._name(one.person_id)}

    def sheet(self, one: facts.Sheet) -> Shape:
        """Return the sheet of 5W1H."""
        return shaping.sheet(one, self.fact)

    def statement(self, one: drafting.Statement) -> Shape:
        """Return a statement with those of its drafts that one may read, and how far each is."""
        drafts = self._books.drafts.of_statement(one.statement_id)
        told = shaping.statement(
            one, [self._standing(each) for each in drafts if self.may_read(each)]
        )
        level = max(one.level, self._desk.level_of(one.case_id))
        return {
            **told,
            "opened_by": self._name(one.opened_by),
            "measured_by": level.word,
            "toned_by": one.cluster or self._desk.cluster_of(one.case_id),
        }

    def may_read(self, one: drafting.Draft) -> bool:
        """Return whether whoever looks may see these words."""
        return verbs.writing.may_read(self._desk, one, self._actor)

    def may_see(self, one: publishing.Publication) -> bool:
        """Return whether whoever looks may see the words that go out."""
        draft = self._books.drafts.newest(one.draft_id)
        return draft is not None and self.may_read(draft)

    def version(self, one: drafting.Draft) -> Shape:
        """Return one version of a draft, with who wrote it."""
        return {**shaping.draft(one), "author": self._name(one.author_id)}

    def detail(self, one: drafting.Draft) -> Shape:
        """Return a draft with all there is to know before one acts on it."""
        judged = verbs.approving.judged(self._desk, one, self._now)
        words = verbs.approving.words(self._desk, one)
        out = self._books.publications.of_draft(one.draft_id)
        wanted = verbs.approving.wanted(self._desk, one)
        kept_from = verbs.approving.keeps_from(self._desk, one, self._actor.user_id)
        return {
            "draft": self.version(one),
            "authors": [self._name(each) for each in one.author_ids],
            "kept_from": allowing.told(kept_from, out, self._actor),
            "unknown_authors": self._unknown(one),
            "actions": allowing.with_draft(
                judged,
                words,
                out,
                self._actor,
                adds=verbs.approving.adds(self._desk, one, self._actor, self._now),
                is_other=not kept_from,
            ),
            **self.looked(one),
            "signed_off": shaping.judged(judged, wanted),
            "lines": self._lines(one, judged, words),
            "words": [_word(each, judged) for each in reversed(words)],
            "publications": [self.publication(each) for each in out],
        }

    def looked(self, one: drafting.Draft) -> Shape:
        """Return what there is to say of words, and how they fit every channel."""
        found = checks.check(one, besides.of(self._desk, one))
        return {
            "findings": [shaping.finding(each) for each in found],
            "rooms": _rooms(one),
        }

    def publication(self, one: publishing.Publication) -> Shape:
        """Return one publication with its proof, its steps and who should hear it before."""
        attempts = self._books.publications.attempts(one.publication_id)
        may_wait = one.state in allowing.WAITING
        return {
            **shaping.publication(one, attempts),
            "hear_first": verbs.sending.before(self._desk, one) if may_wait else [],
            "actions": allowing.with_publication(one, self._actor),
        }

    def outgoing(self, one: publishing.Publication) -> Shape:
        """Return one publication with the words that go out, for whoever carries them."""
        versions = self._books.drafts.versions(one.draft_id)
        draft = next((each for each in versions if each.number == one.draft_number), None)
        text, title, language = (draft.text, draft.title, draft.language) if draft else ("",) * 3
        told = {"title": title, "text": text, "language": language}
        files = shaping.attachments(draft) if draft else []
        return {**self.publication(one), **told, "attachments": files}

    def glass_break(self, one: signing.GlassBreak) -> Shape:
        """Return one text that went out without its quorum."""
        draft = self._books.drafts.newest(one.draft_id)
        return {
            **shaping.glass_break(one),
            "statement_id": draft.statement_id if draft else "",
            "actions": allowing.with_break(
                one,
                self._actor,
                is_other=verbs.releasing.is_anothers(self._desk, one, self._actor.user_id),
            ),
        }

    def _unknown(self, one: drafting.Draft) -> list[str]:
        """Return the names of authors of whom nobody knows who of our people they are."""
        return [self._name(each) for each in one.author_ids if not self._desk.person_of(each)]

    def _lines(
        self,
        one: drafting.Draft,
        judged: signing.Judged,
        words: Sequence[signing.Signature],
    ) -> list[Shape]:
        """Return who can sign for each duty that is missing, and why others cannot."""
        if self._unknown(one):
            return []  # nobody can
        return [
            shaping.line(line, signing.deputies.turns(line, one, words, self._now))
            for line in self._desk.lines_of(one, judged.missing_duties, self._now)
        ]

    def _standing(self, one: drafting.Draft) -> Shape:
        judged = verbs.approving.judged(self._desk, one, self._now)
        out = self._books.publications.of_draft(one.draft_id)
        return {
            **self.version(one),
            "standing": _how_far(judged, out),
            "missing_people": judged.missing_people,
            "missing_duties": list(judged.missing_duties),
        }

    def _name(self, user_id: str) -> str:
        if user_id not in self._names:
            user = self._books.users.get(user_id)
            self._names[user_id] = user.shown if user else user_id
        return self._names[user_id]


def _how_far(judged: signing.Judged, out: Sequence[publishing.Publication]) -> str:
    if out and out[0].state is not publishing.State.CANCELLED:
        return str(out[0].state)
    if judged.declined_by:
        return "declined"
    return "signed" if judged.is_signed else "signing"


def _word(one: signing.Signature, judged: signing.Judged) -> Shape:
    void = {each.signature_id: each.why for each in judged.void}
    return {
        "signature_id": one.signature_id,
        "word": str(one.word),
        "person": one.person,
        "duties": list(one.duties),
        "stood_in": shaping.stood_in(one),
        "reason": one.reason,
        "seal": one.seal,
        "at": shapes.time(one.at),
        "expires_at": shapes.time(one.expires_at),
        "void": void.get(one.signature_id, ""),
    }


def _rooms(one: drafting.Draft) -> list[Shape]:
    """Return how long a text is for every channel with a limit, as each counts."""
    return [
        {"channel": name, "length": room.count(one.text), "limit": room.limit}
        for name, room in _LENGTHS.ROOMS.items()
    ]
