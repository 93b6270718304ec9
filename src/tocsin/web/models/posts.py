"""Posts as stored and read."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import Shape, Told, example


class Post(Shape):
    """One post, with what a reader understood of it; its text is to be shown as text only."""

    model_config = example(examples.POST)

    id: Annotated[str, Field(description="platform/post_id")]
    platform: str
    post_id: str
    account: Annotated[str, Field(description="Keyed pseudonym, empty when unknown")]
    text: str
    lang: Annotated[str, Field(description="As read, else as declared")]
    created_at: Told
    received_at: Told
    parent_id: Annotated[str | None, Field(description="The post it answers")]
    quote_id: str | None
    repost_id: Annotated[str | None, Field(description="The post it passes on unchanged")]
    urls: list[str]
    media: list[str]
    likes: int | None
    reposts: int | None
    replies: int | None
    followers: int | None
    region: str | None
    simulated: bool
    watches: Annotated[list[str], Field(description="Ids of the watches that want it")]
    terms: Annotated[list[str], Field(description="The folded terms that hit")]
    sentiment: Annotated[Literal[-1, 0, 1] | None, Field(description="Null: not read")]
    p_negative: Annotated[float | None, Field(ge=0, le=1)]
    emotion: Literal["anger", "fear", "sadness", "surprise", "joy", "neutral"] | None
    copy_key: Annotated[str | None, Field(description="Equal keys: nearly the same text")]
    reader: Annotated[str, Field(description="Name and version, empty when not read")]


class PostPage(Shape):
    """Posts, the newest first."""

    model_config = example(examples.PAGE)

    posts: list[Post]
    next: Annotated[str | None, Field(description="`before` of the page that follows")]
    scanned: Annotated[int, Field(description="About how many posts were looked through")]
