"""Asks for signatures: whoever holds the duty now, then the deputies, out of hours as at noon.

The chain is frozen when one asks; at orange and red it climbs until somebody answers. Whoever has
written the text is not asked for a word on it.
"""

from collections.abc import Sequence
from datetime import datetime

from tocsin import cases, directory, notices, shapes, statements
from tocsin.adapters import sql
from tocsin.runtimes import duties
from tocsin.runtimes.statements import entering
from tocsin.runtimes.statements.standing import deputies
from tocsin.statements import drafting, signing, verbs

SUBJECT = "statements.subject.sign"


def ask(
    books: sql.Books, desk: cases.Desk, draft_id: str, *, actor: directory.Actor, now: datetime
) -> list[shapes.Shape]:
    """Tell those whose word is missing; returns whom. Asked twice for one text is as once.

    Raises NotAllowed, UnknownDraft.
    """
    directory.require(actor, "draft.write", statements.law.LAW)
    room = entering.desk(books)
    draft = verbs.writing.found(room, draft_id)
    judged = verbs.approving.judged(room, draft, now)
    asked: list[shapes.Shape] = []
    for duty in _missing(judged):
        people = _signers(room, draft, duty, now)
        desk.tell(_bulletin(room, draft, duty, now), people)
        asked.append({"duty": duty, "people": [one.name for one in people]})
    told = {"seal": drafting.sealing.seal(draft), "asked": asked}
    room.trail.enter(now, actor.user_id, "draft.signatures_asked", draft_id, told)
    return asked


def standing(books: sql.Books, actor: directory.Actor, draft_id: str) -> list[shapes.Shape]:
    """Return who was asked for a word on this very text, who has read it, and who is next.

    Raises NotAllowed, UnknownDraft.
    """
    directory.require(actor, "statement.read", statements.law.LAW)
    room = entering.desk(books)
    draft = verbs.writing.found(room, draft_id)
    asked: list[shapes.Shape] = []
    for duty in _asked(verbs.approving.wanted(room, draft)):
        found = books.outbox.about(deputies.topic(draft, duty))
        if not found:
            continue
        waiting = [
            (one.climb_at, one.chain[0])
            for one in found
            if one.climb_at and one.chain and not one.acknowledged_by
        ]
        asked.append(
            {
                "duty": duty,
                "asked_at": shapes.time(min(one.created_at for one in found)),
                "roll": [duties.shaping.row(one) for one in duties.rolls.called(books, found)],
                "next": duties.rolls.named(books, (stop for _, stop in waiting)),
                "next_at": shapes.time(min((at for at, _ in waiting), default=None)),
            }
        )
    return asked


def answered(
    books: sql.Books, desk: notices.Desk, draft_id: str, actor: directory.Actor, now: datetime
) -> None:
    """Let nobody be called any longer for what stands, or for what this person answers for."""
    room = entering.desk(books)
    draft = verbs.writing.found(room, draft_id)
    judged = verbs.approving.judged(room, draft, now)
    wanted = verbs.approving.wanted(room, draft)
    open_duties = set(_missing(judged))
    for duty in _asked(wanted):
        if duty not in open_duties or judged.declined_by:
            notices.acknowledge_warning(desk, deputies.topic(draft, duty), actor.name, now)


def _missing(judged: signing.Judged) -> Sequence[str]:
    """Return the duties to ask; where anybody will do, those who answer for communications."""
    if judged.is_signed or judged.declined_by:
        return ()
    return judged.missing_duties or (signing.quorum.COMMUNICATIONS,)


def _asked(wanted: signing.Quorum) -> Sequence[str]:
    """Return every duty that may have been asked."""
    return tuple(dict.fromkeys((*wanted.duties, signing.quorum.COMMUNICATIONS)))


def _signers(
    room: statements.Books, draft: drafting.Draft, duty: str, now: datetime
) -> list[cases.Person]:
    """Return whoever can still say something to it, in the order of the duty's line."""
    words = verbs.approving.words(room, draft)
    return [
        cases.Person(user_id=one.person.user_id, name=one.person.name)
        for line in room.lines_of(draft, [duty], now)
        for one in signing.deputies.turns(line, draft, words, now)
        if one.excuse in {"", signing.deputies.SILENT}
    ]


def _bulletin(
    room: statements.Books, draft: drafting.Draft, duty: str, now: datetime
) -> notices.Bulletin:
    statement = verbs.opening.found(room, draft.statement_id)
    level = max(statement.level, room.level_of(statement.case_id))
    place = {"code": f"ui.place.{draft.channel}", "facts": {}, "text": draft.channel}
    return notices.Bulletin(
        bulletin_id=deputies.topic(draft, duty),
        topic_id=deputies.topic(draft, duty),
        at=now,
        level=level.word if level else "blue",
        subject_code=SUBJECT,
        facts={"subject": statement.subject, "channel": place},
        lines=(
            {
                "code": "statements.line.sign",
                "facts": {"duty": {"code": f"cases.duty.{duty}", "facts": {}, "text": duty}},
            },
        ),
    )
