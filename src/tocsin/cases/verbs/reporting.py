"""Risks that people report in a minute: employees when signed in, anybody by the public form."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.model import Case, Opening, Sort, Trigger
from tocsin.cases.papers import Report
from tocsin.cases.ports import Desk
from tocsin.cases.verbs import calling, opening

_Actor = directory.Actor
LONGEST = 4_000
PUBLIC = directory.Actor(user_id="public", name="", roles=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody tells us."""

    what: str
    where: str = ""
    contact: str = ""
    urgent: bool = False


def listed(desk: Desk, actor: _Actor, limit: int) -> list[Report]:
    """Return what people told us, the newest first; raises NotAllowed."""
    directory.require(actor, "report.settle", law.LAW)
    return desk.books.reports.all(limit)


def report(desk: Desk, actor: _Actor, told: Told, now: datetime) -> Report:
    """Take an employee's report, and tell the house at once."""
    directory.require(actor, "report.send", law.LAW)
    return _taken(desk, actor, told, now, is_public=False)


def tip(desk: Desk, told: Told, now: datetime) -> Report:
    """Take a tip of the public: the one verb that nobody needs a name for.

    It is words for a person to read; nothing follows from it by itself, and it never wakes people.
    """
    return _taken(desk, PUBLIC, replace(told, urgent=False), now, is_public=True)


def to_case(
    desk: Desk,
    actor: _Actor,
    report_id: str,
    asked_level: warning.Level,
    playbook: str,
    now: datetime,
    *,
    name: str = "",
    zone: str = "UTC",
    country: str = "",
) -> Case:
    """Open a case from a report."""
    directory.require(actor, "report.settle", law.LAW)
    one = _new(desk, report_id)
    case = opening.open_case(
        desk,
        actor,
        opening.Asked(
            name=name or one.what[:80],
            level=asked_level,
            opening=Opening.TIP if one.is_public else Opening.REPORT,
            sort=Sort(trigger=Trigger.UNKNOWN),
            playbook=playbook,
            country=country,
            zone=zone,
            report_id=report_id,
        ),
        now,
    )
    _settled(desk, actor, replace(one, state="case", case_id=case.case_id), now)
    return case


def settle(
    desk: Desk, actor: _Actor, report_id: str, state: str, answer: str, now: datetime
) -> Report:
    """Say what became of a report: noted, or thanked, with the thanks or the reward."""
    directory.require(actor, "report.settle", law.LAW)
    one = loading.part(desk.books.reports, "report", report_id)
    if state not in {"noted", "thanked"}:
        raise errors.BadEntry(what="state", why="unknown")
    told = loading.written(answer, "answer", may_be_empty=state == "noted")
    return _settled(desk, actor, replace(one, state=state, answer=told), now)


def _new(desk: Desk, report_id: str) -> Report:
    one = loading.part(desk.books.reports, "report", report_id)
    if one.case_id:
        raise errors.NotNow(what="report", state=one.state)
    return one


def _taken(desk: Desk, actor: _Actor, told: Told, now: datetime, *, is_public: bool) -> Report:
    what = loading.written(told.what, "what", longest=LONGEST)
    one = Report(
        report_id=naming.made(now, actor.user_id, "report", what),
        is_public=is_public,
        at=now,
        by="" if is_public else actor.user_id,
        name=actor.name,
        contact=loading.written(told.contact, "contact", longest=200, may_be_empty=True),
        what=what,
        where=loading.written(told.where, "where", longest=500, may_be_empty=True),
        urgent=told.urgent,
    )
    if desk.books.reports.get(one.report_id) is None:
        desk.books.reports.put(one)
        facts = {"is_public": is_public, "urgent": one.urgent}
        loading.enter(
            desk, actor, now, case_id="", action="report.sent", subject=one.report_id, facts=facts
        )
        if not is_public:
            calling.reported(desk, what, one.report_id, urgent=one.urgent, now=now)
    return one


def _settled(desk: Desk, actor: _Actor, one: Report, now: datetime) -> Report:
    settled = replace(one, settled_by=actor.user_id, settled_at=now)
    desk.books.reports.put(settled)
    facts = {"state": one.state, "answer": one.answer, "case_id": one.case_id}
    loading.enter(
        desk,
        actor,
        now,
        case_id=one.case_id,
        action="report.settled",
        subject=one.report_id,
        facts=facts,
    )
    return settled
