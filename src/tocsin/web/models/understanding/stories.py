"""Stories and copies."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models.posts import MACHINE_TEXT, MachineText, Post
from tocsin.web.models.shaping import Shape, Told, example

_AT = "2026-03-02T09:41:00.000Z"
_ID = "3f2a9c0d51b7e864"
_POST = "forum/8812"
_COPIES = {
    "copy_group": _ID,
    "posts": 212,
    "accounts": 187,
    "first_at": _AT,
    "last_at": "2026-03-02T10:05:00.000Z",
    "within_s": 1440,
}
STORY = {
    "story_id": _ID,
    "watch_id": "w-lantern",
    "merged": ["9c41d07be2a85f13"],
    "first_at": _AT,
    "last_at": "2026-03-02T11:20:00.000Z",
    "posts": 640,
    "copies": 211,
    "accounts": 502,
    "platforms": [{"platform": "forum", "posts": 640}],
    "trend": [{"hour": "2026-03-02T09:00:00.000Z", "posts": 640}],
    "label": "The lid came off while it was boiling",
    "label_post": _POST,
    "representatives": {"central": [_POST], "earliest": [_POST], "spread": [_POST]},
    "largest_copy": _COPIES,
    "summary": MACHINE_TEXT,
}


class StoryPlatform(Shape):
    """A platform's part."""

    model_config = example({"platform": "forum", "posts": 640})

    platform: str
    posts: int


class StoryHour(Shape):
    """One hour of a story."""

    model_config = example({"hour": _AT, "posts": 640})

    hour: Told
    posts: int


class Copies(Shape):
    """So many posts of nearly one text, by so many accounts, in so long."""

    model_config = example(_COPIES)

    copy_group: str
    posts: int
    accounts: Annotated[int, Field(description="Exact up to 127, about 9 % beyond")]
    first_at: Told
    last_at: Told
    within_s: int


class Representatives(Shape):
    """Ids of posts that stand for a story."""

    model_config = example({"central": [_POST], "earliest": [_POST], "spread": [_POST]})

    central: Annotated[list[str], Field(description="Nearest to what all tell")]
    earliest: list[str]
    spread: Annotated[list[str], Field(description="Reposted most, as told when they came")]


class StoryHeard(Shape):
    """What one watch hears of a story; labelled by its own post, never by written text."""

    model_config = example(STORY)

    story_id: str
    watch_id: str
    merged: Annotated[
        list[str], Field(description="Stories that turned out to tell the same; their ids live on")
    ]
    first_at: Told
    last_at: Told
    posts: int
    copies: Annotated[int, Field(description="Of the posts, those that copy another")]
    accounts: Annotated[int, Field(description="Exact up to 127, about 9 % beyond")]
    platforms: list[StoryPlatform]
    trend: Annotated[list[StoryHour], Field(description="Posts an hour, 72 hours at most")]
    label: Annotated[str | None, Field(description="Text of a representative; show as text")]
    label_post: str | None
    representatives: Representatives
    largest_copy: Copies | None
    summary: Annotated[MachineText | None, Field(description="Null: none is set up, or not yet")]


class StoryPosts(Shape):
    """A story as each watch hears it, and its newest posts."""

    model_config = example({"stories": [STORY], "posts": []})

    stories: list[StoryHeard]
    posts: list[Post]
