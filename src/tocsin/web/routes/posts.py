"""Posts: search and look up."""

from collections.abc import Mapping, Sequence
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
    told = _in_force(house, page.posts)
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
    for told in _in_force(house, house.archive.posts([id_])):
        return answers.told(told)
    raise errors.UnknownPost(id=id_)


def _in_force(house: ports.House, rows: Sequence[Mapping[str, object]]) -> list[shapes.Shape]:
    """Return posts with what was read of them again, where it was."""
    keys = [int(str(row["key"])) for row in rows]
    with house.db.reading() as books:
        again = books.second.of(keys)
    pairs = zip(keys, rows, strict=True)
    return [shapes.reread(shapes.post(row), again.get(key)) for key, row in pairs]
