"""The verbs of a case itself: sort, step, link, weigh, team, note, close."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.cases import errors, law, loading
from tocsin.cases.clocks import Rung, keeping
from tocsin.cases.model import Case, Factors, Member, Person, Sort, Stage, State, Step
from tocsin.cases.ports import Desk
from tocsin.cases.tasks import making
from tocsin.cases.verbs import calling, opening

_Actor = directory.Actor


def sort(
    desk: Desk, actor: _Actor, case_id: str, told: Sort, now: datetime, *, revision: int | None
) -> Case:
    """Confirm what kind of crisis it is."""
    directory.require(actor, "case.sort", law.LAW)
    case = loading.case(desk, case_id, revision=revision)
    confirmed = replace(told, confirmed_by=actor.user_id, confirmed_at=now)
    facts = {"trigger": str(told.trigger), "kind": str(told.kind), "origin": str(told.origin)}
    return _changed(desk, actor, replace(case, sort=confirmed), "case.sorted", facts, now)


def step(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    to: Step,
    now: datetime,
    *,
    reason: str = "",
    revision: int | None = None,
) -> Case:
    """Go on to a step. The next one needs no reason; going back, or leaving some out, does."""
    directory.require(actor, "case.step", law.LAW)
    case = loading.case(desk, case_id, revision=revision)
    if to is case.step:
        raise errors.NotNow(what="case.step", state=str(to))
    is_next = to.place == case.step.place + 1
    why = loading.written(reason, "reason", may_be_empty=True) if is_next else ""
    why = why or ("" if is_next else loading.reason(reason, "case.step"))
    facts = {"before": str(case.step), "after": str(to), "reason": why}
    return _changed(desk, actor, replace(case, step=to), "case.stepped", facts, now)


def stage(desk: Desk, actor: _Actor, case_id: str, to: Stage, now: datetime) -> Case:
    """Say where the public's attention stands."""
    directory.require(actor, "case.sort", law.LAW)
    case = loading.case(desk, case_id)
    facts = {"before": str(case.stage), "after": str(to)}
    return _changed(desk, actor, replace(case, stage=to), "case.staged", facts, now)


def weigh(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    told: Factors,
    now: datetime,
    *,
    revision: int | None = None,
) -> Case:
    """Write down what weighs on the strategy."""
    directory.require(actor, "case.weigh", law.LAW)
    case = loading.case(desk, case_id, revision=revision)
    clean = Factors(
        history=told.history,
        prior_reputation=loading.written(told.prior_reputation, "factors", may_be_empty=True),
        **{
            name: loading.written(getattr(told, name), "factors", may_be_empty=True)
            for name in ("urgency", "resources", "competitors", "stakeholders", "long_term")
        },
    )
    return _changed(desk, actor, replace(case, factors=clean), "case.weighed", {}, now)


def link(desk: Desk, actor: _Actor, case_id: str, warning_id: str, now: datetime) -> Case:
    """Say that a warning belongs to a case, too."""
    directory.require(actor, "case.link", law.LAW)
    case = loading.case(desk, case_id)
    if warning_id in case.warnings:
        return case
    linked = replace(case, warnings=(*case.warnings, warning_id))
    return _changed(desk, actor, linked, "case.linked", {"warning_id": warning_id}, now)


def assign(
    desk: Desk, actor: _Actor, case_id: str, duty: str, person: Person, now: datetime
) -> Member:
    """Give a duty on a case to somebody; what they have to do of it goes with it."""
    directory.require(actor, "case.assign", law.LAW)
    case = loading.case(desk, case_id)
    named = loading.written(duty, "duty", longest=60)
    holder = replace(
        person, name=loading.written(person.name, "name", longest=loading.LONGEST_NAME)
    )
    former = next((one for one in desk.books.team.of(case_id) if one.duty == named), None)
    member = Member(
        case_id=case_id,
        duty=named,
        user_id=person.user_id,
        name=holder.name,
        deputies=former.deputies if former else (),
        since=now,
        assigned_by=actor.user_id,
    )
    desk.books.team.put(member)
    for task in desk.books.tasks.of(case_id):
        if task.duty == named and not task.is_settled:
            theirs = replace(making.given(task, holder), revision=task.revision + 1)
            desk.books.tasks.put(theirs)
            calling.assigned(desk, case, theirs, now)
    _hand_clocks(desk, case_id, Rung(duty=named, user_id=member.user_id, name=member.name))
    facts = {
        "duty": named,
        "user_id": person.user_id,
        "name": member.name,
        "before": former.user_id if former else "",
    }
    _enter(desk, actor, case, "case.assigned", facts, now)
    return member


