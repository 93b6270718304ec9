"""A task of a play, and the clock of its due time: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.cases import naming
from tocsin.cases.clocks import Clock, Rung, keeping, moments
from tocsin.cases.model import Case, Member, Person
from tocsin.cases.playbooks.model import Play
from tocsin.cases.tasks.model import Task


def task(
    case: Case,
    play: Play,
    known: Mapping[str, str],
    team: Mapping[str, Member],
    *,
    place: int,
    now: datetime,
) -> Task:
    """Return the task of a play, with whoever holds its duty."""
    owner = team.get(play.role)
    deputy = _stand_in(owner, team.get(play.deputy))
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
        deputy_id=deputy.user_id if deputy else "",
        deputy=deputy.name if deputy else "",
        due_at=moments.due(due_after, now, moments.zone(case.zone)) if due_after else None,
        blocked_by=tuple(known[one] for one in play.blocked_by if one in known),
        source=play.source,
    )


def given(one: Task, to: Person) -> Task:
    """Return the task as theirs; nobody is their own deputy."""
    theirs = replace(one, user_id=to.user_id, person=to.name)
    return replace(theirs, deputy_id="", deputy="") if to.user_id == one.deputy_id else theirs


def clock(one: Task, now: datetime, told: Sequence[Rung]) -> Clock:
    """Return the clock of a task's due time."""
    due_at = one.due_at or now
    lead = max((due_at - now) / 4, keeping.SHORTEST_NOTICE)
    return Clock(
        clock_id=naming.made(now, one.task_id, "clock", due_at.isoformat(), str(one.revision)),
        case_id=one.case_id,
        code="task",
        name=one.name,
        done_when=one.done_when,
        began_at=now,
        due_at=due_at,
        warn_at=max(due_at - lead, now + (due_at - now) / 2),
        task_id=one.task_id,
        rungs=tuple(told),
        source=one.source,
    )


def rungs(one: Task, members: Sequence[Member]) -> list[Rung]:
    """Return who is told of a task's due time: its owner, its deputy, whoever leads."""
    owner = Rung(duty=one.duty, user_id=one.user_id, name=one.person)
    deputy = Rung(duty=one.deputy_duty, user_id=one.deputy_id, name=one.deputy)
    found = [owner, *([deputy] if one.deputy_id else []), rung("lead", members)]
    seen: dict[str, Rung] = {}
    for each in found:
        seen.setdefault(each.user_id or f"duty/{each.duty}", each)
    return list(seen.values())


def _stand_in(owner: Member | None, deputy: Member | None) -> Person | None:
    held = [Person(user_id=deputy.user_id, name=deputy.name), *deputy.deputies] if deputy else []
    asked = [*held, *(owner.deputies if owner else ())]
    taken = {"", owner.user_id if owner else ""}
    return next((one for one in asked if one.user_id not in taken), None)


def rung(duty: str, members: Sequence[Member]) -> Rung:
    """Return a duty with whoever holds it."""
    found = next((one for one in members if one.duty == duty), None)
    return Rung(
        duty=duty,
        user_id=found.user_id if found else "",
        name=found.name if found else "",
    )
