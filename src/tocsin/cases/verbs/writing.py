"""What people write down: hand-overs, meetings, impact, hours worked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tocsin import directory
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.papers import Field, Form, Handover, Impact, Meeting, Shift, welfare
from tocsin.cases.ports import Desk

_Actor = directory.Actor
WORST = 4
_LONGEST_SHIFT = timedelta(hours=48)

# What has to be ready before people meet in this form; the catalogue says each.
PREPARED: Mapping[Form, tuple[str, ...]] = {
    Form.MEETING: ("agenda", "facts", "decisions_needed"),
    Form.PRESS_CONFERENCE: (
        "spokesperson",
        "statement",
        "questions",
        "press_kit",
        "room",
        "live_feed",
        "interpreter",
    ),
    Form.LIVE_STREAM: ("host", "script", "questions", "moderation", "test", "fallback"),
    Form.PHONE_CONFERENCE: ("dial_in", "chair", "agenda", "minutes_taker"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A hand-over as its author writes it."""

    standing: str
    open_points: tuple[str, ...] = ()
    watch_for: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A meeting as somebody plans it."""

    form: Form
    name: str
    begins_at: datetime
    link: str = ""
    invited: tuple[str, ...] = ()
    prepared: Mapping[str, bool] = field(default_factory=dict)


def hand_over(desk: Desk, actor: _Actor, case_id: str, note: Note, now: datetime) -> Handover:
    """Tell the next shift where things stand."""
    directory.require(actor, "handover.write", law.LAW)
    loading.case(desk, case_id)
    standing = loading.written(note.standing, "standing")
    one = Handover(
        handover_id=naming.made(now, case_id, "handover", actor.user_id, standing),
        case_id=case_id,
        at=now,
        by=actor.user_id,
        person=actor.name,
        standing=standing,
        open_points=loading.texts(note.open_points, "open_points"),
        watch_for=loading.written(note.watch_for, "watch_for", may_be_empty=True),
        to=note.to,
    )
    desk.books.handovers.put(one)
    _enter(desk, actor, case_id, "handover.written", one.handover_id, {"to": one.to}, now)
    return one


def take_over(desk: Desk, actor: _Actor, handover_id: str, now: datetime) -> Handover:
    """Say that one has read a hand-over and goes on; nobody takes over from themselves."""
    directory.require(actor, "handover.take", law.LAW)
    one = loading.part(desk.books.handovers, "handover", handover_id)
    if one.taken_by or one.by == actor.user_id or one.to not in {"", actor.user_id}:
        state = "own" if one.by == actor.user_id else "other"
        raise errors.NotNow(what="handover.take", state="taken" if one.taken_by else state)
    taken = replace(one, taken_by=actor.user_id, taken_at=now)
    desk.books.handovers.put(taken)
    _enter(desk, actor, one.case_id, "handover.taken", handover_id, {"from": one.by}, now)
    return taken


def plan(
    desk: Desk, actor: _Actor, case_id: str, told: Planned, now: datetime, *, meeting_id: str = ""
) -> Meeting:
    """Plan a meeting, or change one that has not been held."""
    directory.require(actor, "meeting.plan", law.LAW)
    loading.case(desk, case_id)
    before = loading.part(desk.books.meetings, "meeting", meeting_id) if meeting_id else None
    if before is not None and (before.held_at is not None or before.case_id != case_id):
        raise errors.NotNow(what="meeting.plan", state="held")
    name = loading.written(told.name, "name", longest=loading.LONGEST_NAME)
    asked = PREPARED[told.form]
    one = Meeting(
        meeting_id=meeting_id or naming.made(now, case_id, "meeting", actor.user_id, name),
        case_id=case_id,
        form=told.form,
        name=name,
        begins_at=told.begins_at,
        link=_link(told.link),
        invited=loading.texts(told.invited, "invited"),
        prepared={each: told.prepared.get(each, False) for each in asked},
        by=actor.user_id,
    )
    desk.books.meetings.put(one)
    facts = {"name": name, "form": str(one.form), "begins_at": one.begins_at, "link": one.link}
    action = "meeting.changed" if before else "meeting.planned"
    _enter(desk, actor, case_id, action, one.meeting_id, facts, now)
    return one


def minute(
    desk: Desk,
    actor: _Actor,
    meeting_id: str,
    minutes: str,
    decisions: Sequence[str],
    now: datetime,
) -> Meeting:
    """Write a meeting's minutes; again replaces them, and the timeline keeps what they were."""
    directory.require(actor, "meeting.minute", law.LAW)
    one = loading.part(desk.books.meetings, "meeting", meeting_id)
    loading.known(desk, one.case_id)
    held = replace(
        one,
        minutes=loading.written(minutes, "minutes"),
        decisions=loading.texts(decisions, "decisions"),
        held_at=one.held_at or now,
    )
    desk.books.meetings.put(held)
    facts = {"name": one.name, "minutes": held.minutes, "decisions": list(held.decisions)}
    _enter(desk, actor, one.case_id, "meeting.minuted", meeting_id, facts, now)
    return held


