"""Letting a text out: by its quorum, or by a broken glass that everybody hears."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin import directory, notices
from tocsin.kernel import ids, reasons
from tocsin.statements import checks, drafting, errors, law, publishing, signing
from tocsin.statements.ports import Books
from tocsin.statements.verbs import approving, opening, planning, writing

REVIEW_WITHIN = timedelta(hours=24)
_State = publishing.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to go out: this text of this draft, now or at a time."""

    draft_id: str
    seal: str
    due_at: datetime | None = None
    out_of_turn: str = ""  # why it may go before those who should hear it first
    takes: publishing.carrying.Takes = publishing.carrying.ANYTHING  # the draft's channel does


def publish(
    books: Books, wish: Wish, *, actor: directory.Actor, now: datetime
) -> publishing.Publication:
    """Hand a signed text to its publisher's outbox.

    Raises NotAllowed, UnknownDraft, NotThisText, InsideOnly, Unsendable, CannotCarry, NotSigned,
    AlreadyOut, OutOfTurn.
    """
    directory.require(actor, "draft.publish", law.LAW)
    draft = _sendable(books, wish)
    judged = approving.judged(books, draft, now)
    if not judged.is_signed:
        raise errors.NotSigned(
            draft_id=draft.draft_id,
            missing_people=judged.missing_people,
            missing_duties=list(judged.missing_duties),
            declined_by=list(judged.declined_by),
        )
    first = [] if wish.out_of_turn.strip() else planning.before(books, draft)
    if first:
        raise errors.OutOfTurn(
            draft_id=draft.draft_id,
            audiences=[one.audience for one in first],
            turns=[one.turn_id for one in first],
        )
    return _hand_out(books, draft, wish, actor, now, by=[one.person for one in judged.counted])


def break_glass(
    books: Books, wish: Wish, *, reason: str, actor: directory.Actor, now: datetime
) -> tuple[publishing.Publication, signing.GlassBreak]:
    """Let a text out without its quorum: everybody is told, and it is reviewed afterwards."""
    directory.require(actor, "draft.break_glass", law.LAW)
    if not reason.strip():
        raise errors.NoReason(what="break_glass")
    draft = _sendable(books, wish)
    statement = opening.found(books, draft.statement_id)
    glass = signing.GlassBreak(
        break_id=ids.uuid7(now),
        draft_id=draft.draft_id,
        seal=wish.seal,
        case_id=statement.case_id,
        person_id=actor.user_id,
        person=actor.name,
        reason=reason.strip(),
        at=now,
        review_due_at=now + REVIEW_WITHIN,
    )
    books.signatures.put_break(glass)
    told = {"reason": glass.reason, "seal": glass.seal, "break_id": glass.break_id}
    books.trail.enter(now, actor.user_id, "draft.glass_broken", draft.draft_id, told)
    books.voice.tell([_cry(glass, statement, draft)], now)
    now_only = replace(wish, due_at=None)
    return _hand_out(books, draft, now_only, actor, now, break_id=glass.break_id), glass


def review(
    books: Books,
    break_id: str,
    *,
    was_right: bool,
    lesson: str,
    actor: directory.Actor,
    now: datetime,
) -> signing.GlassBreak:
    """Close the review of a broken glass; whoever broke it cannot.

    Raises UnknownBreak, Nobody, OwnBreak, NoReason.
    """
    directory.require(actor, "break.review", law.LAW)
    one = books.signatures.glass_break(break_id)
    if one is None:
        raise errors.UnknownBreak(break_id=break_id)
    if not books.person_of(actor.user_id):
        raise errors.Nobody(person=actor.name)
    if not is_anothers(books, one, actor.user_id):
        raise errors.OwnBreak(break_id=break_id, person=actor.name)
    if not lesson.strip():
        raise errors.NoReason(what="review")
    after = replace(
        one, reviewed_by=actor.name, reviewed_at=now, was_right=was_right, lesson=lesson.strip()
    )
    books.signatures.put_break(after)
    told = {"was_right": was_right, "lesson": after.lesson}
    books.trail.enter(now, actor.user_id, "break.reviewed", break_id, told)
    return after


def is_anothers(books: Books, one: signing.GlassBreak, user_id: str) -> bool:
    """Return whether a user is one of our people, and another than who broke the glass."""
    person = books.person_of(user_id)
    return bool(person) and person != books.person_of(one.person_id)


def _sendable(books: Books, wish: Wish) -> drafting.Draft:
    draft = writing.found(books, wish.draft_id)
    stands = drafting.sealing.seal(draft)
    if wish.seal != stands:
        raise errors.NotThisText(draft_id=draft.draft_id, seal=wish.seal, stands=stands)
    drafting.editing.channel(opening.found(books, draft.statement_id).kind, draft.channel)
    found = [one.code for one in checks.unsendable(draft)]
    if found:
        raise errors.Unsendable(draft_id=draft.draft_id, findings=found)
    why = publishing.carrying.unfit(wish.takes, draft.attachments)
    if why:
        because = reasons.because(f"statements.carry.{why}")
        raise errors.CannotCarry(channel=draft.channel, why=because)
    for before in books.publications.of_draft(draft.draft_id):
        publishing.machine.refuse_second(before)
    return draft


def _hand_out(
    books: Books,
    draft: drafting.Draft,
    wish: Wish,
    actor: directory.Actor,
    now: datetime,
    *,
    break_id: str = "",
    by: list[str] | None = None,
) -> publishing.Publication:
    one = _parcelled(books, draft, wish, actor, now, break_id)
    step = publishing.Attempt(at=now, what="handed_out", state=one.state, person=actor.name)
    books.publications.put(one, step)
    told = {
        "draft_id": one.draft_id,
        "seal": one.seal,
        "channel": one.channel,
        "signed_by": by or [],
        "break_id": break_id,
        "out_of_turn": one.out_of_turn,
    }
    books.trail.enter(now, actor.user_id, "publication.handed_out", one.publication_id, told)
    return one


def _parcelled(
    books: Books,
    draft: drafting.Draft,
    wish: Wish,
    actor: directory.Actor,
    now: datetime,
    break_id: str,
) -> publishing.Publication:
    is_scheduled = wish.due_at is not None and wish.due_at > now
    return publishing.Publication(
        publication_id=publishing.machine.publication_id(draft.draft_id, wish.seal, now),
        draft_id=draft.draft_id,
        draft_number=draft.number,
        seal=wish.seal,
        statement_id=draft.statement_id,
        case_id=opening.found(books, draft.statement_id).case_id,
        channel=draft.channel,
        account=draft.account,
        state=_State.SCHEDULED if is_scheduled else _State.PENDING,
        person_id=actor.user_id,
        person=actor.name,
        at=now,
        due_at=wish.due_at or now,
        is_scheduled=is_scheduled,
        break_id=break_id,
        out_of_turn=wish.out_of_turn.strip(),
    )


def _cry(
    glass: signing.GlassBreak, statement: drafting.Statement, draft: drafting.Draft
) -> notices.Bulletin:
    return notices.Bulletin(
        bulletin_id=f"glass/{glass.break_id}",
        topic_id=f"glass/{glass.break_id}",
        at=glass.at,
        level="none",  # reaches every route, whatever it listens for
        subject_code="notices.subject.glass_broken",
        facts={
            "person": glass.person,
            "reason": glass.reason,
            "subject": statement.subject,
            "channel": {
                "code": f"ui.place.{draft.channel}",
                "facts": {},
                "text": draft.channel,
            },
        },
        lines=({"code": "notices.line.glass_broken", "facts": {"reason": glass.reason}},),
    )
