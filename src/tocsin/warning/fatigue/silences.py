"""A silence: somebody's word that something is not to be told, why, and until when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin.warning import errors
from tocsin.warning.model import Level, LevelChange

LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Keeps notices back; the warnings themselves stand and show as ever."""

    silence_id: str
    watch_id: str = ""  # "" = every watch
    up_to: Level = Level.YELLOW  # what rises above is told all the same
    rule: str = ""  # only changes whose strongest reason is by this rule; "" = any
    reason: str
    person: str
    second_person: str = ""
    begins_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""  # "machine" at its end, or who ended it sooner

    def is_on(self, at: datetime) -> bool:
        """Return whether it holds."""
        return self.ended_at is None and self.begins_at <= at < self.ends_at

    def holds(self, change: LevelChange) -> bool:
        """Return whether it keeps the notice of a change back."""
        if self.watch_id not in {"", change.watch_id}:
            return False
        if max(change.before, change.after) > self.up_to:
            return False
        return not self.rule or any(one.rule == self.rule for one in change.reasons[:1])


def checked(one: Silence) -> Silence:
    """Return it; raises NobodyNamed, NoReason, BadSilence, SecondPersonNeeded."""
    if not one.person.strip():
        raise errors.NobodyNamed(watch_id=one.watch_id)
    if not one.reason.strip():
        raise errors.NoReason(what="silence")
    if one.up_to < Level.BLUE:
        raise errors.BadSilence(why="level")
    if not timedelta(0) < one.ends_at - one.begins_at <= LONGEST:
        raise errors.BadSilence(why="length")
    second = one.second_person.strip().casefold()
    if one.up_to is Level.RED and second in {"", one.person.strip().casefold()}:
        raise errors.SecondPersonNeeded(person=one.person)
    return one


def ended(one: Silence, at: datetime, by: str) -> Silence:
    """Return the silence after its end, by the machine or by a person."""
    return replace(one, ended_at=at, ended_by=by)
