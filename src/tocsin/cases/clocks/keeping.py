"""What a clock asks for as time passes, whichever way the machine's time jumps: pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tocsin.cases import naming
from tocsin.cases.clocks import moments
from tocsin.cases.clocks.model import Clock, Rule, Rung, State

SHORTEST_NOTICE = timedelta(minutes=5)


class Call(StrEnum):
    """Why somebody is told of a clock."""

    WARNED = "warned"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A clock after a look at it, and who is told what; no rung = whoever is told of the house."""

    clock: Clock
    call: Call
    rung: Rung | None


def begin(
    rule: Rule, case_id: str, began_at: datetime, place: ZoneInfo, rungs: Sequence[Rung]
) -> Clock:
    """Return the clock of a rule, begun."""
    due_at = moments.due(rule.moment, began_at, place)
    return Clock(
        clock_id=naming.made(began_at, case_id, "clock", rule.code, due_at.isoformat()),
        case_id=case_id,
        code=rule.code,
        name=rule.name,
        done_when=rule.done_when,
        began_at=began_at,
        due_at=due_at,
        # Never before it began: a short promise is not warned of in the moment it is made.
        warn_at=max(due_at - rule.warn, began_at + (due_at - began_at) / 2),
        rungs=tuple(rungs),
        climb=rule.climb,
        moment=rule.moment if rule.repeats else None,
        source=rule.source,
    )


def tick(clock: Clock, now: datetime) -> Ticked | None:
    """Return what a clock asks for now, None when nothing.

    At most one call a look: time that jumped forward tells that it is late, not that it will be,
    and gives each rung its while. Time that jumped back begins the while anew, and repeats nothing.
    """
    clock = anchored(clock, now)
    due = clock.next_at
    if due is None or now < due:
        return None
    if now < clock.due_at:
        return _told(replace(clock, warned_at=now), Call.WARNED, 0)
    place = clock.next_place or 0
    told = replace(
        clock,
        warned_at=clock.warned_at or now,
        climbed=place + 1,
        climbed_at=now,
    )
    return _told(told, Call.LATE, place)


def meet(clock: Clock, by: str, note: str, now: datetime) -> Clock:
    """Return the clock, met."""
    return replace(clock, state=State.MET, met_at=now, met_by=by, note=note)


def stop(clock: Clock, by: str, note: str, now: datetime) -> Clock:
    """Return the clock, stopped."""
    return replace(clock, state=State.STOPPED, met_by=by, note=note, stopped_at=now)


def handed(clock: Clock, rungs: Sequence[Rung]) -> Clock:
    """Return the clock with others to tell; whoever was told stands first, and is not told anew."""
    told = clock.rungs[: clock.climbed]
    ladder = {(one.duty, one.user_id): one for one in (*told, *rungs)}
    return replace(clock, rungs=tuple(ladder.values()))


def again(clock: Clock, now: datetime, place: ZoneInfo) -> Clock | None:
    """Return the next clock of one that repeats."""
    if clock.moment is None:
        return None
    began_at = max(clock.due_at, now)
    due_at = moments.due(clock.moment, began_at, place)
    before = clock.due_at - clock.warn_at
    return replace(
        clock,
        clock_id=naming.made(now, clock.case_id, "clock", clock.code, due_at.isoformat()),
        began_at=began_at,
        due_at=due_at,
        warn_at=max(due_at - before, began_at + (due_at - began_at) / 2),
        state=State.RUNNING,
        warned_at=None,
        climbed=0,
        climbed_at=None,
        met_at=None,
        met_by="",
        note="",
    )


def anchored(clock: Clock, now: datetime) -> Clock:
    """Return the clock with nothing told in the future: the machine's time went back."""
    if clock.climbed_at is not None and clock.climbed_at > now:
        return replace(clock, climbed_at=now)
    return clock


def _told(clock: Clock, call: Call, place: int) -> Ticked:
    rung = clock.rungs[place] if place < len(clock.rungs) else None
    return Ticked(clock=clock, call=call, rung=rung)
