"""Sources, the connectors they use, and what could not be taken in."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import connectors, directory, listening, shapes
from tocsin.kernel import ids, pseudonyms, reasons
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import picture, trying

router = APIRouter(prefix="/api", tags=["sources"])

_ANY_KEY = pseudonyms.Pseudonyms(key=bytes(32))  # to see whether settings hold; no post is named


@router.get(
    "/sources",
    operation_id="list_sources",
    summary="Every source and how it is doing",
    response_model=list[models.SourceState],
    responses=refusals.reading(),
)
def list_sources(house: ports.Here) -> Response:
    """Return every source by source_id; a source's settings are never told."""
    seen = picture.now(house)
    return answers.told([seen.source_state(one) for one in seen.sources])


@router.post(
    "/sources",
    status_code=201,
    operation_id="begin_source",
    summary="Begin a source",
    response_model=models.SourceState,
    responses=refusals.changing(),
)
async def begin_source(
    entry: models.SourceEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Begin to listen to a feed."""
    if entry.source_id:
        raise errors.OtherId(path="", body=entry.source_id)
    source = entry.entered(ids.uuid7(house.clock.now()), None)
    return await _put(house, actor, source, 201)


@router.post(
    "/sources/try",
    operation_id="try_source",
    summary="Try a source",
    response_model=models.SourceTried,
    responses=refusals.changing(404),
)
async def try_source(entry: models.SourceEntry, house: ports.Here) -> Response:
    """Fetch once as this source would, and return what came; nothing is kept.

    With a source_id, settings that are left out are the source's own.
    """
    before = None
    if entry.source_id:
        before = (await run_in_threadpool(picture.now, house)).source(entry.source_id)
    connector = _refuse_unusable(house, entry.entered(entry.source_id or "trial", before))
    if connectors.kind(entry.connector).manifest.mode == "webhook":
        return answers.told(trying.told("waits"))
    return answers.told(await trying.first_fetch(connector))


@router.put(
    "/sources/{source_id}",
    operation_id="change_source",
    summary="Change a source",
    response_model=models.SourceState,
    responses=refusals.changing(404),
)
async def change_source(
    source_id: refusals.Id, entry: models.SourceEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Change a source; settings that are left out stay as they are."""
    if entry.source_id not in {"", source_id}:
        raise errors.OtherId(path=source_id, body=entry.source_id)
    before = (await run_in_threadpool(picture.now, house)).source(source_id)
    return await _put(house, actor, entry.entered(source_id, before), 200)


@router.delete(
    "/sources/{source_id}",
    status_code=204,
    operation_id="end_source",
    summary="End a source",
    response_class=Response,
    responses=refusals.changing(404),
)
async def end_source(source_id: refusals.Id, house: ports.Here, actor: ports.Asking) -> Response:
    """Stop listening to a feed; the posts it brought stay."""
    (await run_in_threadpool(picture.now, house)).source(source_id)
    await house.desk.remove_source(source_id, actor)
    return answers.empty()


@router.get(
    "/connectors",
    operation_id="list_connectors",
    summary="The connectors there are",
    response_model=list[models.Connector],
    responses=refusals.reading(),
)
def list_connectors() -> Response:
    """Return what each connector can fetch, what it cannot see, and its settings' schema."""
    return answers.told([_connector(kind) for _, kind in sorted(connectors.kinds().items())])


@router.get(
    "/quarantine",
    operation_id="list_quarantine",
    summary="What could not be taken in",
    response_model=models.QuarantinePage,
    responses=refusals.reading(),
)
def list_quarantine(
    house: ports.Here,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    source: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Return the newest faults with their reasons, and how many there are in all."""
    with house.db.reading() as books:
        count, found = books.quarantine.count(), books.quarantine.recent(limit, source)
    faults = [
        {
            "at": shapes.time(one.at),
            "source_id": one.source_id,
            "place": one.fault.place,
            "reason": one.fault.reason,
            "excerpt": one.fault.excerpt,
        }
        for one in found
    ]
    return answers.told({"count": count, "faults": faults})


async def _put(
    house: ports.House, actor: directory.Actor, source: listening.Source, status: int
) -> Response:
    await run_in_threadpool(_refuse_unusable, house, source)
    await house.desk.put_source(source, actor)
    seen = await run_in_threadpool(picture.now, house)
    return answers.told(seen.source_state(source), status)


def _refuse_unusable(house: ports.House, source: listening.Source) -> listening.Connector:
    """Return the source's connector; raises listening.bad_settings before anything is kept.

    An import reads files of the machine: that is for the command, not for whoever has the API.
    """
    kind = connectors.kind(source.connector)
    if kind.manifest.mode == "import":
        why = reasons.because("listening.why.only_by_command")
        raise listening.errors.BadSettings(connector=source.connector, setting="connector", why=why)
    return kind.connect(source.settings, clock=house.clock, pseudonyms=_ANY_KEY)


def _connector(kind: connectors.Kind) -> shapes.Shape:
    manifest = kind.manifest
    return {
        "name": manifest.name,
        "mode": manifest.mode,
        "languages": [one for one in manifest.languages if one != "*"],
        "backfill_window": manifest.backfill_window,
        "blind_spots": list(manifest.blind_spots),
        "settings_schema": kind.settings_schema(),
    }
