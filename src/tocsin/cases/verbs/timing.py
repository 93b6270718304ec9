"""The verbs of clocks: look at them all, meet one, stop one, begin one's own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin import directory
from tocsin.cases import errors, law, loading
from tocsin.cases.clocks import Clock, Rule, Rung, keeping, moments
from tocsin.cases.model import Case
from tocsin.cases.ports import Desk
from tocsin.cases.verbs import calling

_Actor = directory.Actor
BY_HAND = frozenset({"association"})  # promises that only a person knows to be kept
_SHORTEST_S = 60  # of what repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A clock of one's own."""

    name: str
    due: str  # as playbooks write it: "90 min", "1 day at 09:00"
    done_when: str = ""
    warn: timedelta = timedelta(minutes=5)
    climb: timedelta = timedelta(minutes=10)
    ladder: tuple[str, ...] = ("lead",)
    repeats: bool = False


def tick(desk: Desk, now: datetime) -> list[Clock]:
    """Look at every clock that asks for something, and tell who has to be told; return them.

    The machine's own verb: nobody else may hurry time.
    """
    changed = []
    cases: dict[str, Case | None] = {}
    for clock in desk.books.clocks.due(now):
        if clock.case_id not in cases:
            cases[clock.case_id] = desk.books.cases.get(clock.case_id)
        case = cases[clock.case_id]
        ticked = keeping.tick(clock, now)
        is_lost = case is None and bool(clock.case_id)  # of a case that is no longer there
        if is_lost or ticked is None:
            desk.books.clocks.put(keeping.anchored(clock, now))
            continue
        desk.books.clocks.put(ticked.clock)
        calling.clock(desk, case, ticked, now)
        _enter(desk, law.MACHINE, ticked.clock, f"clock.{ticked.call}", _facts(ticked), now)
        changed.append(ticked.clock)
    return changed


def meet(desk: Desk, actor: _Actor, clock_id: str, note: str, now: datetime) -> Clock:
    """Say that a promise is kept, and what shows it; one that repeats begins again."""
    directory.require(actor, "clock.meet", law.LAW)
    clock, case = _running(desk, clock_id)
    met = keeping.meet(clock, actor.user_id, loading.written(note, "note"), now)
    desk.books.clocks.put(met)
    _enter(desk, actor, met, "clock.met", {"note": met.note, "late_s": met.late_s}, now)
    following = keeping.again(met, now, moments.zone(case.zone))
    if following is not None:
        desk.books.clocks.put(following)
        _enter(desk, law.MACHINE, following, "clock.began", {"due_at": following.due_at}, now)
    return met


def stop(desk: Desk, actor: _Actor, clock_id: str, reason: str, now: datetime) -> Clock:
    """Stop a clock for a reason."""
    directory.require(actor, "clock.stop", law.LAW)
    clock, _ = _running(desk, clock_id)
    why = loading.reason(reason, "clock.stop")
    stopped = keeping.stop(clock, actor.user_id, why, now)
    desk.books.clocks.put(stopped)
    _enter(desk, actor, stopped, "clock.stopped", {"reason": why}, now)
    return stopped


def add(desk: Desk, actor: _Actor, case_id: str, asked: Asked, now: datetime) -> Clock:
    """Begin a clock of one's own; raises BadEntry for a moment that means nothing."""
    directory.require(actor, "clock.add", law.LAW)
    case = loading.case(desk, case_id)
    moment = moments.read(asked.due)
    if moment is None or (asked.repeats and not moment.at and moment.after_s < _SHORTEST_S):
        raise errors.BadEntry(what="due", why="no_moment")
    name = loading.written(asked.name, "name", longest=loading.LONGEST_NAME)
    mine = [one for one in desk.books.clocks.of(case_id) if one.code.startswith("own")]
    done_when = loading.written(asked.done_when, "done_when", may_be_empty=True)
    rule = Rule(
        code=f"own-{len(mine) + 1}",
        name={"": name},
        done_when={"": done_when} if done_when else {},
        moment=moment,
        levels=frozenset(),
        warn=asked.warn,
        climb=max(asked.climb, timedelta(minutes=1)),
        ladder=asked.ladder,
        repeats=asked.repeats,
    )
    team = {one.duty: one for one in desk.books.team.of(case_id)}
    rungs = [
        Rung(duty=duty, user_id=team[duty].user_id, name=team[duty].name)
        if duty in team
        else Rung(duty=duty)
        for duty in asked.ladder
    ]
    clock = keeping.begin(rule, case_id, now, moments.zone(case.zone), rungs)
    desk.books.clocks.put(clock)
    _enter(desk, actor, clock, "clock.began", {"due_at": clock.due_at}, now)
    return clock


def _running(desk: Desk, clock_id: str) -> tuple[Clock, Case]:
    clock = loading.part(desk.books.clocks, "clock", clock_id)
    case = loading.case(desk, clock.case_id)
    if not clock.is_running:
        raise errors.NotNow(what="clock", state=str(clock.state))
    if clock.task_id and clock.code not in BY_HAND:  # it is met by what it stands for
        raise errors.NotNow(what="clock.task", state=str(clock.state))
    return clock, case


def _facts(one: keeping.Ticked) -> dict[str, object]:
    return {
        "due_at": one.clock.due_at,
        "duty": one.rung.duty if one.rung else "",
        "person": one.rung.name if one.rung else "",
        "climbed": one.clock.climbed,
    }


def _enter(
    desk: Desk, actor: _Actor, clock: Clock, action: str, facts: dict[str, object], now: datetime
) -> None:
    told = {**facts, "clock": dict(clock.name)}
    loading.enter(
        desk, actor, now, case_id=clock.case_id, action=action, subject=clock.clock_id, facts=told
    )
