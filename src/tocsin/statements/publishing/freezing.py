"""What should not go out as the day stands now stays in: only a person thaws it."""

from dataclasses import replace
from datetime import datetime

from tocsin import warning
from tocsin.statements import errors
from tocsin.statements.publishing.machine import Moved
from tocsin.statements.publishing.model import Attempt, Publication, State

FROM = warning.Level.ORANGE
OUT_OF_TURN = "statements.fault.out_of_turn"


def freezes(one: Publication, level: warning.Level, risen_at: datetime | None) -> bool:
    """Return whether a scheduled publication has to stop; a thaw outlives what it knew of."""
    if not one.is_scheduled or one.state not in {State.SCHEDULED, State.PENDING}:
        return False
    if level < FROM:
        return False
    return one.thawed_at is None or (risen_at is not None and risen_at > one.thawed_at)


def freeze(one: Publication, now: datetime, *, fault: str = "") -> Moved:
    """Return it frozen, by the level or by a fault; once thawed it waits for its new time."""
    attempt = Attempt(at=now, what="frozen", state=State.FROZEN, fault=fault)
    after = replace(one, state=State.FROZEN, fault=fault, next_at=None, called_for="")
    return after, attempt


def thaw(
    one: Publication, *, person: str, reason: str, now: datetime, due_at: datetime | None = None
) -> Moved:
    """Return it scheduled again, not before now; raises NotWaiting, NoReason."""
    if one.state is not State.FROZEN:
        raise errors.NotWaiting(publication_id=one.publication_id, state=str(one.state))
    if not reason.strip():
        raise errors.NoReason(what="thaw")
    attempt = Attempt(at=now, what="thawed", state=State.SCHEDULED, person=person, excerpt=reason)
    after = replace(
        one,
        state=State.SCHEDULED,
        due_at=max(due_at or one.due_at, now),
        thawed_at=now,
        thawed_by=person,
        fault="",
    )
    return after, attempt
