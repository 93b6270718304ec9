"""The verbs of tasks: add, begin, finish with proof, skip with a reason, put in another order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.clocks import keeping
from tocsin.cases.model import Case, Person, Step, Words
from tocsin.cases.ports import Desk
from tocsin.cases.tasks import Proof, State, Task, making, ordering
from tocsin.cases.verbs import calling

_Actor = directory.Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A task that a person adds."""

    name: str
    done_when: str = ""
    step: Step = Step.EXECUTE
    duty: str
    owner: Person | None = None
    deputy: Person | None = None
    due_at: datetime | None = None
    blocked_by: tuple[str, ...] = ()
    party: str = ""


def add(desk: Desk, actor: _Actor, case_id: str, asked: Asked, now: datetime) -> Task:
    """Add a task to a running case, at its end."""
    directory.require(actor, "task.add", law.LAW)
    case = loading.case(desk, case_id)
    there = desk.books.tasks.of(case_id)
    name = loading.written(asked.name, "name", longest=loading.LONGEST_NAME)
    member = next((one for one in desk.books.team.of(case_id) if one.duty == asked.duty), None)
    owner = asked.owner or (Person(user_id=member.user_id, name=member.name) if member else None)
    others = [asked.deputy] if asked.deputy else member.deputies if member else []
    deputy = next((one for one in others if one != owner), None)
    task = Task(
        task_id=naming.made(now, case_id, "task", actor.user_id, name, str(len(there))),
        case_id=case_id,
        name=_words(name),
        done_when=_words(loading.written(asked.done_when, "done_when", may_be_empty=True)),
        step=asked.step,
        party=asked.party,
        place=max((one.place for one in there), default=-1) + 1,
        duty=loading.written(asked.duty, "duty", longest=60),
        user_id=owner.user_id if owner else "",
        person=owner.name if owner else "",
        deputy_id=deputy.user_id if deputy else "",
        deputy=deputy.name if deputy else "",
        due_at=asked.due_at,
        blocked_by=tuple(dict.fromkeys(asked.blocked_by)),
    )
    ordering.checked(task, there)
    desk.books.tasks.put(task)
    _time(desk, task, now)
    _enter(desk, actor, case, "task.added", task, {"name": name, "duty": task.duty}, now)
    calling.assigned(desk, case, task, now)
    return task


def begin(
    desk: Desk, actor: _Actor, task_id: str, now: datetime, *, revision: int | None = None
) -> Task:
    """Say that somebody is at it; a task that nobody has becomes theirs. Raises Blocked."""
    directory.require(actor, "task.move", law.LAW)
    task, case = _open(desk, task_id, revision)
    if task.state is not State.OPEN:
        raise errors.NotNow(what="task.begin", state=str(task.state))
    _unblocked(desk, task)
    me = Person(user_id=actor.user_id, name=actor.name)
    theirs = task if task.user_id else making.given(task, me)
    begun = replace(theirs, state=State.DOING, begun_at=now)
    return _changed(desk, actor, case, begun, "task.begun", {}, now)


def hand(
    desk: Desk, actor: _Actor, task_id: str, to: Person, now: datetime, *, due_at: datetime | None
) -> Task:
    """Give a task to somebody, and another due time where one is told."""
    directory.require(actor, "task.move", law.LAW)
    task, case = _open(desk, task_id, None)
    name = loading.written(to.name, "name", longest=loading.LONGEST_NAME)
    theirs = making.given(task, replace(to, name=name))
    given = replace(theirs, due_at=due_at or task.due_at)
    facts = {"user_id": to.user_id, "name": name, "due_at": given.due_at}
    changed = _changed(desk, actor, case, given, "task.handed", facts, now)
    _stop(desk, task, actor, "task.handed", now)
    _time(desk, changed, now)
    calling.assigned(desk, case, changed, now)
    return changed


def finish(
    desk: Desk,
    actor: _Actor,
    task_id: str,
    proof: Proof,
    now: datetime,
    *,
    revision: int | None = None,
) -> Task:
    """Say that a task is done, and what shows it. Raises Blocked, BadEntry without a proof."""
    directory.require(actor, "task.finish", law.LAW)
    task, case = _open(desk, task_id, revision)
    _unblocked(desk, task)
    shown = Proof(
        note=loading.written(proof.note, "proof"),
        link=loading.written(proof.link, "link", longest=2000, may_be_empty=True),
        snapshot_id=proof.snapshot_id,
    )
    done = replace(
        task,
        state=State.DONE,
        proofs=(*task.proofs, shown),
        begun_at=task.begun_at or now,
        settled_at=now,
        settled_by=actor.user_id,
    )
    for clock in desk.books.clocks.of_task(task_id):
        if clock.is_running:
            desk.books.clocks.put(keeping.meet(clock, actor.user_id, shown.note, now))
    facts = {"proof": shown.note, "link": shown.link, "late_s": done.late_s}
    return _changed(desk, actor, case, done, "task.done", facts, now)


