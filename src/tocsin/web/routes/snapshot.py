"""Everything at once."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(tags=["live"])


@router.get(
    "/api/snapshot",
    operation_id="get_snapshot",
    summary="Everything a screen shows",
    response_model=models.Snapshot,
    responses=refusals.reading(),
)
def get_snapshot(house: ports.Here) -> Response:
    """Return all that stands now, and the position from which the stream continues it.

    Folding the stream's events after `head` into a snapshot gives a fresh snapshot.
    """
    return answers.told(picture.snapshot(house))
