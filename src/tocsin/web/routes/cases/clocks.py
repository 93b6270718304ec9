"""Clocks: begin one's own, meet one, stop one."""

from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api", tags=["cases"])

_REFUSED = refusals.changing(404, 409)


@router.post(
    "/cases/{case_id}/clocks",
    operation_id="add_clock",
    summary="Begin a clock of one's own",
    response_model=shapes.CaseClock,
    status_code=201,
    responses=_REFUSED,
)
def add_clock(
    case_id: refusals.Id, entry: wishes.ClockEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Begin it; a time of day is meant in the case's zone."""
    asked = verbs.timing.Asked(
        name=entry.name,
        due=entry.due,
        done_when=entry.done_when,
        warn=timedelta(seconds=entry.warn_s),
        climb=timedelta(seconds=entry.climb_s),
        ladder=entry.ladder,
        repeats=entry.repeats,
    )
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.timing.add(house.cases.on(books), actor, case_id, asked, now)
    return answers.told(runtime.shaping.clock(one), 201)


@router.post(
    "/clocks/{clock_id}/meet",
    operation_id="meet_clock",
    summary="Say that a promise is kept, and what shows it",
    response_model=shapes.CaseClock,
    responses=_REFUSED,
)
def meet_clock(
    clock_id: refusals.Id, entry: wishes.ClockKept, house: ports.Here, actor: ports.Acting
) -> Response:
    """Meet it; one that repeats begins again. A task's clock is met with the task."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.timing.meet(house.cases.on(books), actor, clock_id, entry.note, now)
    return answers.told(runtime.shaping.clock(one))


@router.post(
    "/clocks/{clock_id}/stop",
    operation_id="stop_clock",
    summary="Stop a clock for a reason",
    response_model=shapes.CaseClock,
    responses=_REFUSED,
)
def stop_clock(
    clock_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Stop it."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.timing.stop(house.cases.on(books), actor, clock_id, entry.reason, now)
    return answers.told(runtime.shaping.clock(one))
