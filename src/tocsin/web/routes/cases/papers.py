"""Meetings, hand-overs, impact, hours."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api", tags=["cases"])

_REFUSED = refusals.changing(404, 409)
_plain = runtime.shaping.plain


def _planned(entry: wishes.MeetingEntry) -> verbs.writing.Planned:
    return verbs.writing.Planned(
        form=room.papers.Form(entry.form),
        name=entry.name,
        begins_at=entry.begins_at,
        link=entry.link,
        invited=entry.invited,
        prepared=entry.prepared,
    )


@router.post(
    "/cases/{case_id}/meetings",
    operation_id="plan_meeting",
    summary="Plan a meeting, a press conference, a live stream, a phone conference",
    response_model=shapes.CaseMeeting,
    status_code=201,
    responses=_REFUSED,
)
def plan_meeting(
    case_id: refusals.Id, entry: wishes.MeetingEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Plan it; what has to be ready follows from its form."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.writing.plan(house.cases.on(books), actor, case_id, _planned(entry), now)
    return answers.told(_plain(one), 201)


@router.post(
    "/meetings/{meeting_id}",
    operation_id="change_meeting",
    summary="Change a meeting that has not been held",
    response_model=shapes.CaseMeeting,
    responses=_REFUSED,
)
def change_meeting(
    meeting_id: refusals.Id, entry: wishes.MeetingEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Change it, or tick what is ready."""
    directory.require(actor, "meeting.plan", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        case_id = room.loading.part(desk.books.meetings, "meeting", meeting_id).case_id
        told = _planned(entry)
        one = verbs.writing.plan(desk, actor, case_id, told, now, meeting_id=meeting_id)
    return answers.told(_plain(one))


@router.post(
    "/meetings/{meeting_id}/minutes",
    operation_id="minute_meeting",
    summary="Write a meeting's minutes",
    response_model=shapes.CaseMeeting,
    responses=_REFUSED,
)
def minute_meeting(
    meeting_id: refusals.Id, entry: wishes.MinutesEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Write them; the timeline keeps what they were."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.writing.minute(desk, actor, meeting_id, entry.minutes, entry.decisions, now)
    return answers.told(_plain(one))


@router.post(
    "/cases/{case_id}/handovers",
    operation_id="write_handover",
    summary="Tell the next shift where things stand",
    response_model=shapes.CaseHandover,
    status_code=201,
    responses=_REFUSED,
)
def write_handover(
    case_id: refusals.Id, entry: wishes.HandoverEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Write it; to nobody by name = to whoever comes."""
    directory.require(actor, "handover.write", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        to = runtime.peopling.person(books, entry.to, what="to").user_id if entry.to else ""
        note = verbs.writing.Note(
            standing=entry.standing,
            open_points=entry.open_points,
            watch_for=entry.watch_for,
            to=to,
        )
        one = verbs.writing.hand_over(house.cases.on(books), actor, case_id, note, now)
    return answers.told(_plain(one), 201)


@router.post(
    "/handovers/{handover_id}/take",
    operation_id="take_handover",
    summary="Say that one has read a hand-over and goes on",
    response_model=shapes.CaseHandover,
    responses=_REFUSED,
)
def take_handover(handover_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Take over; nobody does from themselves."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.writing.take_over(house.cases.on(books), actor, handover_id, now)
    return answers.told(_plain(one))


@router.post(
    "/cases/{case_id}/impacts",
    operation_id="score_impact",
    summary="Say how grave it is in one field, and on what evidence",
    response_model=shapes.CaseImpact,
    status_code=201,
    responses=_REFUSED,
)
def score_impact(
    case_id: refusals.Id, entry: wishes.ImpactEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; the newest score of a field counts."""
    now, field = house.clock.now(), room.papers.Field(entry.field)
    with house.db.writing() as books:
        one = verbs.writing.score(
            house.cases.on(books),
            actor,
            case_id,
            field,
            entry.score,
            entry.evidence,
            now,
            links=entry.links,
        )
    return answers.told(_plain(one), 201)


@router.post(
    "/cases/{case_id}/hours",
    operation_id="log_hours",
    summary="Write down one's own hours",
    response_model=list[shapes.HoursWorked],
    status_code=201,
    responses=_REFUSED,
)
def log_hours(
    case_id: refusals.Id, entry: wishes.HoursEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter them; return what you may see of everybody's."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        verbs.writing.log_hours(
            desk,
            actor,
            case_id,
            entry.begins_at,
            entry.ends_at,
            now,
            is_struggling=entry.is_struggling,
        )
        found = verbs.writing.hours(desk, actor, case_id, now)
    return answers.told(_plain(found), 201)


@router.get(
    "/cases/{case_id}/hours",
    operation_id="list_hours",
    summary="Who has worked how long within a day",
    response_model=list[shapes.HoursWorked],
    responses=refusals.reading(404),
)
def list_hours(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return everybody's to whoever leads, one's own to others."""
    directory.require(actor, "case.view", room.LAW)
    with house.db.reading() as books:
        desk = house.cases.on(books)
        room.loading.known(desk, case_id)
        found = verbs.writing.hours(desk, actor, case_id, house.clock.now())
    return answers.told(_plain(found))
