"""Complaints: what the negative posts of a watch are about."""

from datetime import timedelta
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from tocsin.runtimes import complaints
from tocsin.web import answers, models, ports, problems, refusals

router = APIRouter(prefix="/api/complaints", tags=["posts"])

Watch = Annotated[str, Query(min_length=1, max_length=200, description="Its id")]
Since = Annotated[
    models.Moment | None, Query(description="Without it, the 24 hours before the end")
]
Until = Annotated[models.Moment | None, Query(description="Without it, now")]
Step = Annotated[
    Literal["hour", "day"] | None, Query(description="Without it, hours up to three days")
]
Examples = Annotated[int, Query(ge=0, le=20, description="Texts a reason")]

_DAY = timedelta(days=1)
_MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SHEET = {"schema": {"type": "string", "format": "binary"}, "example": "Reason,Posts"}


@router.get(
    "",
    operation_id="get_complaints",
    summary="What a watch is complained of",
    response_model=models.understanding.Complaints,
    responses=refusals.reading(404),
)
def get_complaints(
    house: ports.Here,
    watch: Watch,
    since: Since = None,
    until: Until = None,
    step: Step = None,
    examples: Examples = 3,
) -> Response:
    """Return complaints by reason and time, each share beside its usual one, with examples."""
    asked = _asked(house, watch, since, until, step, examples)
    with house.db.reading() as books:
        return answers.told(complaints.told(books, house.archive, asked))


@router.get(
    "/sheet",
    operation_id="get_complaint_sheet",
    summary="Complaints as a file for the product side",
    response_class=Response,
    responses={
        **refusals.reading(404),
        200: {
            "description": "A CSV file or a workbook, in the language of Accept-Language",
            "content": {mime.partition(";")[0]: _SHEET for mime in _MIMES.values()},
        },
    },
)
def get_complaint_sheet(
    request: Request,
    house: ports.Here,
    watch: Watch,
    format: Annotated[Literal["csv", "xlsx"], Query()] = "xlsx",  # noqa: A002 (the query's name)
    since: Since = None,
    until: Until = None,
    step: Step = None,
    examples: Examples = 10,
) -> Response:
    """Return the same without ids and names; no cell of it is ever a formula."""
    asked = _asked(house, watch, since, until, step, examples)
    with house.db.reading() as books:
        told = complaints.told(books, house.archive, asked)
    say = partial(house.catalogue.say, problems.language(request, house.settings.language))
    write = {"csv": complaints.sheets.csv_of, "xlsx": complaints.sheets.xlsx_of}[format]
    held = {"Content-Disposition": f'attachment; filename="complaints.{format}"'}
    return Response(write(told, say), 200, held, media_type=_MIMES[format])


def _asked(
    house: ports.House,
    watch: str,
    since: models.Moment | None,
    until: models.Moment | None,
    step: Literal["hour", "day"] | None,
    examples: int,
) -> complaints.Asked:
    end = until or house.clock.now()
    return complaints.Asked(
        watch_id=watch, since=since or end - _DAY, until=end, step=step, examples=examples
    )
