"""Notices: what was told to whom, and who has seen it."""

from datetime import timedelta
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import notices, shapes
from tocsin.adapters import sql
from tocsin.runtimes import duties, rulings
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api/notices", tags=["notices"])


@router.get(
    "",
    operation_id="list_notices",
    summary="Notices, the newest first",
    response_model=list[models.notices.Notice],
    responses=refusals.reading(),
)
def list_notices(
    house: ports.Here,
    *,
    state: Annotated[models.notices.NoticeState | None, Query()] = None,
    unacknowledged: Annotated[
        bool, Query(description="Only those that nobody has acknowledged")
    ] = False,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """Return notices and where each stands on its way."""
    with house.db.reading() as books:
        wanted = None if state is None else notices.State(state)
        found = books.outbox.recent(limit=limit, state=wanted, only_unacknowledged=unacknowledged)
    return answers.told([shapes.notice(one) for one in found])


@router.get(
    "/roll-call",
    operation_id="get_roll_call",
    summary="Who was told of a warning or a case, who has read it, who is missing",
    response_model=models.notices.RollCall,
    responses=refusals.reading(404),
)
def get_roll_call(
    house: ports.Here,
    about: Annotated[
        str, Query(min_length=1, max_length=200, description="Id of a warning or a case")
    ],
) -> Response:
    """Return the roll, the missing first; a case's team stands on it, told or not."""
    with house.db.reading() as books:
        rows = duties.rolls.of(books, about)
    return answers.told(duties.shaping.roll_call(about, rows))


@router.get(
    "/rules",
    operation_id="get_notice_rules",
    summary="Who is told of what now, in which hours, and what waits for a digest",
    response_model=models.notices.NoticeRules,
    responses=refusals.reading(),
)
def get_notice_rules(house: ports.Here) -> Response:
    """Return the routes of the settings, with whoever is at their end at this hour."""
    with house.db.reading() as books:
        return answers.told(_rules(books, house))


@router.put(
    "/routes",
    operation_id="put_notice_routes",
    summary="Say who is told of what",
    response_model=models.notices.NoticeRules,
    responses=refusals.changing(404, 409),
)
def put_notice_routes(
    asked: models.notices.RoutesEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Have these routes hold in place of the settings'; of the next news on, they do."""
    routes, now = [_route(one) for one in asked.routes], house.clock.now()
    with house.db.writing() as books:
        rulings.routes.put(
            books,
            actor,
            routes,
            after=asked.version,
            written=house.cases.routes,
            channels=_channels(house),
            now=now,
        )
        return answers.told(_rules(books, house))


@router.delete(
    "/routes",
    operation_id="forget_notice_routes",
    summary="Go by the routes of the settings again",
    response_model=models.notices.NoticeRules,
    responses=refusals.changing(409),
)
def forget_notice_routes(
    house: ports.Here,
    actor: ports.Acting,
    version: Annotated[str, Query(max_length=40, description="Of the routes in force")] = "",
) -> Response:
    """Let go of what was entered; the audit trail keeps it."""
    with house.db.writing() as books:
        rulings.routes.forget(books, actor, after=version, now=house.clock.now())
        return answers.told(_rules(books, house))


@router.post(
    "/{notice_id}/acknowledge",
    operation_id="acknowledge_notice",
    summary="Somebody has seen a notice",
    response_model=models.notices.Notice,
    responses=refusals.changing(404),
)
async def acknowledge_notice(
    notice_id: refusals.Id, by: models.Person, house: ports.Here, actor: ports.Asking
) -> Response:
    """Enter who has seen a notice; it answers for all notices of its warning."""
    seen = await house.desk.acknowledge_notice(notice_id, ports.named(actor, by.person))
    return answers.told(shapes.notice(seen))


def _rules(books: sql.Books, house: ports.House) -> shapes.Shape:
    written, now = house.cases.routes, house.clock.now()
    return duties.rules.told(books, written, now, _channels(house))


def _channels(house: ports.House) -> set[str]:
    """Return the channels that are set up; the app itself always is."""
    return {"in_app", *house.settings.channels}


def _route(told: models.notices.RouteEntry) -> notices.Route:
    return notices.Route(
        channel=told.channel,
        recipient=told.recipient,
        min_level=told.from_level,
        languages=(told.language,),
        climb_after=timedelta(seconds=told.climb_after_s),
        chain=tuple(
            notices.Stop(channel=one.channel, recipient=one.recipient, languages=(one.language,))
            for one in told.stops
        ),
        watches=tuple(told.watches),
        duty=told.duty,
        hours=_hours(told.hours),
        quiet=_hours(told.quiet),
        wakes_from=told.wakes_from,
    )


def _hours(told: models.notices.RouteHours | None) -> notices.Hours | None:
    return None if told is None else msgspec.convert(told.model_dump(), notices.Hours)
