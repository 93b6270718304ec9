"""Indicators as charts take them."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import LevelWord, Shape, Told, example


class Series(Shape):
    """One value a step; where a band is known, what was expected and 80 % of it."""

    model_config = example(examples.BANDED)

    value: list[float | None]
    expected: list[float | None] | None = None
    low: list[float | None] | None = None
    high: list[float | None] | None = None


class Mark(Shape):
    """A level that rose or fell."""

    model_config = example(examples.MARK)

    at: Told
    before: LevelWord
    after: LevelWord
    change_id: str


class TermCount(Shape):
    """How often a term hit."""

    model_config = example({"term": "lantern tea", "count": 87})

    term: str
    count: int


class PlatformCount(Shape):
    """How many posts came from a platform."""

    model_config = example({"platform": "plaza", "count": 87})

    platform: str
    count: int


SeriesName = Literal[
    "mentions",
    "negative",
    "positive",
    "reposts",
    "replies",
    "reach",
    "likes",
    "anger",
    "fear",
    "sadness",
    "surprise",
    "joy",
    "accounts",
    "negative_share",
    "speed",
    "acceleration",
]


class Indicators(Shape):
    """A watch's indicators in steps; every list is as long as `at`."""

    model_config = example(examples.INDICATORS)

    watch_id: str
    step_s: int
    at: Annotated[list[Told], Field(description="The beginning of each step")]
    series: dict[SeriesName, Series]
    coverage: Annotated[list[float | None], Field(description="0 to 1; null: not known")]
    marks: list[Mark]
    terms: list[TermCount]
    platforms: list[PlatformCount]


class AccountRow(Shape):
    """An account that posted much."""

    model_config = example(examples.ACCOUNT)

    account: str
    posts: int
    reach: int
