"""Promises by time that no playbook makes: each clock stands for something, and ends with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin import directory
from tocsin.cases import law, loading, naming
from tocsin.cases.clocks import Clock, Rung, keeping
from tocsin.cases.model import Words
from tocsin.cases.ports import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What falls due, and who is told of it in turn; `about` is what it stands for."""

    about: str  # "negative/…", "enquiry/…"
    name: Words
    due_at: datetime
    rungs: tuple[Rung, ...]
    case_id: str = ""


def promise(desk: Desk, told: Promise, now: datetime) -> Clock:
    """Begin the clock of a promise, or move the one that runs for it; twice is once."""
    running = list(_running(desk, told.about))
    same = next((one for one in running if one.due_at == told.due_at), None)
    if same is not None:
        if not set(told.rungs) <= set(same.rungs):
            same = keeping.handed(same, told.rungs)
            desk.books.clocks.put(same)
        return same
    for one in running:
        _end(desk, law.MACHINE, keeping.stop(one, law.MACHINE.user_id, "moved", now), now)
    clock = Clock(
        clock_id=naming.made(now, told.about, "clock", told.due_at.isoformat()),
        case_id=told.case_id,
        code=told.about.partition("/")[0],
        name=told.name,
        done_when={},
        began_at=now,
        due_at=told.due_at,
        warn_at=min(now + (told.due_at - now) / 2, told.due_at),
        task_id=told.about,
        rungs=told.rungs,
    )
    desk.books.clocks.put(clock)
    _enter(desk, law.MACHINE, clock, "clock.began", {"due_at": clock.due_at}, now)
    return clock


def is_promised(desk: Desk, told: Promise) -> bool:
    """Return whether a clock runs for it as it is told, or it was ended by hand already."""
    there = desk.books.clocks.of_task(told.about)
    ended = any(not one.is_running and one.due_at == told.due_at for one in there)
    return ended or any(
        one.is_running and one.due_at == told.due_at and set(told.rungs) <= set(one.rungs)
        for one in there
    )


def keep(desk: Desk, actor: directory.Actor, about: str, note: str, now: datetime) -> None:
    """Say that what was promised is done."""
    for one in _running(desk, about):
        _end(desk, actor, keeping.meet(one, actor.user_id, note, now), now)


def drop(desk: Desk, actor: directory.Actor, about: str, why: str, now: datetime) -> None:
    """Say that nothing is promised any more."""
    for one in _running(desk, about):
        _end(desk, actor, keeping.stop(one, actor.user_id, why, now), now)


def lead(desk: Desk, case_id: str, now: datetime) -> list[Rung]:
    """Return whoever leads: on the case, else in the house; nobody is left out."""
    team = [one for one in desk.books.team.of(case_id) if one.duty == "lead" and one.user_id]
    held = team or desk.duties.holders("lead", now)
    return [Rung(duty="lead", user_id=one.user_id, name=one.name) for one in held[:1]]


def _running(desk: Desk, about: str) -> Iterator[Clock]:
    return (one for one in desk.books.clocks.of_task(about) if one.is_running)


def _end(desk: Desk, actor: directory.Actor, clock: Clock, now: datetime) -> None:
    desk.books.clocks.put(clock)
    facts = {"note": clock.note, "late_s": clock.late_s}
    _enter(desk, actor, clock, f"clock.{clock.state}", facts, now)


def _enter(
    desk: Desk,
    actor: directory.Actor,
    clock: Clock,
    action: str,
    facts: dict[str, object],
    now: datetime,
) -> None:
    told = {**facts, "clock": dict(clock.name)}
    loading.enter(
        desk, actor, now, case_id=clock.case_id, action=action, subject=clock.clock_id, facts=told
    )
