"""By the hour: what the next 24 hours of a watch bring, and its indicators in layers."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin.runtimes import hourly
from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(prefix="/api/watches", tags=["watches"])

_HOUR_S = 3600


@router.get(
    "/{watch_id}/forecast",
    operation_id="get_forecast",
    summary="The next 24 hours of a watch",
    response_model=models.Outlook,
    responses=refusals.reading(404),
)
def get_forecast(
    watch_id: refusals.Id,
    house: ports.Here,
    indicator: Annotated[models.Forecastable, Query(description="What is counted")] = "mentions",
) -> Response:
    """Return counts expected in each hour with an 80 % band, and how earlier forecasts did.

    Without at least a day of listening the lists are empty; below a week it says `is_learning`.
    """
    hour = int(house.clock.now().timestamp() // _HOUR_S)
    with house.db.reading() as books:
        picture.Picture.of(house, books).watch(watch_id)
        return answers.told(hourly.outlook(books, watch_id, indicator, hour))


@router.get(
    "/{watch_id}/layers",
    operation_id="get_layers",
    summary="A watch's indicators in layers",
    response_model=models.Layers,
    responses=refusals.reading(404),
)
def get_layers(
    watch_id: refusals.Id,
    house: ports.Here,
    hours: Annotated[int, Query(ge=1, le=24 * 14, description="How far back")] = 24,
) -> Response:
    """Return hourly counts in weighted layers beside what is expected of each, and corrections.

    The last hour is the one that is still open.
    """
    last = int(house.clock.now().timestamp() // _HOUR_S)
    with house.db.reading() as books:
        picture.Picture.of(house, books).watch(watch_id)
        return answers.told(hourly.layered(books, watch_id, last, hours))
