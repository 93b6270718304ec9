"""Opening a case: its team, its tasks, its clocks, and who is told; and raising its level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.clocks import Clock, Rule, Rung, keeping, moments
from tocsin.cases.model import Case, Member, Opening, Person, Sort
from tocsin.cases.playbooks import Play, Playbook, shipped
from tocsin.cases.ports import Desk
from tocsin.cases.tasks import Task
from tocsin.cases.verbs import calling

Level = warning.Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a case begins with."""

    name: str
    level: Level
    opening: Opening
    sort: Sort
    playbook: str = ""  # "" = the base
    country: str = ""
    zone: str = "UTC"
    warnings: tuple[str, ...] = ()
    watches: tuple[str, ...] = ()
    report_id: str = ""
    is_simulated: bool = False


def open_case(desk: Desk, actor: directory.Actor, asked: Asked, now: datetime) -> Case:
    """Open a case with everything that its playbook asks for at its level, and tell its team.

    Raises NotAllowed, BadEntry, UnknownPlaybook, UnknownZone.
    """
    directory.require(actor, "case.open", law.LAW)
    name = loading.written(asked.name, "name", longest=loading.LONGEST_NAME)
    moments.zone(asked.zone)
    if asked.level is Level.NONE:
        raise errors.BadEntry(what="level", why="none")
    plan = playbook(desk, asked.playbook or shipped.BASE)
    case = Case(
        case_id=naming.made(now, actor.user_id, name, *asked.warnings, asked.report_id),
        name=name,
        sort=asked.sort,
        level=asked.level,
        peak=asked.level,
        warnings=asked.warnings,
        watches=asked.watches,
        opening=asked.opening,
        opened_by=actor.user_id,
        opened_at=now,
        playbook=plan.code,
        playbook_version=plan.version,
        country=asked.country,
        zone=asked.zone,
        is_simulated=asked.is_simulated,
    )
    if desk.books.cases.get(case.case_id) is not None:
        raise errors.BadEntry(what="case", why="twice")
    desk.books.cases.put(case)
    members = call_in(desk, case, _duties(plan, case.level), now)
    tasks = give(desk, case, plan, members, now)
    clocks = begin(desk, case, plan, members, now)
    facts = {
        "level": case.level.word,
        "opening": str(case.opening),
        "playbook": plan.code,
        "version": plan.version,
        "trigger": str(case.sort.trigger),
        "because": list(case.sort.because),
        "warnings": list(case.warnings),
        "tasks": len(tasks),
        "clocks": len(clocks),
        "gaps": [one.duty for one in members if not one.user_id],
    }
    loading.enter(
        desk,
        actor,
        now,
        case_id=case.case_id,
        action="case.opened",
        subject=case.case_id,
        facts=facts,
    )
    calling.opened(desk, case, members, tasks, clocks, now)
    return case


def raised(
    desk: Desk, actor: directory.Actor, case: Case, level: Level, now: datetime, *, why: str = ""
) -> Case:
    """Give a case a level; one that rises brings what its playbook asks for there.

    What was begun stays when it falls: a person ends it.
    """
    directory.require(actor, "case.level", law.LAW)
    if level is case.level or level is Level.NONE:
        return case
    rises = level > case.level
    changed = replace(case, level=level, peak=max(case.peak, level), revision=case.revision + 1)
    desk.books.cases.put(changed)
    facts = {"before": case.level.word, "after": level.word, "why": why}
    action = "case.level_rose" if rises else "case.level_fell"
    loading.enter(
        desk, actor, now, case_id=case.case_id, action=action, subject=case.case_id, facts=facts
    )
    if rises:
        plan = playbook(desk, case.playbook, case.playbook_version)
        members = call_in(desk, changed, _duties(plan, level), now)
        tasks = give(desk, changed, plan, members, now)
        clocks = begin(desk, changed, plan, members, now)
        calling.rose(desk, changed, members, tasks, clocks, now)
    return changed


def playbook(desk: Desk, code: str, version: int | None = None) -> Playbook:
    """Return a playbook: the house's own before the shipped one; raises UnknownPlaybook.

    A version that is no longer known gives way to the newest.
    """
    del version  # a house's own newest holds: a plan that was mended is better than one that was
    return desk.books.playbooks.newest(code) or shipped.playbook(code)


def call_in(desk: Desk, case: Case, duties: Iterable[str], now: datetime) -> list[Member]:
    """Put whoever holds these duties on a case; return its whole team."""
    there = {one.duty: one for one in desk.books.team.of(case.case_id)}
    for duty in dict.fromkeys(duties):
        if duty and duty not in there:
            there[duty] = _member(desk, case, duty, now)
            desk.books.team.put(there[duty])
    return list(there.values())


