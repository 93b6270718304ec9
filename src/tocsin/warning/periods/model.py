"""One sensitive period: when, for whom, and what it changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin import listening
from tocsin.warning import errors

LONGEST = timedelta(days=366)
_LEAST_FACTOR, _MOST_FACTOR = 1.0, 20.0
_LEAST_POLL, _MOST_POLL = 0.05, 1.0
_LEVELS = frozenset({"", "blue", "yellow", "orange", "red"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody who is told while a period lasts, beside the routes that always hold."""

    channel: str
    recipient: str
    min_level: str = "blue"
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time to look more closely."""

    period_id: str
    name: str
    begins_at: datetime  # aware; of the first time, where it repeats
    ends_at: datetime
    zone: str = "UTC"  # where its clock hangs: a repeat keeps the local hour
    repeats: str = ""  # an RRULE (RFC 5545), strictly the part that `recurring` knows
    watches: tuple[str, ...] = ()  # empty = every watch
    edge_factor: float = 2.0  # a watch may tell so many times as often
    poll_factor: float = 0.5  # sources are asked after so much of their usual wait
    tell_from: str = "blue"  # every route hears from this level on; "" = as always
    calls: tuple[Call, ...] = ()
    source: str = "own"  # own · ics · shipped · watch
    why: str = ""  # where its numbers come from, or what an ICS file told

    def concerns(self, watch_id: str) -> bool:
        """Return whether it holds for a watch."""
        return not self.watches or watch_id in self.watches


def checked(one: Period) -> Period:
    """Return the period; raises errors.BadPeriod when it could never hold or goes too far."""
    length = one.ends_at - one.begins_at
    if not one.name.strip():
        raise errors.BadPeriod(why="name", place=one.period_id)
    if not timedelta(0) < length <= LONGEST:
        raise errors.BadPeriod(why="length", place=one.name)
    if not _LEAST_FACTOR <= one.edge_factor <= _MOST_FACTOR:
        raise errors.BadPeriod(why="edge_factor", place=one.name)
    if not _LEAST_POLL <= one.poll_factor <= _MOST_POLL:
        raise errors.BadPeriod(why="poll_factor", place=one.name)
    if one.tell_from not in _LEVELS or any(call.min_level not in _LEVELS for call in one.calls):
        raise errors.BadPeriod(why="level", place=one.name)
    return one


def call(told: str) -> Call:
    """Return whom "email:night@example.org" or "email:night@example.org@orange" calls.

    What stands behind the last @ is a level if it is the name of one; raises errors.BadPeriod.

    >>> call("webhook:https://example.org/in@orange").min_level
    'orange'
    """
    channel, _, recipient = told.strip().partition(":")
    place, at, level = recipient.rpartition("@")
    if at and level in _LEVELS - {""}:
        recipient = place
    else:
        level = "blue"
    if not channel or not recipient:
        raise errors.BadPeriod(why="call", place=told)
    return Call(channel=channel, recipient=recipient, min_level=level)


def of_watch(watches: Iterable[listening.Watch]) -> tuple[Period, ...]:
    """Return the periods that watches bring with them, with the usual effects."""
    return tuple(
        Period(
            period_id=f"{watch.watch_id}/{number}",
            name=one.name,
            begins_at=one.begins_at,
            ends_at=one.ends_at,
            watches=(watch.watch_id,),
            source="watch",
        )
        for watch in watches
        for number, one in enumerate(watch.sensitive_periods)
    )
