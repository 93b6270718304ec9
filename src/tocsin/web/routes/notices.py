"""Notices: what was told to whom, and who has seen it."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import notices, shapes
from tocsin.runtimes import duties
from tocsin.web import answers, errors, models, ports, refusals

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
        told = duties.rules.told(books, house.cases.routes, house.clock.now())
    return answers.told(told)


@router.post(
    "/{notice_id}/acknowledge",
    operation_id="acknowledge_notice",
    summary="Somebody has seen a notice",
    response_model=models.notices.Notice,
    responses=refusals.changing(404),
)
async def acknowledge_notice(
    notice_id: refusals.Id, by: models.Person, house: ports.Here
) -> Response:
    """Enter who has seen a notice; it answers for all notices of its warning."""
    await run_in_threadpool(_there, house, notice_id)
    return answers.told(shapes.notice(await house.desk.acknowledge_notice(notice_id, by.person)))


def _there(house: ports.House, notice_id: str) -> None:
    with house.db.reading() as books:
        if books.outbox.get(notice_id) is None:
            raise errors.UnknownNotice(notice_id=notice_id)
