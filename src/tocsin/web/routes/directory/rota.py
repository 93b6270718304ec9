"""Who holds a duty now, and the rota: shifts entered, swapped, taken from a calendar and given."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin import directory as room
from tocsin.directory import entries
from tocsin.runtimes import directory
from tocsin.web import answers, errors, models, ports, problems, refusals
from tocsin.web.models import directory as shown
from tocsin.web.routes.directory.entries import spoken

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
def list_held_duties(request: Request, house: ports.Here, actor: ports.Acting) -> Response:
    """Return each duty with its holder, deputies stepped in, and when nobody will hold it."""
    with house.db.reading() as books:
        told = _keeping.held(books, actor, house.clock.now())
    return answers.told(spoken(request, house, told, "duty"))


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
    first, last = _span(house, since, until)
    with house.db.reading() as books:
        found = books.shifts.between(first, last)
    return answers.told([_keeping.told(one) for one in found])


@router.get(
    "/gaps",
    operation_id="list_gaps",
    summary="When nobody holds a duty",
    response_model=list[shown.DutyGap],
    responses=refusals.reading(),
)
def list_gaps(
    house: ports.Here,
    actor: ports.Acting,
    since: Annotated[models.Moment | None, Query()] = None,
    until: Annotated[models.Moment | None, Query()] = None,
) -> Response:
    """Return when nobody holds a duty, in the week from now where no time is told."""
    room.require(actor, "duty.at", room.law.LAW)
    first, last = _span(house, since, until)
    with house.db.reading() as books:
        told = _keeping.gaps(books, actor, first, last)
    return answers.told(told)


@router.post(
    "/shifts/swap",
    operation_id="swap_shifts",
    summary="Have two people change shifts",
    response_model=list[shown.Shift],
    responses=refusals.changing(404),
)
def swap_shifts(told: shown.Swap, house: ports.Here, actor: ports.Acting) -> Response:
    """Let the people of two shifts change places, both or neither."""
    with house.db.writing() as books:
        both = _keeping.swap(books, actor, told.first, told.second, house.clock.now())
    return answers.told([_keeping.told(one) for one in both])


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
    with house.db.reading() as books:
        told = _keeping.give_rota(books, actor, duty_id, house.clock.now())
    return Response(told, media_type="text/calendar")


def _span(
    house: ports.House, since: datetime | None, until: datetime | None
) -> tuple[datetime, datetime]:
    first = since or house.clock.now()
    return first, min(until or first + _WEEK, first + _MOST)
