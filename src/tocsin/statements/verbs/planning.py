"""The release plan: drawn, changed, told, waived, taken back; each entered in the trail."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.statements import drafting, errors, law, planning
from tocsin.statements.ports import Books
from tocsin.statements.verbs import opening

_LONGEST = 500
_CHANGEABLE = frozenset(
    {"audience", "channel", "duty", "owner_id", "owner", "due_at", "statement_id"}
)


def draw(
    books: Books,
    case_id: str,
    *,
    level: warning.Level,
    words: Iterable[planning.drawing.Words],
    listeners: Sequence[planning.Listener],
    actor: directory.Actor,
    now: datetime,
) -> list[planning.Turn]:
    """Draw what the level asks for; drawn again it only grows. Raises NotAllowed."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    fresh = planning.drawing.draw(
        case_id,
        level=level,
        words=words,
        listeners=listeners,
        drawn=books.plans.of_case(case_id),
        now=now,
    )
    for one in fresh:
        _keep(books, one, "turn.drawn", actor, now)
    return of_case(books, case_id)


def add(
    books: Books, one: planning.Turn, *, actor: directory.Actor, now: datetime
) -> planning.Turn:
    """Add a turn of one's own; raises NotAllowed, BadTurn."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    return _keep(books, replace(one, audience=_line(one.audience)), "turn.added", actor, now)


def change(
    books: Books,
    turn_id: str,
    changes: Mapping[str, object],
    *,
    expected: int,
    actor: directory.Actor,
    now: datetime,
) -> planning.Turn:
    """Change who speaks, when, by what; raises NotAllowed, UnknownTurn, Moved, BadTurn."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    before = _found(books, turn_id, expected)
    unknown = sorted(changes.keys() - _CHANGEABLE)
    if unknown:
        raise errors.BadTurn(why=unknown[0])
    if key := changes.get("statement_id"):
        statement = opening.found(books, str(key))
        if statement.case_id != before.case_id:
            raise errors.BadTurn(why="statement_id")
    is_moved = changes.get("due_at", before.due_at) != before.due_at
    after = replace(before, anew=before.anew + is_moved, **changes)  # type: ignore[arg-type]  # fields of Turn by name
    return _keep(
        books, _next(replace(after, audience=_line(after.audience))), "turn.changed", actor, now
    )


def carry(
    books: Books,
    turn_id: str,
    statement_id: str,
    *,
    expected: int,
    actor: directory.Actor,
    now: datetime,
) -> planning.Turn:
    """Let a statement carry a turn that none carries; raises NotAllowed, UnknownTurn and more."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    if _found(books, turn_id, expected).statement_id:
        raise errors.BadTurn(why="carried")
    changes = {"statement_id": statement_id}
    return change(books, turn_id, changes, expected=expected, actor=actor, now=now)


def tell(
    books: Books,
    turn_id: str,
    *,
    expected: int,
    proof: str,
    actor: directory.Actor,
    now: datetime,
) -> planning.Turn:
    """Enter that they have heard, and how; raises NotAllowed, UnknownTurn, Moved, NoReason."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    before, proof = _answered(books, turn_id, expected, proof)
    after = replace(before, done_at=now, done_by=actor.name, proof=proof)
    return _keep(books, _next(after), "turn.told", actor, now)


def waive(
    books: Books,
    turn_id: str,
    *,
    expected: int,
    reason: str,
    actor: directory.Actor,
    now: datetime,
) -> planning.Turn:
    """Enter that nobody has to wait for it; raises NotAllowed, UnknownTurn, Moved, NoReason."""
    directory.require(actor, "stakeholder_plan.waive", law.LAW)
    before, reason = _answered(books, turn_id, expected, reason)
    after = replace(before, waived_at=now, waived_by=actor.name, why_waived=reason)
    return _keep(books, _next(after), "turn.waived", actor, now)


def take_back(
    books: Books,
    turn_id: str,
    *,
    expected: int,
    reason: str,
    actor: directory.Actor,
    now: datetime,
) -> planning.Turn:
    """Let it count as not told again; raises NotAllowed, UnknownTurn, Moved, NoReason, BadTurn."""
    directory.require(actor, "stakeholder_plan.write", law.LAW)
    before, reason = _answered(books, turn_id, expected, reason)
    if not before.is_settled:
        raise errors.BadTurn(why="taken_back")
    after = replace(
        before,
        done_at=None,
        done_by="",
        proof="",
        waived_at=None,
        waived_by="",
        why_waived="",
        anew=before.anew + 1,
    )
    return _keep(books, _next(after), "turn.taken_back", actor, now, reason=reason)


def of_case(books: Books, case_id: str) -> list[planning.Turn]:
    """Return a case's plan in order."""
    return planning.ordering.ordered(books.plans.of_case(case_id))


def settled(books: Books, case_id: str, turns: Sequence[planning.Turn]) -> frozenset[str]:
    """Return the turns that nobody waits for: told, waived, or carried by what is out."""
    out = books.publications.published(case_id=case_id, limit=1_000)
    return planning.ordering.done(turns, [(one.statement_id, one.channel) for one in out])


def before(books: Books, draft: drafting.Draft) -> list[planning.Turn]:
    """Return the turns of those who have to hear it before it goes out."""
    statement = opening.found(books, draft.statement_id)
    turns = of_case(books, statement.case_id)
    return planning.ordering.before(
        draft, statement, turns, settled(books, statement.case_id, turns)
    )


def _found(books: Books, turn_id: str, expected: int) -> planning.Turn:
    one = books.plans.get(turn_id)
    if one is None:
        raise errors.UnknownTurn(turn_id=turn_id)
    if one.number != expected:
        raise errors.Moved(id=turn_id, expected=expected, number=one.number)
    return one


def _answered(books: Books, turn_id: str, expected: int, words: str) -> tuple[planning.Turn, str]:
    """Return a turn as it stands and what is said of it, in one line."""
    one = _found(books, turn_id, expected)
    if not words.strip():
        raise errors.NoReason(what="turn")
    return one, _line(words)


def _next(one: planning.Turn) -> planning.Turn:
    return replace(one, number=one.number + 1)


def _line(text: str) -> str:
    told = " ".join(drafting.editing.cleaned(text).split())
    if not told or len(told) > _LONGEST:
        raise errors.BadTurn(why="text")
    return told


def _keep(
    books: Books,
    one: planning.Turn,
    action: str,
    actor: directory.Actor,
    now: datetime,
    *,
    reason: str = "",
) -> planning.Turn:
    books.plans.put(one)
    told = {
        "case_id": one.case_id,
        "audience": one.audience,
        "party": str(one.party),
        "number": one.number,
        "reason": reason or one.why_waived or one.proof,
    }
    books.trail.enter(now, actor.user_id, action, one.turn_id, told)
    return one
