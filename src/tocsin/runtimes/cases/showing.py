"""Cases as a person sees them: with what they may do, and the names behind the ids."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from tocsin import cases, directory, shapes
from tocsin.adapters import sql
from tocsin.cases import tasks
from tocsin.runtimes.cases import peopling, shaping, speaking

Shape = shapes.Shape
_OfCase = TypeVar("_OfCase", cases.Member, tasks.Task, cases.clocks.Clock)
NEWEST = 200  # lines of the timeline that the room shows at once


def board(
    books: sql.Books, actor: directory.Actor, some: Sequence[cases.Case], now: datetime
) -> list[Shape]:
    """Return cases as the board shows them, however many, in one look at each book. NotAllowed."""
    directory.require(actor, "case.view", cases.LAW)
    cabinet = books.cases.cabinet()
    ids = [one.case_id for one in some]
    teams = _by_case(cabinet.team.of_all(ids))
    left = _by_case(cabinet.tasks.of_all(ids))
    running = _by_case(cabinet.clocks.of_all(ids))
    return [
        _listed(one, teams[one.case_id], left[one.case_id], running[one.case_id], now)
        for one in some
    ]


def room(books: sql.Books, one: cases.Case, actor: directory.Actor) -> Shape:
    """Return a case as a room, for whoever asks; raises NotAllowed."""
    directory.require(actor, "case.view", cases.LAW)
    cabinet = books.cases.cabinet()
    told = shaping.whole(cabinet, one, lines=NEWEST)
    known = peopling.names(books)
    return {
        **told,
        "tasks": board_of(cabinet, one.case_id),
        "next_steps": _next_steps(one),
        "linked": _linked(books, one),
        "answers": speaking.answers(books, one.case_id),
        "may": sorted(verb for verb in cases.LAW if directory.may(actor, verb, cases.LAW)),
        "names": {key: name for key, name in known.items() if key in _ids(told)},
    }


def board_of(cabinet: cases.Cabinet, case_id: str) -> list[Shape]:
    """Return a case's tasks in order, each with what it still waits for."""
    some = cabinet.tasks.of(case_id)
    return [_task(one, some) for one in some]


def task(cabinet: cases.Cabinet, one: tasks.Task) -> Shape:
    """Return one task, with what it still waits for."""
    return _task(one, cabinet.tasks.of(one.case_id))


def _task(one: tasks.Task, some: Sequence[tasks.Task]) -> Shape:
    first = [each.task_id for each in tasks.ordering.waits_for(one, some)]
    return {**shaping.flat(one), "late_s": one.late_s, "waits_for": first}


def _by_case(some: Iterable[_OfCase]) -> dict[str, list[_OfCase]]:
    found: dict[str, list[_OfCase]] = defaultdict(list)
    for one in some:
        found[one.case_id].append(one)
    return found


def _listed(
    one: cases.Case,
    team: Sequence[cases.Member],
    tasks_all: Sequence[tasks.Task],
    clocks_all: Sequence[cases.clocks.Clock],
    now: datetime,
) -> Shape:
    left = [each for each in tasks_all if not each.is_settled]
    running = [each for each in clocks_all if each.is_running]
    following = next(iter(running), None)
    return {
        **shaping.brief(one),
        "lead": next((each.name for each in team if each.duty == "lead"), ""),
        "gaps": sum(not each.user_id for each in team),
        "tasks_all": len(tasks_all),
        "tasks_open": len(left),
        "tasks_late": sum(each.due_at is not None and each.due_at < now for each in left),
        "clocks_late": sum(each.due_at < now for each in running if each.code != "task"),
        "next_clock": shaping.clock(following) if following else None,
    }


def _next_steps(one: cases.Case) -> list[Shape]:
    if not one.is_open:
        return []
    return [
        {"step": str(step), "needs_reason": step.place != one.step.place + 1}
        for step in cases.Step
        if step is not one.step
    ]


def _linked(books: sql.Books, one: cases.Case) -> list[Shape]:
    watches = {each.watch_id: each.name for each in books.watches.all()}
    found = [books.warnings.get(each) for each in one.warnings]
    return [
        {
            "warning_id": each.warning_id,
            "watch_id": each.watch_id,
            "watch_name": watches.get(each.watch_id, each.watch_id),
            "level": each.level.word,
            "opened_at": shapes.time(each.opened_at),
            "closed_at": shapes.time(each.closed_at),
        }
        for each in found
        if each is not None
    ]


def _ids(told: object) -> set[str]:
    """Return every text that stands alone in a shape: among them are the ids."""
    if isinstance(told, str):
        return {told}
    if isinstance(told, dict):
        return set().union(*map(_ids, told.values()))
    return set().union(*map(_ids, told)) if isinstance(told, list) else set()