def score(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    scored: Field,
    worth: int,
    evidence: str,
    now: datetime,
    *,
    links: Sequence[str] = (),
) -> Impact:
    """Say how grave it is in one field, 0 to 4, and on what evidence; the newest counts."""
    directory.require(actor, "impact.score", law.LAW)
    loading.case(desk, case_id)
    if not 0 <= worth <= WORST:
        raise errors.BadEntry(what="score", why="out_of_range")
    one = Impact(
        impact_id=naming.made(now, case_id, "impact", str(scored), actor.user_id),
        case_id=case_id,
        field=scored,
        score=worth,
        evidence=loading.written(evidence, "evidence"),
        links=tuple(map(_link, loading.texts(links, "links"))),
        at=now,
        by=actor.user_id,
    )
    desk.books.impacts.put(one)
    facts = {"field": str(scored), "score": worth, "evidence": one.evidence}
    _enter(desk, actor, case_id, "impact.scored", one.impact_id, facts, now)
    return one


def log_hours(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    begins_at: datetime,
    ends_at: datetime,
    now: datetime,
    *,
    is_struggling: bool = False,
) -> Shift:
    """Write down one's own hours; only those of a person themselves, and never how they feel why.

    The timeline says that hours were logged, not how many: they are for whoever leads.
    """
    directory.require(actor, "hours.log", law.LAW)
    loading.known(desk, case_id)
    if not timedelta() < ends_at - begins_at <= _LONGEST_SHIFT:
        raise errors.BadEntry(what="hours", why="out_of_range")
    one = Shift(
        shift_id=naming.made(now, case_id, "shift", actor.user_id, begins_at.isoformat()),
        case_id=case_id,
        user_id=actor.user_id,
        name=actor.name,
        begins_at=begins_at,
        ends_at=ends_at,
        is_struggling=is_struggling,
        logged_at=now,
    )
    desk.books.shifts.put(one)
    _enter(desk, actor, case_id, "hours.logged", one.shift_id, {}, now)
    return one


def hours(desk: Desk, actor: _Actor, case_id: str, now: datetime) -> list[welfare.Worked]:
    """Return who has worked how long; without the right to see it, one's own. NotAllowed."""
    directory.require(actor, "case.view", law.LAW)
    shifts = desk.books.shifts.of(case_id)
    if not directory.may(actor, "hours.see", law.LAW):
        shifts = [one for one in shifts if one.user_id == actor.user_id]
    return welfare.worked(shifts, now)


def _link(told: str) -> str:
    link = loading.written(told, "link", longest=2000, may_be_empty=True)
    if link and not link.startswith(("https://", "http://", "tel:")):
        raise errors.BadEntry(what="link", why="no_link")
    return link


def _enter(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
    now: datetime,
) -> None:
    loading.enter(desk, actor, now, case_id=case_id, action=action, subject=subject, facts=facts)
