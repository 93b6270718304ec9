"""Opening a case: its team, its tasks, its clocks, and who is told; and raising its level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.clocks import Clock, Rule, keeping, moments
from tocsin.cases.model import Case, Member, Opening, Person, Sort
from tocsin.cases.playbooks import Playbook, shipped
from tocsin.cases.ports import Desk
from tocsin.cases.tasks import Task, making
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
    change_id: str = ""  # of the level that opens it
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
    case = _case(actor, asked, name, plan, now)
    if desk.books.cases.get(case.case_id) is not None:
        raise errors.BadEntry(what="case", why="twice")
    desk.books.cases.put(case)
    members = call_in(desk, case, _duties(plan, case.level), now)
    tasks = give(desk, case, plan, members, now)
    clocks = begin(desk, case, plan, members, now)
    _enter(desk, actor, case, members, len(tasks), len(clocks), now)
    calling.opened(desk, case, members, tasks, clocks, now)
    return case


def _case(actor: directory.Actor, asked: Asked, name: str, plan: Playbook, now: datetime) -> Case:
    return Case(
        case_id=naming.made(
            now, actor.user_id, name, *asked.warnings, asked.report_id, asked.change_id
        ),
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


def _enter(
    desk: Desk,
    actor: directory.Actor,
    case: Case,
    members: Sequence[Member],
    tasks: int,
    clocks: int,
    now: datetime,
) -> None:
    facts = {
        "level": case.level.word,
        "opening": str(case.opening),
        "playbook": case.playbook,
        "plan": playbook(desk, case.playbook).name,
        "version": case.playbook_version,
        "trigger": str(case.sort.trigger),
        "because": list(case.sort.because),
        "warnings": list(case.warnings),
        "tasks": tasks,
        "clocks": clocks,
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
        plan = playbook(desk, case.playbook)
        changed = replace(changed, playbook_version=plan.version)
        desk.books.cases.put(changed)
        members = call_in(desk, changed, _duties(plan, level), now)
        tasks = give(desk, changed, plan, members, now)
        clocks = begin(desk, changed, plan, members, now)
        calling.rose(desk, changed, members, tasks, clocks, now)
    return changed


def renewed(desk: Desk, actor: directory.Actor, case: Case, plan: Playbook, now: datetime) -> Case:
    """Have a case go by a newer version of its playbook: what is new at its level begins."""
    directory.require(actor, "playbook.put", law.LAW)
    changed = replace(case, playbook_version=plan.version, revision=case.revision + 1)
    desk.books.cases.put(changed)
    members = call_in(desk, changed, _duties(plan, case.level), now)
    tasks = give(desk, changed, plan, members, now)
    clocks = begin(desk, changed, plan, members, now)
    facts = {
        "before": case.playbook_version,
        "version": plan.version,
        "tasks": len(tasks),
        "clocks": len(clocks),
    }
    key = case.case_id
    loading.enter(desk, actor, now, case_id=key, action="case.replanned", subject=key, facts=facts)
    for task in tasks:
        calling.assigned(desk, changed, task, now)
    return changed


def playbook(desk: Desk, code: str) -> Playbook:
    """Return a playbook as it stands: the house's own before the shipped; UnknownPlaybook."""
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
        making.task(case, play, known, team, place=len(there) + number, now=now)
        for number, play in enumerate(plays)
    ]
    for task in made:
        desk.books.tasks.put(task)
        if task.due_at is not None:
            desk.books.clocks.put(making.clock(task, now, making.rungs(task, members)))
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
        rungs = [making.rung(duty, members) for duty in rule.ladder]
        clock = keeping.begin(rule, case.case_id, now, moments.zone(case.zone), rungs)
        desk.books.clocks.put(clock)
        made.append(clock)
    return made


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
