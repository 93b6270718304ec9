"""Silences, what was kept back and by what, surges told as one, watches that hear too little."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import warning
from tocsin.kernel import ids
from tocsin.runtimes import rulings
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api", tags=["rules"])

_shaping, _lawmaking = rulings.shaping, rulings.lawmaking
_MOST = 500
Open = Annotated[bool, Query(alias="open", description="Only what has not ended")]


@router.get(
    "/silences",
    operation_id="list_silences",
    summary="Silences, the last to end first",
    response_model=list[models.SilenceState],
    responses=refusals.reading(),
)
def list_silences(house: ports.Here, *, is_open: Open = False) -> Response:
    """Return who silenced what, why and until when, and how much it has kept back."""
    with house.db.reading() as books:
        found = books.silences.open() if is_open else books.silences.recent(_MOST)
        told = [_shaping.silence(one, books.withheld.of(by=one.silence_id)) for one in found]
    return answers.told(told)


@router.post(
    "/silences",
    operation_id="put_silence",
    summary="Begin a silence",
    response_model=models.SilenceState,
    status_code=201,
    responses=refusals.changing(404),
)
def put_silence(asked: models.SilenceEntry, house: ports.Here, actor: ports.Asking) -> Response:
    """Keep notices back for a time; the warnings stand and show as ever."""
    now = house.clock.now()
    told = asked.model_dump(exclude={"up_to", "begins_at"})
    one = warning.fatigue.Silence(
        silence_id=ids.uuid7(now),
        up_to=warning.Level[asked.up_to.upper()],
        begins_at=asked.begins_at or now,
        **told,
    )
    with house.db.writing() as books:
        _lawmaking.put_silence(books, ports.named(actor, one.person), one, now=now)
    return answers.told(_shaping.silence(one, ()), 201)


@router.post(
    "/silences/{silence_id}/end",
    operation_id="end_silence",
    summary="End a silence sooner",
    response_model=models.SilenceState,
    responses=refusals.changing(404),
)
def end_silence(
    silence_id: refusals.Id, by: models.Ending, house: ports.Here, actor: ports.Asking
) -> Response:
    """End it now; within a second the desk tells what it kept back."""
    now = house.clock.now()
    with house.db.writing() as books:
        person = ports.named(actor, by.person)
        one = _lawmaking.end_silence(books, person, silence_id, now=now)
        held = books.withheld.of(by=silence_id)
    return answers.told(_shaping.silence(one, held))


@router.get(
    "/withheld",
    operation_id="list_withheld",
    summary="Changes of level that nobody was sent a notice of",
    response_model=list[models.Withheld],
    responses=refusals.reading(),
)
def list_withheld(
    house: ports.Here,
    warning_id: Annotated[str | None, Query(alias="warning", max_length=200)] = None,
    by: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 200,
) -> Response:
    """Return what was kept back and why, the newest first: nothing silenced disappears."""
    with house.db.reading() as books:
        found = books.withheld.of(warning_id=warning_id, by=by, limit=limit)
    return answers.told([_shaping.withheld(one) for one in found])


@router.get(
    "/gatherings",
    operation_id="list_gatherings",
    summary="Surges of many watches, told as one",
    response_model=list[models.Gathering],
    responses=refusals.reading(),
)
def list_gatherings(house: ports.Here, *, is_open: Open = False) -> Response:
    """Return the newest first."""
    with house.db.reading() as books:
        found = books.gatherings.open() if is_open else books.gatherings.recent(_MOST)
    return answers.told([_shaping.gathering(one) for one in found])


@router.get(
    "/degradations",
    operation_id="list_degradations",
    summary="Times in which a watch heard too little",
    response_model=list[models.Degradation],
    responses=refusals.reading(),
)
def list_degradations(house: ports.Here, *, is_open: Open = False) -> Response:
    """Return the newest first."""
    with house.db.reading() as books:
        found = books.degradations.open() if is_open else books.degradations.recent(_MOST)
    return answers.told([_shaping.degradation(one) for one in found])