def give(
    desk: Desk, case: Case, plan: Playbook, members: Sequence[Member], now: datetime
) -> list[Task]:
    """Make a task of each play of the level that is none yet; return the new ones."""
    there = desk.books.tasks.of(case.case_id)
    known = {one.play: one.task_id for one in there if one.play}
    plays = [play for play in plan.plays_at(case.level) if play.code not in known]
    known |= {play.code: naming.made(now, case.case_id, "task", play.code) for play in plays}
    team = {one.duty: one for one in members}
    made = [
        _task(case, play, known, team, place=len(there) + number, now=now)
        for number, play in enumerate(plays)
    ]
    for task in made:
        desk.books.tasks.put(task)
        if task.due_at is not None:
            desk.books.clocks.put(of_task(task, now, rungs_of(task, members)))
    return made


def begin(
    desk: Desk, case: Case, plan: Playbook, members: Sequence[Member], now: datetime
) -> list[Clock]:
    """Begin the clocks of the level and the country that do not run yet; return the new ones."""
    known = {one.code for one in desk.books.clocks.of(case.case_id)}
    made = []
    for rule in plan.clocks:
        if rule.code in known or not _holds(rule, case):
            continue
        rungs = [_rung(duty, members) for duty in rule.ladder]
        clock = keeping.begin(rule, case.case_id, now, moments.zone(case.zone), rungs)
        desk.books.clocks.put(clock)
        made.append(clock)
    return made


def of_task(task: Task, now: datetime, rungs: Sequence[Rung]) -> Clock:
    """Return the clock of a task's due time."""
    due_at = task.due_at or now
    lead = max((due_at - now) / 4, keeping.SHORTEST_NOTICE)
    return Clock(
        clock_id=naming.made(now, task.task_id, "clock", due_at.isoformat()),
        case_id=task.case_id,
        code="task",
        name=task.name,
        done_when=task.done_when,
        began_at=now,
        due_at=due_at,
        warn_at=max(due_at - lead, now + (due_at - now) / 2),
        task_id=task.task_id,
        rungs=tuple(rungs),
        source=task.source,
    )


def rungs_of(task: Task, members: Sequence[Member]) -> list[Rung]:
    """Return who is told of a task's due time: its owner, its deputy, whoever leads."""
    owner = Rung(duty=task.duty, user_id=task.user_id, name=task.person)
    deputy = Rung(duty=task.deputy_duty, user_id=task.deputy_id, name=task.deputy)
    rungs = [owner, *([deputy] if task.deputy_id else []), _rung("lead", members)]
    seen: dict[str, Rung] = {}
    for rung in rungs:
        seen.setdefault(rung.user_id or f"duty/{rung.duty}", rung)
    return list(seen.values())


def _holds(rule: Rule, case: Case) -> bool:
    return case.level in rule.levels and (not rule.countries or case.country in rule.countries)


def _duties(plan: Playbook, level: Level) -> list[str]:
    plays = [duty for play in plan.plays_at(level) for duty in (play.role, play.deputy)]
    ladders = [duty for rule in plan.clocks if level in rule.levels for duty in rule.ladder]
    return ["lead", *plan.team, *plays, *ladders]


def _member(desk: Desk, case: Case, duty: str, now: datetime) -> Member:
    held = [*desk.duties.holders(duty, now)]
    first = held[0] if held else Person(user_id="", name="")
    return Member(
        case_id=case.case_id,
        duty=duty,
        user_id=first.user_id,
        name=first.name,
        deputies=tuple(held[1:]),
        since=now,
    )


def _task(
    case: Case,
    play: Play,
    known: dict[str, str],
    team: dict[str, Member],
    *,
    place: int,
    now: datetime,
) -> Task:
    owner, deputy = team.get(play.role), team.get(play.deputy)
    stands_in = next(iter(owner.deputies), None) if owner else None
    due_after = play.due_after
    return Task(
        task_id=known[play.code],
        case_id=case.case_id,
        play=play.code,
        name=play.name,
        done_when=play.done_when,
        step=play.step,
        party=play.party,
        place=place,
        duty=play.role,
        user_id=owner.user_id if owner else "",
        person=owner.name if owner else "",
        deputy_duty=play.deputy or play.role,
        deputy_id=deputy.user_id if deputy else stands_in.user_id if stands_in else "",
        deputy=deputy.name if deputy else stands_in.name if stands_in else "",
        due_at=moments.due(due_after, now, moments.zone(case.zone)) if due_after else None,
        blocked_by=tuple(known[one] for one in play.blocked_by if one in known),
        source=play.source,
    )


def _rung(duty: str, members: Sequence[Member]) -> Rung:
    found = next((one for one in members if one.duty == duty), None)
    return Rung(
        duty=duty,
        user_id=found.user_id if found else "",
        name=found.name if found else "",
    )