def skip(desk: Desk, actor: _Actor, task_id: str, reason: str, now: datetime) -> Task:
    """Leave a task out, for a reason that the review will read."""
    directory.require(actor, "task.skip", law.LAW)
    task, case = _open(desk, task_id, None)
    why = loading.reason(reason, "task.skip")
    skipped = replace(
        task, state=State.SKIPPED, reason=why, settled_at=now, settled_by=actor.user_id
    )
    _stop(desk, task, actor, why, now)
    return _changed(desk, actor, case, skipped, "task.skipped", {"reason": why}, now)


def take_up(desk: Desk, actor: _Actor, task_id: str, reason: str, now: datetime) -> Task:
    """Take a settled task up again: it was not done after all, or is needed after all.

    Its due time holds as it was, and runs again where it is still ahead.
    """
    directory.require(actor, "task.skip", law.LAW)
    task = loading.part(desk.books.tasks, "task", task_id)
    case = loading.case(desk, task.case_id)
    if not task.is_settled:
        raise errors.NotNow(what="task.take_up", state=str(task.state))
    why = loading.reason(reason, "task.take_up")
    again = replace(
        task, state=State.OPEN, reason="", begun_at=None, settled_at=None, settled_by=""
    )
    changed = _changed(desk, actor, case, again, "task.taken_up", {"reason": why}, now)
    if changed.due_at is not None and changed.due_at > now:  # one that is past calls nobody
        _time(desk, changed, now)
    return changed


def order(desk: Desk, actor: _Actor, task_id: str, place: int, now: datetime) -> list[Task]:
    """Put a task at another place of its case's board; return the board."""
    directory.require(actor, "task.order", law.LAW)
    task = loading.part(desk.books.tasks, "task", task_id)
    case = loading.case(desk, task.case_id)
    for one in ordering.moved(desk.books.tasks.of(case.case_id), task_id, place):
        desk.books.tasks.put(one)
    _enter(desk, actor, case, "task.ordered", task, {"place": place}, now)
    return desk.books.tasks.of(case.case_id)


def rewire(
    desk: Desk, actor: _Actor, task_id: str, blocked_by: Sequence[str], now: datetime
) -> Task:
    """Say what a task waits for; raises BadEntry for what is not there, or goes in a circle."""
    directory.require(actor, "task.order", law.LAW)
    task, case = _open(desk, task_id, None)
    changed = replace(task, blocked_by=tuple(dict.fromkeys(blocked_by)))
    ordering.checked(changed, desk.books.tasks.of(case.case_id))
    facts = {"blocked_by": list(changed.blocked_by)}
    return _changed(desk, actor, case, changed, "task.rewired", facts, now)


def _open(desk: Desk, task_id: str, revision: int | None) -> tuple[Task, Case]:
    task = loading.part(desk.books.tasks, "task", task_id)
    case = loading.case(desk, task.case_id)
    loading.unchanged(task, "task", revision)
    if task.is_settled:
        raise errors.NotNow(what="task", state=str(task.state))
    return task, case


def _unblocked(desk: Desk, task: Task) -> None:
    first = ordering.waits_for(task, desk.books.tasks.of(task.case_id))
    if first:
        raise errors.Blocked(by=[dict(one.name) for one in first], tasks=len(first))


def _time(desk: Desk, task: Task, now: datetime) -> None:
    if task.due_at is not None:
        rungs = making.rungs(task, desk.books.team.of(task.case_id))
        desk.books.clocks.put(making.clock(task, now, rungs))


def _stop(desk: Desk, task: Task, actor: _Actor, why: str, now: datetime) -> None:
    for clock in desk.books.clocks.of_task(task.task_id):
        if clock.is_running:
            desk.books.clocks.put(keeping.stop(clock, actor.user_id, why, now))


def _changed(
    desk: Desk,
    actor: _Actor,
    case: Case,
    task: Task,
    action: str,
    facts: Mapping[str, object],
    now: datetime,
) -> Task:
    changed = replace(task, revision=task.revision + 1)
    desk.books.tasks.put(changed)
    _enter(desk, actor, case, action, changed, facts, now)
    return changed


def _enter(
    desk: Desk,
    actor: _Actor,
    case: Case,
    action: str,
    task: Task,
    facts: Mapping[str, object],
    now: datetime,
) -> None:
    told = {**facts, "task": dict(task.name)}
    loading.enter(
        desk, actor, now, case_id=case.case_id, action=action, subject=task.task_id, facts=told
    )


def _words(text: str) -> Words:
    return {"": text} if text else {}
