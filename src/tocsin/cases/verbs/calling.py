"""What people are told of a case: codes and facts, the catalogue has the sentences."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tocsin import notices
from tocsin.cases import care
from tocsin.cases.clocks import Clock, keeping, moments
from tocsin.cases.model import Case, Member, Person
from tocsin.cases.papers import Negative
from tocsin.cases.ports import Desk
from tocsin.cases.tasks import Task

_OF_THE_HOUSE = "yellow"  # a promise that no case makes
_QUOTED = 300  # characters of what somebody wrote
_TOLD = 5  # tasks and clocks that a notice names; the case has them all


def opened(
    desk: Desk,
    case: Case,
    members: Sequence[Member],
    tasks: Sequence[Task],
    clocks: Sequence[Clock],
    now: datetime,
) -> None:
    """Tell the team that a case is open, each with what is theirs."""
    _team(desk, "opened", case, members, tasks, clocks, now)


def rose(
    desk: Desk,
    case: Case,
    members: Sequence[Member],
    tasks: Sequence[Task],
    clocks: Sequence[Clock],
    now: datetime,
) -> None:
    """Tell the team that a case's level rose, each with what is new for them."""
    _team(desk, f"rose/{case.level.word}", case, members, tasks, clocks, now)


def clock(desk: Desk, case: Case | None, one: keeping.Ticked, now: datetime) -> None:
    """Tell one person of a clock that runs out, or has run out; without a case, of the house's."""
    told, rung = one.clock, one.rung
    zone = case.zone if case else "UTC"
    level = case.level.word if case else _OF_THE_HOUSE
    level = care.LEVEL if told.code == care.ABOUT else level
    who = f"/{rung.user_id}" if rung and rung.user_id else ""
    place = told.climbed if one.call is keeping.Call.LATE else 0
    bulletin = notices.Bulletin(
        bulletin_id=f"{told.clock_id}/{one.call}/{place}{who}",
        topic_id=f"{told.case_id}/clock/{told.clock_id}",
        at=now,
        level=level,
        subject_code=f"cases.subject.{one.call}",
        facts={
            "name": _named(case),
            "clock": _worded(told.name),
            "due": _due(zone, told.due_at),
        },
        lines=(
            _clock(zone, told),
            *(
                [_line("cases.line.done_when", text=_worded(told.done_when))]
                if told.done_when
                else []
            ),
            _line("cases.line.duty", duty=duty(rung.duty)) if rung else _line("cases.line.nobody"),
        ),
        is_simulated=case.is_simulated if case else False,
    )
    people = [Person(user_id=rung.user_id, name=rung.name)] if rung and rung.user_id else []
    desk.tell(bulletin, people)


def assigned(desk: Desk, case: Case, task: Task, now: datetime) -> None:
    """Tell somebody that a task is theirs."""
    if not task.user_id:
        return
    bulletin = notices.Bulletin(
        bulletin_id=f"{task.task_id}/assigned/{task.user_id}/{task.revision}",
        topic_id=f"{case.case_id}/task/{task.task_id}",
        at=now,
        level="blue",  # a task is no emergency of its own: its clock is
        subject_code="cases.subject.assigned",
        facts={"name": case.name, "task": _worded(task.name)},
        lines=(_task(case, task),),
        is_simulated=case.is_simulated,
    )
    desk.tell(bulletin, [Person(user_id=task.user_id, name=task.person)])


def given(desk: Desk, case: Case | None, one: Negative, now: datetime) -> None:
    """Tell somebody that a negative post is theirs to see through."""
    about = one.theme or one.excerpt[:_QUOTED]
    due = _due(case.zone if case else "UTC", one.due_at) if one.due_at else ""
    bulletin = notices.Bulletin(
        bulletin_id=f"{one.negative_id}/given/{one.user_id}/{due}",
        topic_id=f"{one.case_id}/negative/{one.negative_id}",
        at=now,
        level="blue",
        subject_code="cases.subject.assigned",
        facts={"name": _named(case), "task": about},
        lines=(
            _line("cases.line.reported", text=one.excerpt[:_QUOTED]),
            *([_line("cases.line.task_due", task=about, due=due)] if due else []),
        ),
        is_simulated=case.is_simulated if case else False,
    )
    desk.tell(bulletin, [Person(user_id=one.user_id, name=one.person)])


