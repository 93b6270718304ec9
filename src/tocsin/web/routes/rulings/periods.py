"""Sensitive periods: kept, taken from the shipped dates, read from an ICS file."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin.kernel import ids
from tocsin.runtimes import rulings
from tocsin.warning import periods
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api/periods", tags=["rules"])

_shaping, _lawmaking = rulings.shaping, rulings.lawmaking


@router.get(
    "",
    operation_id="list_periods",
    summary="Sensitive periods",
    response_model=list[models.PeriodState],
    responses=refusals.reading(),
)
def list_periods(house: ports.Here) -> Response:
    """Return those that are kept, and those that watches bring with them."""
    with house.db.reading() as books:
        found = _lawmaking.in_force(books).periods
    return answers.told([_shaping.period(one) for one in found])


@router.get(
    "/shipped",
    operation_id="list_shipped_periods",
    summary="Dates that come with Tocsin; none holds unasked",
    response_model=list[models.PeriodState],
    responses=refusals.reading(),
)
def list_shipped_periods(house: ports.Here) -> Response:
    """Return the dates to choose from; the catalogue names them `warning.period.<id>`."""
    del house
    return answers.told([_shaping.period(one) for one in periods.known.shipped()])


@router.get(
    "/coming",
    operation_id="list_coming_periods",
    summary="What holds now and in the days to come",
    response_model=list[models.PeriodSpan],
    responses=refusals.reading(),
)
def list_coming_periods(
    house: ports.Here, days: Annotated[int, Query(ge=1, le=800)] = 90
) -> Response:
    """Return each time that a period holds, in order."""
    now = house.clock.now()
    with house.db.reading() as books:
        calendar = periods.Calendar(_lawmaking.in_force(books).periods)
    found = calendar.coming(now, now + timedelta(days=days))
    return answers.told([_shaping.span(one) for one in found])


@router.post(
    "",
    operation_id="put_period",
    summary="Keep a sensitive period",
    response_model=models.PeriodState,
    status_code=201,
    responses=refusals.changing(),
)
def put_period(asked: models.PeriodEntry, house: ports.Here, actor: ports.Asking) -> Response:
    """Keep a period of one's own; the same name again replaces it."""
    told = asked.model_dump(exclude={"person", "calls"})
    calls = tuple(periods.Call(**one.model_dump()) for one in asked.calls)
    one = periods.Period(period_id=ids.slug(asked.name), calls=calls, **told)
    person = ports.named(actor, asked.person)
    with house.db.writing() as books:
        _lawmaking.put_period(books, person, one, now=house.clock.now())
    return answers.told(_shaping.period(one), 201)


@router.post(
    "/shipped/{code}",
    operation_id="take_period",
    summary="Put a shipped date in force",
    response_model=models.PeriodState,
    status_code=201,
    responses=refusals.changing(404),
)
def take_period(
    code: refusals.Id, by: models.Person, house: ports.Here, actor: ports.Asking
) -> Response:
    """Keep a date that comes with Tocsin."""
    known = periods.known.period(code)
    name = house.catalogue.say(house.settings.language, f"warning.period.{code}")
    one = replace(known, name=name)
    person = ports.named(actor, by.person)
    with house.db.writing() as books:
        _lawmaking.put_period(books, person, one, now=house.clock.now())
    return answers.told(_shaping.period(one), 201)


@router.post(
    "/import",
    operation_id="import_periods",
    summary="Keep the dates of an ICS file",
    response_model=models.CalendarRead,
    status_code=201,
    responses=refusals.changing(),
)
def import_periods(asked: models.Calendar, house: ports.Here, actor: ports.Asking) -> Response:
    """Keep every event that can be kept and tell of the others; read again, it replaces its own."""
    read = periods.icalendars.read(asked.content.encode("utf-8", "replace"), zone=asked.zone)
    found = [replace(one, watches=asked.watches) for one in read.periods]
    person = ports.named(actor, asked.person)
    with house.db.writing() as books:
        for one in found:
            _lawmaking.put_period(books, person, one, now=house.clock.now())
    told = {
        "kept": [_shaping.period(one) for one in found],
        "left_out": [{"line": one.line, "why": one.why} for one in read.left_out],
    }
    return answers.told(told, 201)


@router.post(
    "/{period_id}/remove",
    operation_id="remove_period",
    summary="Forget a sensitive period",
    status_code=204,
    responses=refusals.changing(404),
)
def remove_period(
    period_id: refusals.Id, by: models.Ending, house: ports.Here, actor: ports.Asking
) -> Response:
    """Forget a period; one that a watch brings goes with the watch."""
    person = ports.named(actor, by.person)
    with house.db.writing() as books:
        _lawmaking.remove_period(books, person, period_id, now=house.clock.now())
    return Response(status_code=204)
