"""Who holds a duty now, the rota, and who has read a policy."""

from datetime import timedelta
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin import directory as room
from tocsin import shapes
from tocsin.directory import duties, entries
from tocsin.runtimes import directory
from tocsin.web import answers, errors, models, ports, problems, refusals
from tocsin.web.models import directory as shown

router = APIRouter(prefix="/api/directory", tags=["people"])
_keeping, _visiting = directory.keeping, directory.visiting
_CALENDAR = {"schema": {"type": "string"}, "example": "BEGIN:VCALENDAR"}
_WEEK = timedelta(days=7)
_MOST = timedelta(days=100)


@router.get(
    "/duties/held",
    operation_id="list_held_duties",
    summary="Who holds which duty now",
    response_model=list[shown.HeldDuty],
    responses=refusals.reading(),
)
def list_held_duties(house: ports.Here, actor: ports.Acting) -> Response:
    """Return each duty with its holder, deputies stepped in, and when nobody will hold it."""
    with house.db.reading() as books:
        told = _keeping.held(books, actor, house.clock.now())
    return answers.told(told)


@router.get(
    "/shifts",
    operation_id="list_shifts",
    summary="The rota",
    response_model=list[shown.Shift],
    responses=refusals.reading(),
)
def list_shifts(
    house: ports.Here,
    actor: ports.Acting,
    since: Annotated[models.Moment | None, Query()] = None,
    until: Annotated[models.Moment | None, Query()] = None,
) -> Response:
    """Return the shifts that touch a time, a week from now where none is told."""
    room.require(actor, "entries.read", room.law.LAW)
    first = since or house.clock.now()
    last = min(until or first + _WEEK, first + _MOST)
    with house.db.reading() as books:
        found = books.shifts.between(first, last)
    return answers.told([_keeping.told(one) for one in found])


@router.put(
    "/shifts/{shift_id}",
    operation_id="keep_shift",
    summary="Keep a shift",
    response_model=shown.Shift,
    responses=refusals.changing(404),
)
def keep_shift(
    shift_id: refusals.Id, entry: shown.Shift, house: ports.Here, actor: ports.Acting
) -> Response:
    """Keep a shift, new or changed."""
    room.require(actor, "shift.keep", room.law.LAW)
    if entry.shift_id != shift_id:
        raise errors.OtherId(path=shift_id, body=entry.shift_id)
    one = msgspec.convert(entry.model_dump(), entries.Shift)
    with house.db.writing() as books:
        _keeping.put_shifts(books, actor, [one], house.clock.now())
    return answers.told(_keeping.told(one))


@router.delete(
    "/shifts/{shift_id}",
    status_code=204,
    operation_id="remove_shift",
    summary="Remove a shift",
    response_class=Response,
    responses=refusals.changing(404),
)
def remove_shift(shift_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Forget a shift."""
    with house.db.writing() as books:
        _keeping.remove_shift(books, actor, shift_id, house.clock.now())
    return answers.empty()


@router.post(
    "/duties/{duty_id}/rota",
    operation_id="import_rota",
    summary="Take shifts from a calendar",
    response_model=shown.RotaTaken,
    responses=refusals.changing(404),
)
def import_rota(
    duty_id: refusals.Id,
    entry: shown.RotaEntry,
    request: Request,
    house: ports.Here,
    actor: ports.Acting,
) -> Response:
    """Keep what names a person and a time; the rest is told with its line and why."""
    now, ics = house.clock.now(), entry.ics.encode("utf-8", "replace")
    with house.db.writing() as books:
        found = _keeping.take_rota(books, actor, duty_id, ics, entry.zone, now)
    lang = problems.language(request, house.settings.language)
    left = [
        {"line": one.line, "why": house.catalogue.say(lang, str(one.why["code"]))}
        for one in found.left_out
    ]
    return answers.told({"kept": len(found.shifts), "left_out": left})


@router.get(
    "/duties/{duty_id}/rota",
    operation_id="export_rota",
    summary="The shifts of a duty as a calendar",
    response_class=Response,
    responses={
        **refusals.reading(404),
        200: {"description": "ICS", "content": {"text/calendar": _CALENDAR}},
    },
)
def export_rota(duty_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return the hundred days from a week ago."""
    room.require(actor, "entries.read", room.law.LAW)
    now = house.clock.now()
    with house.db.reading() as books:
        duty = books.entries.get(entries.model.Duty, duty_id)
        if duty is None:
            raise entries.errors.UnknownEntry(kind="duty", id=duty_id)
        all_shifts = books.shifts.between(now - _WEEK, now + _MOST)
        mine = [one for one in all_shifts if one.duty_id == duty_id]
        told = duties.rota.written(mine, duty.name, _visiting.people(books), now)
    return Response(told, media_type="text/calendar")


@router.post(
    "/policies/{entry_id}/read",
    status_code=204,
    operation_id="confirm_policy",
    summary="I have read this policy",
    response_class=Response,
    responses=refusals.changing(404),
)
def confirm_policy(entry_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Enter that I have read the version in force; the first time counts."""
    with house.db.writing() as books:
        _keeping.confirm(books, actor, entry_id, house.clock.now())
    return answers.empty()


@router.get(
    "/policies/{entry_id}/readers",
    operation_id="list_policy_readers",
    summary="Who has read a policy, and who must still",
    response_model=list[shown.PolicyReader],
    responses=refusals.reading(404),
)
def list_policy_readers(entry_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return who has read the version in force, then who has not."""
    room.require(actor, "entries.read", room.law.LAW)
    with house.db.reading() as books:
        policy = books.entries.get(entries.model.Policy, entry_id)
        if policy is None:
            raise entries.errors.UnknownEntry(kind="policy", id=entry_id)
        people = _visiting.people(books)
        done = books.reads.of(entry_id, policy.version)
        left = entries.service.unread(books, policy)
    told = [
        {
            "person_id": one.person_id,
            "person": people[one.person_id].name if one.person_id in people else one.person_id,
            "at": shapes.time(one.at),
        }
        for one in done
    ]
    told += [{"person_id": one.entry_id, "person": one.name, "at": None} for one in left]
    return answers.told(told)