def note(desk: Desk, actor: _Actor, case_id: str, text: str, now: datetime) -> None:
    """Write a line in the timeline; a closed case still takes one."""
    directory.require(actor, "case.note", law.LAW)
    case = loading.known(desk, case_id)
    _enter(desk, actor, case, "case.noted", {"text": loading.written(text, "note")}, now)


def close(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    outcome: str,
    now: datetime,
    *,
    leave_open: bool = False,
    revision: int | None = None,
) -> Case:
    """Stand down: every clock stops. Work that is left has to be left on purpose.

    Raises StillOpen, NoReason without an outcome, Closed.
    """
    directory.require(actor, "case.close", law.LAW)
    case = loading.case(desk, case_id, revision=revision)
    told = loading.reason(outcome, "case.close")
    left = [one for one in desk.books.tasks.of(case_id) if not one.is_settled]
    running = [one for one in desk.books.clocks.of(case_id) if one.is_running]
    if (left or running) and not leave_open:
        raise errors.StillOpen(tasks=len(left), clocks=len(running))
    for clock in running:
        desk.books.clocks.put(keeping.stop(clock, actor.user_id, "case.closed", now))
    closed = replace(case, state=State.CLOSED, closed_at=now, closed_by=actor.user_id, outcome=told)
    facts = {"outcome": told, "tasks_left": len(left), "clocks_stopped": len(running)}
    return _changed(desk, actor, closed, "case.closed", facts, now)


def reopen(desk: Desk, actor: _Actor, case_id: str, reason: str, now: datetime) -> Case:
    """Take a closed case up again, at the step of assessing; its stopped clocks stay stopped."""
    directory.require(actor, "case.reopen", law.LAW)
    case = loading.known(desk, case_id)
    if case.is_open:
        raise errors.NotNow(what="case.reopen", state=str(case.state))
    why = loading.reason(reason, "case.reopen")
    again = replace(
        case, state=State.OPEN, step=Step.ASSESS, closed_at=None, closed_by="", outcome=""
    )
    return _changed(desk, actor, again, "case.reopened", {"reason": why}, now)


def set_level(
    desk: Desk, actor: _Actor, case_id: str, level: opening.Level, reason: str, now: datetime
) -> Case:
    """Give a case a level on a person's word."""
    directory.require(actor, "case.level", law.LAW)
    case = loading.case(desk, case_id)
    why = loading.reason(reason, "case.level")
    return opening.raised(desk, actor, case, level, now, why=why)


def _hand_clocks(desk: Desk, case_id: str, to: Rung) -> None:
    """Have the case's clocks tell whoever holds a duty now, where they told its former holder."""
    for clock in desk.books.clocks.of(case_id):
        if clock.is_running and any(one.duty == to.duty for one in clock.rungs):
            rungs = [to if one.duty == to.duty else one for one in clock.rungs]
            desk.books.clocks.put(keeping.handed(clock, rungs))


def _changed(
    desk: Desk, actor: _Actor, case: Case, action: str, facts: Mapping[str, object], now: datetime
) -> Case:
    changed = replace(case, revision=case.revision + 1)
    desk.books.cases.put(changed)
    _enter(desk, actor, case, action, facts, now)
    return changed


def _enter(
    desk: Desk, actor: _Actor, case: Case, action: str, facts: Mapping[str, object], now: datetime
) -> None:
    loading.enter(
        desk, actor, now, case_id=case.case_id, action=action, subject=case.case_id, facts=facts
    )
