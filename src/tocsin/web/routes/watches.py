"""Watches: list, begin, change, end, try; their indicators and accounts."""

from dataclasses import asdict, replace
from datetime import UTC, timedelta
from typing import Annotated

import pyarrow as pa
import structlog
from fastapi import APIRouter, Query
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import listening, shapes
from tocsin.kernel import folding, ids
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import figures, picture

log = structlog.get_logger(__name__)

router = APIRouter(prefix="/api/watches", tags=["watches"])

_STEPS = ", ".join(map(str, figures.STEPS_S))


def _step(step_s: int) -> int:
    if step_s not in figures.STEPS_S:
        raise PydanticCustomError("not_a_step", f"Steps are {_STEPS} seconds")
    return step_s


Hours = Annotated[float, Query(gt=0, le=24 * 366, description="How far back")]


@router.get(
    "",
    operation_id="list_watches",
    summary="Every watch as it stands",
    response_model=list[models.WatchState],
    responses=refusals.reading(),
)
def list_watches(house: ports.Here) -> Response:
    """Return every watch with its level and coverage, by watch_id."""
    seen = picture.now(house)
    return answers.told([seen.watch_state(one) for one in seen.watches])


@router.post(
    "",
    status_code=201,
    operation_id="begin_watch",
    summary="Begin a watch",
    response_model=models.Watch,
    responses=refusals.changing(),
)
async def begin_watch(entry: models.WatchEntry, house: ports.Here, actor: ports.Asking) -> Response:
    """Begin to listen for something; posts that are already stored are not read again."""
    if entry.watch_id:
        raise errors.OtherId(path="", body=entry.watch_id)
    watch = entry.entered(ids.uuid7(house.clock.now()), house.names)
    await run_in_threadpool(_refuse_unmatchable, watch)
    return answers.told(shapes.watch(await house.desk.put_watch(watch, actor)), 201)


@router.get(
    "/topics",
    operation_id="list_topics",
    summary="Topics that a watch may begin with",
    response_model=list[models.Topic],
    responses=refusals.reading(),
)
def list_topics() -> Response:
    """Return the core subjects of social responsibility (ISO 26000), with words for each."""
    return answers.told([asdict(one) for one in listening.topics.shipped()])


@router.get(
    "/{watch_id}",
    operation_id="get_watch",
    summary="A watch as it was entered",
    response_model=models.Watch,
    responses=refusals.reading(404),
)
def get_watch(watch_id: refusals.Id, house: ports.Here) -> Response:
    """Return a watch with its accounts by handle, where `privacy.shows_watched_handles` allows it.

    Everywhere else a watch tells pseudonyms. What is told here can be put back as it is.
    """
    watch = picture.now(house).watch(watch_id)
    told = shapes.watch(watch)
    if watch.handles and house.settings.privacy.shows_watched_handles:
        log.info("watch.handles_shown", watch_id=watch_id, handles=len(watch.handles))
        told["accounts"] = [*listening.accounts.written(watch, house.names)]
    return answers.told(told)


@router.put(
    "/{watch_id}",
    operation_id="change_watch",
    summary="Change a watch",
    response_model=models.Watch,
    responses=refusals.changing(404),
)
async def change_watch(
    watch_id: refusals.Id, entry: models.WatchEntry, house: ports.Here, actor: ports.Asking
) -> Response:
    """Put other rules in place of a watch's; they hold for posts from now on."""
    if entry.watch_id not in {"", watch_id}:
        raise errors.OtherId(path=watch_id, body=entry.watch_id)
    seen = await run_in_threadpool(picture.now, house)
    watch = entry.entered(watch_id, house.names, before=seen.watch(watch_id))
    await run_in_threadpool(_refuse_unmatchable, watch)
    return answers.told(shapes.watch(await house.desk.put_watch(watch, actor)))


@router.delete(
    "/{watch_id}",
    status_code=204,
    operation_id="end_watch",
    summary="End a watch",
    response_class=Response,
    responses=refusals.changing(404),
)
async def end_watch(watch_id: refusals.Id, house: ports.Here, actor: ports.Asking) -> Response:
    """Stop listening for it; its posts, figures and warnings stay."""
    seen = await run_in_threadpool(picture.now, house)
    seen.watch(watch_id)
    await house.desk.remove_watch(watch_id, actor)
    return answers.empty()


@router.post(
    "/try",
    operation_id="try_watch",
    summary="Try a watch on texts",
    response_model=models.Tried,
    responses=refusals.changing(),
)
def try_watch(trial: models.Trial, house: ports.Here) -> Response:
    """Return which texts the watch would want, by its words alone; nothing is kept."""
    watch = replace(
        trial.watch.entered("trial", house.names),
        languages=(),
        regions=(),
        platforms=(),
        sources=(),
    )
    matcher = listening.matching.Matcher((watch,))
    matched = matcher.match(folding.fold_many(trial.texts), _as_posts(trial.texts))
    told = {
        "matches": [bool(one) for one in matched.watches.to_pylist()],
        "terms": matched.terms.to_pylist(),
    }
    return answers.told(told)


@router.get(
    "/{watch_id}/indicators",
    operation_id="get_indicators",
    summary="A watch's indicators over time",
    response_model=models.Indicators,
    response_model_exclude_unset=True,
    responses=refusals.reading(404),
)
def get_indicators(
    watch_id: refusals.Id,
    house: ports.Here,
    hours: Hours = 24,
    until: Annotated[models.Moment | None, Query(description="Without it: now")] = None,
    step_s: Annotated[
        int,
        AfterValidator(_step),
        Query(
            description=f"One of {_STEPS}",
            json_schema_extra={"enum": [*figures.STEPS_S]},
        ),
    ] = 300,
) -> Response:
    """Return counts in steps beside what was expected of them, coverage, and level changes."""
    end = until or house.clock.now().astimezone(UTC)
    stretch = figures.Stretch.ending(end, hours=hours, step_s=step_s)
    with house.db.reading() as books:
        picture.Picture.of(house, books).watch(watch_id)
        return answers.told(figures.chart(books, watch_id, stretch))


@router.get(
    "/{watch_id}/accounts",
    operation_id="get_accounts",
    summary="Who posted most",
    response_model=list[models.AccountRow],
    responses=refusals.reading(404),
)
def get_accounts(
    watch_id: refusals.Id,
    house: ports.Here,
    hours: Hours = 24,
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> Response:
    """Return the accounts (pseudonyms) that posted most for a watch, the busiest first."""
    picture.now(house).watch(watch_id)
    now = house.clock.now()
    ranked = house.archive.top_accounts(watch_id, now - timedelta(hours=hours), now, limit)
    return answers.told(
        [{"account": name, "posts": posts, "reach": reach} for name, posts, reach in ranked]
    )


def _refuse_unmatchable(watch: listening.Watch) -> None:
    """Raise what listening refuses of a watch before anything is kept."""
    listening.matching.checked((watch,))


def _as_posts(texts: tuple[str, ...]) -> pa.RecordBatch:
    """Return texts as the posts of nobody, nowhere, at no particular time."""
    rows = [
        {
            "platform": "",
            "post_id": str(number),
            "account": "",
            "text": text,
            "lang": "",
            "created_at": 0,
            "received_at": 0,
            "simulated": True,
        }
        for number, text in enumerate(texts)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=listening.POSTS)