def reported(desk: Desk, what: str, report_id: str, *, urgent: bool, now: datetime) -> None:
    """Tell the house that somebody reports a risk."""
    bulletin = notices.Bulletin(
        bulletin_id=f"report/{report_id}",
        topic_id=f"report/{report_id}",
        at=now,
        level="orange" if urgent else "yellow",
        subject_code="cases.subject.reported",
        facts={},
        lines=(_line("cases.line.reported", text=what[:_QUOTED]),),
    )
    desk.tell(bulletin, ())


def duty(code: str) -> Mapping[str, object]:
    """Return a duty as a fact; one that the catalogue does not know goes by its code."""
    return {"code": f"cases.duty.{code}", "facts": {}, "text": code}


def _team(
    desk: Desk,
    what: str,
    case: Case,
    members: Sequence[Member],
    tasks: Sequence[Task],
    clocks: Sequence[Clock],
    now: datetime,
) -> None:
    word = what.partition("/")[0]
    gaps = [one for one in members if not one.user_id]
    for person, duties in _people(members).items():
        mine = [one for one in tasks if one.duty in duties]
        lines = [
            _line("cases.line.duties", duties=[duty(one) for one in duties]),
            *(_clock(case.zone, one) for one in clocks[:_TOLD]),
            *(_task(case, one) for one in mine[:_TOLD]),
            *([_line("cases.line.gaps", duties=[duty(one.duty) for one in gaps])] if gaps else []),
        ]
        bulletin = _bulletin(case, f"{what}/{person.user_id}", word, lines, now)
        stand_ins = [
            each for one in members if one.user_id == person.user_id for each in one.deputies
        ]
        desk.tell(bulletin, [person, *dict.fromkeys(stand_ins)])
    lines = [_line("cases.line.gaps", duties=[duty(one.duty) for one in gaps])] if gaps else []
    lines = [*(_clock(case.zone, one) for one in clocks[:_TOLD]), *lines]
    house = _bulletin(case, f"{what}/house", word, lines, now)
    desk.tell(house, ())


def _people(members: Sequence[Member]) -> dict[Person, list[str]]:
    found: dict[Person, list[str]] = {}
    for one in members:
        if one.user_id:
            found.setdefault(Person(user_id=one.user_id, name=one.name), []).append(one.duty)
    return found


def _bulletin(
    case: Case, what: str, word: str, lines: Sequence[Mapping[str, object]], now: datetime
) -> notices.Bulletin:
    return notices.Bulletin(
        bulletin_id=f"{case.case_id}/{what}",
        topic_id=f"{case.case_id}/{what}",
        at=now,
        level=case.level.word,
        subject_code=f"cases.subject.{word}",
        facts={
            "name": case.name,
            "level": {"code": f"notices.level.{case.level.word}", "facts": {}},
        },
        lines=tuple(lines),
        is_simulated=case.is_simulated,
    )


def _clock(zone: str, one: Clock) -> Mapping[str, object]:
    return _line("cases.line.clock", clock=_worded(one.name), due=_due(zone, one.due_at))


def _task(case: Case, one: Task) -> Mapping[str, object]:
    if one.due_at is None:
        return _line("cases.line.task", task=_worded(one.name))
    return _line("cases.line.task_due", task=_worded(one.name), due=_due(case.zone, one.due_at))


def _due(zone: str, at: datetime) -> str:
    """Return a due time as people on the case read it: on their wall, with the wall named."""
    return f"{at.astimezone(moments.zone(zone)):%Y-%m-%d %H:%M} ({zone})"


def _named(case: Case | None) -> object:
    return case.name if case else {"code": "cases.the_house", "facts": {}}


def _worded(words: Mapping[str, str]) -> Mapping[str, object]:
    return {"words": dict(words)}


def _line(code: str, **facts: object) -> Mapping[str, object]:
    return {"code": code, "facts": facts}
