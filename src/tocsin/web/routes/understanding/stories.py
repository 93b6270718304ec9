"""Stories: what a watch hears told, by how many, with the posts that stand for each."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from tocsin import enrichment, shapes
from tocsin.adapters import sql
from tocsin.runtimes import asking, stories
from tocsin.web import answers, errors, models, ports, refusals
from tocsin.web.views import posts

router = APIRouter(prefix="/api/stories", tags=["posts"])

_SHOWN = 200


@router.get(
    "",
    operation_id="list_stories",
    summary="Stories, the largest first",
    response_model=list[models.understanding.StoryHeard],
    responses=refusals.reading(),
)
def list_stories(
    house: ports.Here,
    watch: Annotated[str | None, Query(max_length=200, description="Its id")] = None,
    hours: Annotated[int, Query(ge=1, le=24 * 14, description="With a post since")] = 72,
    limit: Annotated[int, Query(ge=1, le=_SHOWN)] = 50,
) -> Response:
    """Return what posts tell of together, counted a few seconds ago, labelled by their posts."""
    since = house.clock.now() - timedelta(hours=hours)
    with house.db.reading() as books:
        found = books.stories.recent(watch, since, limit)
        return answers.told(_summed_up(books, house, found))


@router.get(
    "/{story_id}",
    operation_id="get_story",
    summary="One story with its posts",
    response_model=models.understanding.StoryPosts,
    responses=refusals.reading(404),
)
def get_story(
    story_id: Annotated[str, Path(pattern="^[0-9a-f]{16}$")],
    house: ports.Here,
    limit: Annotated[int, Query(ge=1, le=_SHOWN)] = 50,
) -> Response:
    """Return a story as each watch hears it, and its newest posts.

    A story that was merged into an older one answers as that one.
    """
    key = stories.shaping.key(story_id)
    with house.db.reading() as books:
        found = books.stories.of(key)
        if not found:
            raise errors.UnknownStory(story_id=story_id)
        names = {name for one in found for name in (one.story, *one.parts)}
        rows = house.archive.of_stories(sorted(names), limit)
        groups = {str(one["id"]): one["copy_group"] for one in stories.shaping.posts(books, rows)}
        told = [
            {**one, "copy_group": groups[str(one["id"])]} for one in posts.in_force(books, rows)
        ]
        return answers.told({"stories": _summed_up(books, house, found), "posts": told})


def _summed_up(
    books: sql.Books, house: ports.House, found: Sequence[enrichment.stories.Story]
) -> list[shapes.Shape]:
    """Return stories, each with what a language model wrote of it, where one is set up."""
    told = stories.telling.told(books, house.archive, found)
    written = asking.of_stories(books, [one.story for one in found], house.settings.language)
    pairs = zip(found, told, strict=True)
    return [{**shape, "summary": written.get(one.story)} for one, shape in pairs]
