"""Posts as stored and read."""

from typing import Annotated, Any, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import Shape, Told, example

Chance = Annotated[float | None, Field(ge=0, le=1, description="A probability; null: not read")]
Reason = Literal[
    "quality", "safety", "delivery", "service", "price", "malfunction", "loss", "other"
]
CrisisType = Literal[
    "Affected individuals",
    "Infrastructure and utilities",
    "Donations and volunteering",
    "Caution and advice",
    "Sympathy and support",
    "Other Useful Information",
]


MACHINE_TEXT: dict[str, Any] = {
    "text": "Buyers say that the lid came off while it was boiling; some ask for a recall.",
    "ai_generated": True,
    "untraced": [],
    "model": "qwen3-8b",
    "at": "2026-03-02T11:21:00.000Z",
}
_CORRECTED: dict[str, Any] = {
    "head": "sentiment",
    "label": "negative",
    "told": "neutral",
    "person": "Lin Mei",
    "at": "2026-03-02T10:02:00.000Z",
}


class MachineText(Shape):
    """Text that a language model wrote; to be shown as text only, and as such."""

    model_config = example(MACHINE_TEXT)

    text: str
    ai_generated: Literal[True]
    untraced: Annotated[list[str], Field(description="Numbers in it that none of the posts has")]
    model: str
    at: Told


class Corrected(Shape):
    """What a person says a reading should have been; the readings themselves stay as read."""

    model_config = example(_CORRECTED)

    head: Annotated[str, Field(description="sentiment, emotion, offence, …")]
    label: str
    told: Annotated[str | None, Field(description="What the reader had said; null: it abstained")]
    person: str
    at: Told


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
    p_sentiment: Chance
    p_negative: Chance
    emotion: Literal["anger", "fear", "sadness", "surprise", "joy", "neutral"] | None
    p_emotion: Chance
    offence: Annotated[bool | None, Field(description="Null: not read, or unsure")]
    p_offence: Chance
    reason: Annotated[Reason | None, Field(description="Of a complaint; negative posts only")]
    p_reason: Chance
    crisis_type: Annotated[CrisisType | None, Field(description="As in CrisisLex T26")]
    p_crisis_type: Chance
    p_informative: Annotated[Chance, Field(description="Of a yes; null: unsure, or not read")]
    p_verification: Annotated[Chance, Field(description="That it asks to be checked; as above")]
    p_distress: Annotated[Chance, Field(description="As above")]
    copy_key: Annotated[str | None, Field(description="Equal keys: nearly the same text")]
    copy_group: Annotated[str | None, Field(description="Copies of one text; null: copies none")]
    story_id: Annotated[str | None, Field(description="What it tells of; null: not gathered")]
    reader: Annotated[str, Field(description="Name and version, empty when not read")]
    path: Annotated[
        Literal["fast", "strong"],
        Field(description="strong: read again, and both readers' answer is told"),
    ]
    corrected: Annotated[list[Corrected], Field(description="The newest first")]
    opinion: Annotated[
        MachineText | None,
        Field(description="A language model's on its sentiment; it counts nowhere"),
    ]
    picture_text: Annotated[str, Field(description="Read in its pictures by a machine")]
    picture_watches: Annotated[list[str], Field(description="Whose terms stand in its pictures")]
    picture_terms: list[str]


class PostPage(Shape):
    """Posts, the newest first."""

    model_config = example(examples.PAGE)

    posts: list[Post]
    next: Annotated[str | None, Field(description="`before` of the page that follows")]
    scanned: Annotated[int, Field(description="About how many posts were looked through")]
