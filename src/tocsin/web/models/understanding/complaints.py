"""Complaints of a watch, grouped by reason."""

from typing import Annotated, Any, Literal

from pydantic import Field

from tocsin.web.models.posts import Reason
from tocsin.web.models.shaping import Shape, Told, example

_EXAMPLE: dict[str, Any] = {
    "id": "plaza/4711",
    "text": "充電寶用了兩天就發燙，客服叫我等，@… 你們管不管？",
    "platform": "plaza",
    "first_at": "2026-03-15T09:12:44.000Z",
    "posts": 212,
    "accounts": 187,
    "reposts": 1204,
}
_THEME: dict[str, Any] = {
    "reason": "safety",
    "posts": 380,
    "texts": 96,
    "share": 0.5195,
    "usual_share": 0.0421,
    "ratio": 11.9,
    "trend": "rising",
    "counts": [12, 368],
    "examples": [_EXAMPLE],
}
_COMPLAINTS: dict[str, Any] = {
    "watch_id": "w-lantern",
    "since": "2026-03-15T08:00:00.000Z",
    "until": "2026-03-15T10:00:00.000Z",
    "usual_since": "2026-02-15T08:00:00.000Z",
    "step": "hour",
    "at": ["2026-03-15T08:00:00.000Z", "2026-03-15T09:00:00.000Z"],
    "posts": 380,
    "texts": 96,
    "themes": [_THEME],
}


class ComplaintExample(Shape):
    """One text with all of its copies, told by the earliest; names of accounts are taken out."""

    model_config = example(_EXAMPLE)

    id: Annotated[str, Field(description="platform/post_id of the earliest copy")]
    text: Annotated[str, Field(description="Its beginning; to be shown as text only")]
    platform: str
    first_at: Told
    posts: Annotated[int, Field(description="Copies, the first one too")]
    accounts: Annotated[int, Field(description="Known accounts that posted it")]
    reposts: int


class ComplaintTheme(Shape):
    """The complaints of one reason; shares are of different texts."""

    model_config = example(_THEME)

    reason: Annotated[Reason | None, Field(description="Null: not said")]
    posts: int
    texts: Annotated[int, Field(description="Copies of one text count once")]
    share: Annotated[float, Field(ge=0, le=1)]
    usual_share: Annotated[
        float | None, Field(ge=0, le=1, description="Of the four weeks before; null: none read")
    ]
    ratio: Annotated[float | None, Field(description="Share to usual share; null: too few")]
    trend: Literal["rising", "falling", "steady", "too_few"]
    counts: Annotated[list[int], Field(description="Posts a step")]
    examples: Annotated[list[ComplaintExample], Field(description="The most spread first")]


class Complaints(Shape):
    """What the negative posts of a watch are about."""

    model_config = example(_COMPLAINTS)

    watch_id: str
    since: Told
    until: Told
    usual_since: Annotated[Told, Field(description="The usual is counted from here to `since`")]
    step: Literal["hour", "day"]
    at: Annotated[list[str], Field(description="Beginnings of the steps, in UTC")]
    posts: int
    texts: int
    themes: Annotated[list[ComplaintTheme], Field(description='Most texts first, "not said" last')]
