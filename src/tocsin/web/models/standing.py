"""Early warnings: what stands, why, and what people do about it."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.charts import Indicators
from tocsin.web.models.notices import Notice
from tocsin.web.models.posts import Post
from tocsin.web.models.rulings import warned
from tocsin.web.models.rulings.explanations import Explanation, Line
from tocsin.web.models.shaping import By, LevelWord, Shape, Told, example


class Reason(Shape):
    """One rule that fired, in numbers."""

    model_config = example(warned.REASON)

    rule: Annotated[str, Field(description="Code of the catalogue")]
    indicator: str
    window_s: int
    value: Annotated[float, Field(description="In the window; of a model: in its mean hour")]
    expected: Annotated[
        float, Field(description="As the value; of a model, in the week's mean hour")
    ]
    rate_per_week: Annotated[float, Field(description="How often such a thing happens here")]
    rarity_weeks: Annotated[float, Field(description="Once in so many weeks")]
    share: Annotated[float, Field(description="Of the whole surprise, 0 to 1")]


class Change(Shape):
    """A level rose or fell, and why."""

    model_config = example(warned.CHANGE)

    change_id: str
    warning_id: str
    watch_id: str
    at: Told
    before: LevelWord
    after: LevelWord
    reasons: list[Reason]
    evidence: Annotated[list[str], Field(description="platform/post_id, the most telling first")]
    coverage: Annotated[float, Field(ge=0, le=1)]
    detector: str
    actor: Annotated[str, Field(description='"machine", or the person')]
    facts: dict[str, object]
    explanation: Annotated[
        Explanation | None, Field(description="None in books older than explanations")
    ]
    lines: Annotated[
        list[Line], Field(description="The same as sentences, as the notice tells them")
    ]


class EarlyWarning(Shape):
    """What stands, or stood, against a watch."""

    model_config = example(warned.WARNING)

    warning_id: str
    watch_id: str
    watch_name: str
    level: LevelWord
    view: Annotated[Literal["none", "low", "medium", "high"], Field(description="In three steps")]
    peak: LevelWord
    opened_at: Told
    since: Told
    closed_at: Told | None
    acknowledged_by: str
    acknowledged_at: Told | None
    actions: Annotated[
        list[Literal["acknowledge", "stand_down"]],
        Field(description="What a person may do now"),
    ]


class StoryInvolved(Shape):
    """A story that posts of the evidence tell, as the watch hears it now."""

    model_config = example(warned.INVOLVED)

    story_id: str
    label: Annotated[str | None, Field(description="Text of a representative; show as text")]
    label_post: str | None
    posts: Annotated[int, Field(description="In all, not of the evidence alone")]
    accounts: Annotated[int, Field(description="Exact up to 127, about 9 % beyond")]
    first_at: Told
    evidence: Annotated[list[str], Field(description="The evidence that tells it")]


class WarningDetail(EarlyWarning):
    """A warning that explains itself."""

    model_config = example({**examples.DETAIL, "stories": [warned.INVOLVED]})

    changes: Annotated[list[Change], Field(description="The newest first")]
    evidence_posts: list[Post]
    stories: Annotated[list[StoryInvolved], Field(description="Most of the evidence first")]
    notices: list[Notice]
    chart: Annotated[
        Indicators, Field(description="From 24 h before it opened until it closed, or now")
    ]


class Person(Shape):
    """Who does it."""

    model_config = example({"person": "Lin Mei"})

    person: By


class StandingDown(Shape):
    """Who stands the warning down, and why."""

    model_config = example({"person": "Lin Mei", "reason": "A promotion, not a crisis"})

    person: By
    reason: Annotated[str, Field(min_length=1, max_length=2000)]
