"""Posts: search and look up."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from tocsin import shapes
from tocsin.adapters import archive
from tocsin.web import answers, errors, models, ports, refusals

router = APIRouter(prefix="/api/posts", tags=["posts"])


@router.get(
    "",
    operation_id="search_posts",
    summary="Search posts",
    response_model=models.PostPage,
    responses=refusals.reading(),
)
def search_posts(
    house: ports.Here,
    q: Annotated[
        str,
        Query(max_length=500, description='All words must occur; a "quoted phrase" as it stands'),
    ] = "",
    watch: Annotated[str | None, Query(max_length=200)] = None,
    platform: Annotated[str | None, Query(max_length=200)] = None,
    lang: Annotated[str | None, Query(max_length=35, description="zh takes both scripts")] = None,
    sentiment: Annotated[int | None, Query(ge=-1, le=1)] = None,
    since: Annotated[models.Moment | None, Query()] = None,
    until: Annotated[models.Moment | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: Annotated[str | None, Query(max_length=100, description="`next` of a page")] = None,
) -> Response:
    """Return stored posts, the newest first, a page at a time."""
    query = archive.PostQuery(
        text=q,
        watch_id=watch,
        platform=platform,
        lang=lang,
        sentiment=sentiment,
        since=since,
        until=until,
        limit=limit,
        before=before,
    )
    page = house.archive.search(query)
    told = [shapes.post(row) for row in page.posts]
    return answers.told({"posts": told, "next": page.next, "scanned": page.scanned})


@router.get(
    "/{platform}/{post_id:path}",
    operation_id="get_post",
    summary="One post",
    response_model=models.Post,
    responses=refusals.reading(404),
)
def get_post(
    platform: refusals.Id,
    post_id: Annotated[str, Path(min_length=1, max_length=1000)],
    house: ports.Here,
) -> Response:
    """Return one stored post."""
    id_ = f"{platform}/{post_id}"
    for row in house.archive.posts([id_]):
        return answers.told(shapes.post(row))
    raise errors.UnknownPost(id=id_)
