"""Why a level changed, for machines and for sentences."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models.rulings import warned
from tocsin.web.models.shaping import LevelWord, Shape, example


class Line(Shape):
    """A sentence as a code of the catalogue and its facts; a fact may be such a line itself."""

    model_config = example(warned.LINE)

    code: str
    facts: dict[str, object]


class Finding(Shape):
    """A class of consequence that touches a warning, and what speaks for it."""

    model_config = example(warned.FINDING)

    code: Annotated[str, Field(alias="class")]
    name: Annotated[str, Field(description="Of a class of one's own; else the catalogue says it")]
    lift: Annotated[int, Field(description="Levels that it may add as things stand")]
    posts: list[str]
    words: list[str]
    share: Annotated[float, Field(description="Of the telling posts of six hours")]
    usual: Annotated[float, Field(description="The same share on other days")]
    by: Annotated[str, Field(description='Who declared it; "" = the posts suggest it')]
    is_confirmed: Annotated[bool, Field(description="By a person, for two levels")]


class Story(Shape):
    """Posts of the evidence that are copies of each other."""

    model_config = example({"story": "00c1a2b3c4d5e6f7", "posts": ["plaza/8812"]})

    story: str
    posts: list[str]


class OnPlatform(Shape):
    """Posts on one platform."""

    model_config = example({"platform": "plaza", "posts": 87})

    platform: str
    posts: int


class NewPhrase(Shape):
    """Words that several accounts have begun to use about a watch."""

    model_config = example(warned.PHRASE)

    phrase: str
    accounts: int
    posts: int
    evidence: list[str]


class Cue(Shape):
    """A word by which telling posts demand or doubt."""

    model_config = example(warned.CUE)

    cue: Annotated[str, Field(description="The indicator: demands, doubts")]
    word: str
    posts: Annotated[int, Field(description="Among the telling ones of the last hour")]


class Confidence(Shape):
    """How far a level may be believed: heard × chance, or a prior while verdicts are few."""

    model_config = example(
        {
            "whole": 0.8,
            "word": "high",
            "heard": 1.0,
            "learned": 1.0,
            "agreed": 0.8,
            "is_calibrated": False,
            "chance": None,
            "verdicts": 12,
            "missing": 38,
        }
    )

    whole: float
    word: Literal["high", "middling", "low"]
    heard: Annotated[float, Field(description="Coverage")]
    learned: Annotated[float, Field(description="How long this watch has been known")]
    agreed: Annotated[float, Field(description="Whether more than one indicator says so")]
    is_calibrated: Annotated[bool, Field(description="By verdicts; before that it is a prior")]
    chance: Annotated[
        float | None,
        Field(description="Of warnings as rare as this, the share judged true; null = unknown yet"),
    ]
    verdicts: Annotated[int, Field(description="That people have given")]
    missing: Annotated[int, Field(description="Verdicts that it takes to know the chance")]


class Versions(Shape):
    """What decided, each by its version."""

    model_config = example(
        {"detector": "seasonal 1", "reader": "plain 1", "table": 0, "policy": "1", "rules": 0}
    )

    detector: str
    reader: str
    table: Annotated[int, Field(description="Of consequence; 0 = as shipped")]
    policy: str
    rules: Annotated[int, Field(description="The newest entry of the rule book")]


class Beside(Shape):
    """A learned model that gave a level, and what the rules say beside it."""

    model_config = example(
        {
            "model": 3,
            "person": "Lin Mei",
            "chance": 0.71,
            "rules": "blue",
            "rules_rate_per_week": 0.62,
        }
    )

    model: Annotated[int, Field(description="Its version")]
    person: Annotated[str, Field(description="Who put it in use")]
    chance: Annotated[float, Field(description="That these hours belong to a crisis")]
    rules: Annotated[LevelWord, Field(description="What the rules' rarity alone would say")]
    rules_rate_per_week: float


class ComesDown(Shape):
    """What would bring the level down."""

    model_config = example({"calm_minutes": 360, "rate_above": 0.69, "needs_person": True})

    calm_minutes: int
    rate_above: Annotated[float | None, Field(description="Throughout, in events a week")]
    needs_person: bool


class Explanation(Shape):
    """Everything a person will ask of a change of level."""

    model_config = example(warned.EXPLANATION)

    code: str
    rate_per_week: float
    rarity_weeks: Annotated[float, Field(description="Once in so many weeks")]
    rarity: Annotated[LevelWord, Field(description="What rarity alone says")]
    lift: Annotated[int, Field(description="Levels that consequence added")]
    rules: Annotated[list[str], Field(description="Every rule that fired, rule/indicator")]
    findings: list[Finding]
    stories: list[Story]
    platforms: list[OnPlatform]
    phrases: Annotated[list[NewPhrase], Field(description="New ones, most accounts first")]
    cues: list[Cue]
    degraded: Literal["", "coverage", "outage"]
    confidence: Confidence
    versions: Versions
    beside: Annotated[Beside | None, Field(description="None where the rules alone judge")]
    budget_per_week: float
    edges: dict[str, float]
    preset: str
    periods: list[str]
    comes_down: ComesDown
    was_calm_above: Annotated[
        float | None,
        Field(description="After a fall by itself: all that came was commoner, in events a week"),
    ]


class Sentences(Shape):
    """A warning in one language."""

    model_config = example({"language": "en", "sentences": ["Rose from Yellow to Orange."]})

    language: str
    sentences: list[str]
