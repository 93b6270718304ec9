"""Early warnings: list, explain, acknowledge, stand down."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import shapes, warning
from tocsin.adapters import sql
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import figures, involved, picture

router = APIRouter(prefix="/api/warnings", tags=["warnings"])

_RUN_UP = timedelta(hours=24)
_EVIDENCE = 50
_PAGE = 200


@router.get(
    "",
    operation_id="list_warnings",
    summary="Early warnings, the newest first",
    response_model=list[models.EarlyWarning],
    responses=refusals.reading(),
)
def list_warnings(
    house: ports.Here,
    watch: Annotated[str | None, Query(max_length=200)] = None,
    is_open: Annotated[
        bool | None, Query(alias="open", description="true: standing; false: closed")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=_PAGE)] = 50,
) -> Response:
    """Return warnings that stand or stood."""
    with house.db.reading() as books:
        seen = picture.Picture.of(house, books)
        found = _found(books, seen, watch, is_open=is_open, limit=limit)
        return answers.told([seen.early_warning(one) for one in found])


@router.get(
    "/{warning_id}",
    operation_id="get_warning",
    summary="A warning explains itself",
    response_model=models.WarningDetail,
    response_model_exclude_unset=True,
    responses=refusals.reading(404),
)
def get_warning(warning_id: refusals.Id, house: ports.Here) -> Response:
    """Return a warning with its changes, reasons, evidence, notices and the chart around it."""
    with house.db.reading() as books:
        seen = picture.Picture.of(house, books)
        one = _one(books, warning_id)
        changes = books.warnings.changes(warning_id=warning_id)
        told = books.outbox.recent(limit=_PAGE, warning_id=warning_id)
        stretch = figures.Stretch.fitting(one.opened_at - _RUN_UP, one.closed_at or seen.now)
        chart = figures.chart(books, one.watch_id, stretch)
        evidence = dict.fromkeys(id_ for change in changes for id_ in change.evidence)
        rows = house.archive.posts(list(evidence)[:_EVIDENCE])
        heard = involved.told(books, house, one.watch_id, rows)
    detail = {
        **seen.early_warning(one),
        "changes": [shapes.change(change) for change in changes],
        "evidence_posts": [shapes.post(row) for row in rows],
        "stories": heard,
        "notices": [shapes.notice(notice) for notice in told],
        "chart": chart,
    }
    return answers.told(detail)


@router.post(
    "/{warning_id}/acknowledge",
    operation_id="acknowledge_warning",
    summary="Somebody has seen it",
    response_model=models.EarlyWarning,
    responses=refusals.changing(404, 409),
)
async def acknowledge_warning(
    warning_id: refusals.Id, by: models.Person, house: ports.Here, actor: ports.Asking
) -> Response:
    """Enter who has seen a warning; its notices stop escalating."""
    await run_in_threadpool(_there, house, warning_id)
    one = await house.desk.acknowledge(warning_id, ports.named(actor, by.person))
    seen = await run_in_threadpool(picture.now, house)
    return answers.told(seen.early_warning(one))


@router.post(
    "/{warning_id}/stand_down",
    operation_id="stand_down_warning",
    summary="Stand a warning down",
    response_model=models.EarlyWarning,
    responses=refusals.changing(404, 409),
)
async def stand_down_warning(
    warning_id: refusals.Id, by: models.StandingDown, house: ports.Here, actor: ports.Asking
) -> Response:
    """Close a warning on a person's word; who and why is kept in the audit."""
    await run_in_threadpool(_there, house, warning_id)
    person = ports.named(actor, by.person)
    one = await house.desk.stand_down(warning_id, person, by.reason)
    seen = await run_in_threadpool(picture.now, house)
    return answers.told(seen.early_warning(one))


def _there(house: ports.House, warning_id: str) -> None:
    with house.db.reading() as books:
        _one(books, warning_id)


def _one(books: sql.Books, warning_id: str) -> warning.EarlyWarning:
    one = books.warnings.get(warning_id)
    if one is None:
        raise errors.UnknownWarning(warning_id=warning_id)
    return one


def _found(
    books: sql.Books,
    seen: picture.Picture,
    watch_id: str | None,
    *,
    is_open: bool | None,
    limit: int,
) -> list[warning.EarlyWarning]:
    """Return the newest warnings of the kind asked for."""
    if is_open:
        newest = sorted(seen.standing, key=lambda one: one.opened_at, reverse=True)
        return [one for one in newest if watch_id in {None, one.watch_id}][:limit]
    found: list[warning.EarlyWarning] = []
    before = None
    while len(found) < limit:
        page = books.warnings.recent(watch_id, _PAGE, before)
        found += [one for one in page if is_open is None or one.closed_at is not None]
        if len(page) < _PAGE:
            break
        before = page[-1].opened_at
    return found[:limit]
