"""Risks that people report in a minute: ours when signed in, anybody by the public form."""

from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import cases as room
from tocsin import warning
from tocsin.cases import verbs
from tocsin.kernel.errors import TocsinError
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, entering, errors, ports, problems, refusals
from tocsin.web.guards import gate, origins
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api", tags=["cases"])
pages = APIRouter(include_in_schema=False)

MOST_UNREAD = 2_000  # tips that wait for somebody to read them
_FULL_WAIT_S = 900
_REFUSED = refusals.changing(404, 409)


@router.get(
    "/reports",
    operation_id="list_reports",
    summary="Reports and tips, the newest first",
    response_model=list[shapes.RiskReport],
    responses=refusals.reading(),
)
def list_reports(
    house: ports.Here,
    actor: ports.Acting,
    *,
    every: Annotated[bool, Query(alias="all", description="Settled ones, too")] = False,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Response:
    """Return what people told us, as they wrote it: nothing of it is ever markup."""
    with house.db.reading() as books:
        found = verbs.reporting.listed(house.cases.on(books), actor, 5 * MOST_UNREAD)
    told = [one for one in found if every or one.state == "new"][:limit]
    return answers.told(runtime.shaping.plain(told))


@router.post(
    "/reports",
    operation_id="send_report",
    summary="Report a risk, in a minute",
    response_model=shapes.RiskReport,
    status_code=201,
    responses=refusals.changing(),
)
def send_report(entry: wishes.ReportEntry, house: ports.Here, actor: ports.Acting) -> Response:
    """Send it; the house is told at once."""
    told = verbs.reporting.Told(**entry.model_dump())
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.reporting.report(house.cases.on(books), actor, told, now)
    return answers.told(runtime.shaping.plain(one), 201)


@router.post(
    "/reports/{report_id}/case",
    operation_id="open_case_of_report",
    summary="Open a case from a report",
    response_model=shapes.CaseRoom,
    status_code=201,
    responses=_REFUSED,
)
def open_case_of_report(
    report_id: refusals.Id, entry: wishes.ReportCase, house: ports.Here, actor: ports.Acting
) -> Response:
    """Open it; the report is settled by it."""
    now = house.clock.now()
    with house.db.writing() as books:
        case = verbs.reporting.to_case(
            house.cases.on(books),
            actor,
            report_id,
            warning.Level[entry.level.upper()],
            entry.playbook,
            now,
            name=entry.name,
            zone=entry.zone,
            country=entry.country,
        )
        told = runtime.showing.room(books, case, actor)
    return answers.told(told, 201)


@router.post(
    "/reports/{report_id}/settle",
    operation_id="settle_report",
    summary="Say what became of a report",
    response_model=shapes.RiskReport,
    responses=_REFUSED,
)
def settle_report(
    report_id: refusals.Id, entry: wishes.ReportEnding, house: ports.Here, actor: ports.Acting
) -> Response:
    """Note it, or thank whoever sent it."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.reporting.settle(desk, actor, report_id, entry.state, entry.answer, now)
    return answers.told(runtime.shaping.plain(one))


@router.post(
    "/tips",
    operation_id="send_tip",
    summary="Tell us something from outside, without a name",
    response_model=shapes.TipTaken,
    status_code=202,
    responses=refusals.changing(),
)
def send_tip(entry: wishes.TipEntry, request: Request, house: ports.Here) -> Response:
    """Take it for a person to read; nothing else is ever told of it."""
    take(entry, request, house)
    return answers.told({"received": True}, 202)


@pages.get("/tip")
def show_tip(request: Request, house: ports.Here) -> Response:
    """Return the form of a tip: no script, no sign-in."""
    return _page(request, house, None)


@pages.post("/tip")
async def take_tip(request: Request, house: ports.Here) -> Response:
    """Take the form."""
    body = (await request.body()).decode("utf-8", "replace")
    return await run_in_threadpool(_of_form, body, request, house)


def _of_form(body: str, request: Request, house: ports.House) -> Response:
    try:
        form = parse_qs(body, max_num_fields=10)
        told = {name: form.get(name, [""])[0].strip() for name in ("what", "where", "contact")}
        take(wishes.TipEntry.model_validate(told), request, house)
    except ValueError:  # too many fields, or a text that is empty or too long
        refusal: TocsinError = room.errors.BadEntry(what="what", why="too_long")
    except TocsinError as refused:
        refusal = refused
    else:
        return _page(request, house, None, is_taken=True)
    page = _page(request, house, refusal)
    page.status_code = problems.status(refusal.code)
    page.headers.update(problems.headers(refusal))
    return page


def _page(
    request: Request, house: ports.House, refusal: TocsinError | None, *, is_taken: bool = False
) -> Response:
    lang = problems.language(request, house.settings.language)
    return entering.tip(house.catalogue, lang, refusal, is_taken=is_taken)


def take(entry: wishes.TipEntry, request: Request, house: ports.House) -> None:
    """Keep a tip; raises TooManyTries for an address that sends many, or while the box is full."""
    lock: gate.Lock = request.app.state.lock
    address = origins.caller(request.scope, lock.proxies)
    request.app.state.tips.begin(entry.model_dump_json(), f"tip {address}", address)
    told = verbs.reporting.Told(**entry.model_dump())
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        waiting = desk.books.reports.all(5 * MOST_UNREAD)
        if sum(one.is_public and one.state == "new" for one in waiting) >= MOST_UNREAD:
            raise errors.TooManyTries(wait_s=_FULL_WAIT_S)
        verbs.reporting.tip(desk, told, now)
