"""What comes before what among tasks: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from tocsin.cases import errors
from tocsin.cases.tasks.model import Task


def waits_for(task: Task, others: Iterable[Task]) -> list[Task]:
    """Return the tasks that have to be settled first."""
    return [one for one in others if one.task_id in task.blocked_by and not one.is_settled]


def checked(task: Task, others: Sequence[Task]) -> None:
    """Raise errors.BadEntry where a task waits for what is not there, or for itself."""
    known = {one.task_id for one in others}
    strange = [one for one in task.blocked_by if one not in known]
    if strange:
        raise errors.BadEntry(what="blocked_by", why="unknown", task_id=strange[0])
    graph = {one.task_id: one.blocked_by for one in others if one.task_id != task.task_id}
    try:
        TopologicalSorter({**graph, task.task_id: task.blocked_by}).prepare()
    except CycleError as error:
        raise errors.BadEntry(what="blocked_by", why="circle") from error


def moved(tasks: Sequence[Task], task_id: str, place: int) -> list[Task]:
    """Return the tasks whose place changes when one of them is put at `place` (from 0)."""
    one = next(each for each in tasks if each.task_id == task_id)
    rest = [each for each in tasks if each.task_id != task_id]
    order = [*rest[: max(place, 0)], one, *rest[max(place, 0) :]]
    return [
        replace(each, place=number) for number, each in enumerate(order) if each.place != number
    ]
