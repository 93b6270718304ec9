"""Whether we live, whether we work, and figures about ourselves."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import shapes
from tocsin.kernel.errors import TocsinError
from tocsin.runtimes import noticing
from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture, scraping

router = APIRouter(tags=["health"])


@router.get(
    "/healthz",
    operation_id="get_health",
    summary="The server answers",
    response_model=models.Alive,
    responses=refusals.reading(),
)
async def get_health() -> Response:
    """Return at once, whatever else is going on."""
    return answers.told({"alive": True})


@router.get(
    "/readyz",
    operation_id="get_readiness",
    summary="The house does its work",
    response_model=models.Readiness,
    responses={
        **refusals.reading(),
        503: {"model": models.Readiness, "description": "Something is not as it must be"},
    },
)
def get_readiness(house: ports.Here) -> Response:
    """Return 200 while the database can be read and the writer lives, else 503."""
    checks = _checks(house)
    is_ready = bool(checks["database"]) and bool(checks["writer"])
    return answers.told({"ready": is_ready, "checks": checks}, 200 if is_ready else 503)


@router.get(
    "/metrics",
    operation_id="get_telemetry",
    summary="Figures about ourselves",
    response_class=Response,
    responses={
        **refusals.reading(),
        200: {
            "description": "Prometheus text format",
            "content": {
                "text/plain": {
                    "schema": {"type": "string"},
                    "example": 'tocsin_level{watch="019cadf0"} 3.0\n',
                }
            },
        },
    },
)
async def get_telemetry(request: Request) -> Response:
    """Return counts, times and levels in Prometheus' text format."""
    scrape: scraping.Scrape = request.app.state.scrape
    return Response(await run_in_threadpool(scrape.told), media_type=scraping.MEDIA_TYPE)


def _checks(house: ports.House) -> shapes.Shape:
    told = house.checks()
    try:
        with house.db.reading() as books:
            seen, promises = picture.Picture.of(house, books), noticing.promises(books)
        heard = [seen.source_state(one) for one in seen.sources if one.is_enabled]
        is_readable = True
    except TocsinError:
        heard, promises, is_readable = [], None, False
    alive = sum(one["status"] == "alive" for one in heard)
    return {
        "database": is_readable and told.get("database", True) is True,
        "writer": told.get("writer") is True,
        "sources": {"alive": alive, "expected": len(heard)},
        "outbox_age_s": told.get("outbox_age_s"),
        "disk_free_bytes": told.get("disk_free_bytes"),
        "promises": promises,
    }
