"""Posts: search and look up."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from tocsin.adapters import archive, sql
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import posts

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
    """Return stored posts, the newest first, a page at a time.

    Words that a machine read in a post's pictures count as its own: such a post tells them.
    """
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
    with house.db.reading() as books:
        page = house.archive.search(_with_pictures(books, query))
        told = posts.in_force(books, page.posts)
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
    with house.db.reading() as books:
        for told in posts.in_force(books, house.archive.posts([id_])):
            return answers.told(told)
    raise errors.UnknownPost(id=id_)


def _with_pictures(books: sql.Books, query: archive.PostQuery) -> archive.PostQuery:
    """Return the query with the posts whose pictures hold its words, or words of its watch."""
    needles = archive.needles(query.text) if query.text else []
    wanted = () if query.watch_id is None else tuple(books.pictures.wanted_by(query.watch_id))
    held = tuple(tuple(books.pictures.holding(needle)) for needle in needles)
    return replace(query, pictured=held, pictured_watch=wanted)
