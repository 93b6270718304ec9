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
    "originals",
    "first_person",
    "demands",
    "doubts",
    "copies",
    "negative_share",
    "first_person_share",
    "demand_share",
    "doubt_share",
    "participation",
    "speed",
    "acceleration",
    "negative_speed",
    "negative_acceleration",
]


class Indicators(Shape):
    """A watch's indicators in steps; every list is as long as `at`.

    Beyond fourteen days `accounts` and `copies` are null, terms and platforms those of the last
    fourteen, and steps of hours end with their hour.
    """

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


Forecastable = Literal["mentions", "negative"]
Counts = list[float | None]


class Hours(Shape):
    """Counts of each of 24 hours that stay under them with a stated chance."""

    model_config = example(examples.HOURS)

    at: Annotated[list[Told], Field(description="The beginning of each hour")]
    low: Annotated[Counts, Field(description="The lower edge of the band")]
    likely_low: Annotated[Counts, Field(description="One in four stays under it")]
    expected: Annotated[Counts, Field(description="As likely more as less")]
    likely_high: Annotated[Counts, Field(description="Three in four stay under it")]
    high: Annotated[Counts, Field(description="The upper edge of the band")]


class Yesterday(Hours):
    """The newest forecast whose 24 hours are over, beside what came."""

    model_config = example({**examples.HOURS, "came": [58, 71]})

    came: Annotated[Counts, Field(description="null: nobody listened")]


class OutlookScore(Shape):
    """How the forecasts of some days did; null where nothing has come yet.

    `crps` is a continuous ranked probability score, divided by the mean error of "as at the same
    hour yesterday": below 1 is better than that.
    """

    model_config = example(examples.OUTLOOK_SCORE)

    days: int
    forecasts: int
    coverage: Annotated[float | None, Field(description="Share of hours within the band")]
    coverage_near: Annotated[float | None, Field(description="The same, 1 to 3 hours ahead")]
    crps_near: Annotated[float | None, Field(description="1 to 3 hours ahead")]
    crps_day: Annotated[float | None, Field(description="1 to 24 hours ahead")]


class Outlook(Hours):
    """What the next 24 hours bring; the lists are empty where too little was heard."""

    model_config = example(examples.OUTLOOK)

    watch_id: str
    indicator: Forecastable
    model: str
    is_learning: Annotated[bool, Field(description="Less than a week was heard")]
    band: Annotated[float, Field(description="Share of hours that should fall within the band")]
    score: OutlookScore
    yesterday: Yesterday | None
