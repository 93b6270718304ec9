"""Cases: the board, one case as a room, its timeline, and opening one by hand."""

import csv
import io
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory, warning
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, models, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api/cases", tags=["cases"])

_CSV = "text/csv"
_SHEET = {"schema": {"type": "string"}, "example": "at,name\n"}
_COLUMNS = ("at", "name", "action", "subject", "facts", "actor", "entry_id")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@router.get(
    "",
    operation_id="list_cases",
    summary="Cases, the gravest and then the newest first",
    response_model=list[shapes.CaseListed],
    responses=refusals.reading(),
)
def list_cases(
    house: ports.Here,
    actor: ports.Acting,
    *,
    every: Annotated[bool, Query(alias="all", description="Closed ones, too")] = False,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """Return the cases that people work on."""
    with house.db.reading() as books:
        book = books.cases.cabinet().cases
        found = book.recent(limit=limit) if every else book.open()[:limit]
        told = runtime.showing.board(books, actor, found, house.clock.now())
    return answers.told(told)


@router.post(
    "",
    operation_id="open_case",
    summary="Open a case by hand",
    response_model=shapes.CaseRoom,
    status_code=201,
    responses=refusals.changing(404),
)
def open_case(entry: wishes.CaseEntry, house: ports.Here, actor: ports.Acting) -> Response:
    """Open it with the team, tasks and clocks of its playbook, and tell the team."""
    directory.require(actor, "case.open", room.LAW)
    sort = room.Sort(
        trigger=room.Trigger(entry.trigger),
        kind=room.Kind(entry.kind),
        origin=room.Origin(entry.origin),
    )
    now = house.clock.now()
    with house.db.writing() as books:
        linked = books.warnings.get(entry.warning_id) if entry.warning_id else None
        if entry.warning_id and linked is None:
            raise room.errors.UnknownPart(what="warning", part_id=entry.warning_id)
        asked = verbs.opening.Asked(
            name=entry.name,
            level=warning.Level[entry.level.upper()],
            opening=room.Opening.HAND,
            sort=sort,
            playbook=entry.playbook,
            country=entry.country,
            zone=entry.zone,
            warnings=(linked.warning_id,) if linked else (),
            watches=(linked.watch_id,) if linked else (),
            is_simulated=house.is_simulated,
        )
        case = verbs.opening.open_case(house.cases.on(books), actor, asked, now)
        told = runtime.showing.room(books, case, actor)
    return answers.told(told, 201)


@router.get(
    "/{case_id}",
    operation_id="get_case",
    summary="One case as a room",
    response_model=shapes.CaseRoom,
    responses=refusals.reading(404),
)
def get_case(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return all that is on it, and what you may do there."""
    directory.require(actor, "case.view", room.LAW)
    with house.db.reading() as books:
        case = room.loading.known(house.cases.on(books), case_id)
        told = runtime.showing.room(books, case, actor)
    return answers.told(told)


@router.get(
    "/{case_id}/spread",
    operation_id="get_case_spread",
    summary="How the matter of a case spreads now",
    response_model=shapes.CaseSpread,
    responses=refusals.reading(404),
)
def get_case_spread(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return its speed, volume, scope, participation and what makes it hard, of one day."""
    directory.require(actor, "case.view", room.LAW)
    with house.db.reading() as books:
        case = room.loading.known(house.cases.on(books), case_id)
        spread = runtime.spreading.measured(books, case, house.clock.now())
    return answers.told(runtime.spreading.told(spread))


@router.get(
    "/{case_id}/timeline",
    operation_id="get_timeline",
    summary="What happened on a case, in order",
    response_model=list[shapes.TimelineLine],
    responses={
        **refusals.reading(404),
        200: {"description": "As JSON or CSV", "content": {_CSV: _SHEET}},
    },
)
def get_timeline(
    case_id: refusals.Id,
    house: ports.Here,
    actor: ports.Acting,
    *,
    action: Annotated[
        list[Annotated[str, Query(max_length=100)]] | None,
        Query(description='Actions that begin so: "task.", "case.opened"', max_length=20),
    ] = None,
    by: Annotated[str, Query(alias="actor", max_length=200)] = "",
    since: Annotated[models.Moment | None, Query()] = None,
    until: Annotated[models.Moment | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100_000)] = 1000,
    format: Annotated[Literal["json", "csv"], Query()] = "json",  # noqa: A002 (the query's name)
) -> Response:
    """Return its newest lines; the CSV holds no cell that a spreadsheet takes for a formula."""
    directory.require(actor, "case.view", room.LAW)
    with house.db.reading() as books:
        desk = house.cases.on(books)
        room.loading.known(desk, case_id)
        found = desk.books.timeline.of(
            case_id, actions=action or (), actor=by, since=since, until=until, limit=limit
        )
    if format == "csv":
        held = {"Content-Disposition": 'attachment; filename="timeline.csv"'}
        return Response(_sheet(found), 200, held, media_type=f"{_CSV}; charset=utf-8")
    return answers.told(runtime.shaping.plain(found))


def _sheet(some: Sequence[room.Entry]) -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(_COLUMNS)
    for one in some:
        told = runtime.shaping.flat(one)
        told["facts"] = answers.encoded(told["facts"]).decode()
        sheet.writerow([_cell(str(told[name])) for name in _COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
