"""A case as a room: all that is on it, and what you may do there."""

from typing import Annotated, Any

from pydantic import Field

from tocsin.web.models.cases import samples
from tocsin.web.models.cases.board import (
    CaseBrief,
    CaseClock,
    CaseMember,
    CaseTask,
    TimelineLine,
)
from tocsin.web.models.cases.papers import (
    CaseHandover,
    CaseImpact,
    CaseMeeting,
    CaseNegative,
    LegalHold,
)
from tocsin.web.models.shaping import LevelWord, Shape, Told, example

_ADVICE: dict[str, Any] = {
    "cluster": "accidental",
    "strategies": ["instruct", "adjust", "diminish"],
    "supplements": [],
    "reasons": ["trigger_quality"],
    "exceptions": ["no_prediction"],
    "is_confirmed": False,
}
_WARNING: dict[str, Any] = {
    "warning_id": "w-1",
    "watch_id": "kettles",
    "watch_name": "Kettles",
    "level": "orange",
    "opened_at": samples.AT,
    "closed_at": None,
}
_SPREAD: dict[str, Any] = {
    "at": samples.AT,
    "hours": 24,
    "watches": 1,
    "coverage": 1.0,
    "by_hour": [*[2] * 21, 9, 40, 64],
    "speed": {"per_hour": 64, "hour_before": 40, "fastest": 64},
    "volume": {"since": samples.AT, "posts": 104, "negative_share": 0.62, "day": 155},
    "scope": {
        "platforms": [{"platform": "weibo", "posts": 90}, {"platform": "forum", "posts": 65}],
        "accounts": 131,
        "reach": 410_000,
    },
    "participation": 1.8,
    "difficulty": {"stories": 3, "copying": 12, "posting": 58},
    "answer": {
        "spared": [{"in_hours": 0, "at_most": 0.33}, {"in_hours": 24, "at_most": 0.05}],
        "platform": "weibo",
        "posts": 41,
    },
}
_ROOM: dict[str, Any] = {
    **samples.CASE,
    "advice": _ADVICE,
    "team": [samples.MEMBER],
    "tasks": [samples.TASK],
    "clocks": [samples.CLOCK],
    "timeline": [samples.ENTRY],
    "handovers": [samples.HANDOVER],
    "meetings": [samples.MEETING],
    "impacts": [samples.IMPACT],
    "negatives": [samples.NEGATIVE],
    "holds": [samples.HOLD],
    "snapshots": 0,
    "next_steps": [{"step": "assess", "needs_reason": False}],
    "answers": [{"negative_id": "g-1", "statement_id": "s-1", "is_out": True}],
    "linked": [_WARNING],
    "may": ["case.step"],
    "names": {"u-lin": "Lin"},
}


class CaseAdvice(Shape):
    """What theory advises, why, and where it fails: codes of `cases.advice.*`; never a gate."""

    model_config = example(_ADVICE)

    cluster: str | None
    strategies: list[str]
    supplements: list[str]
    reasons: list[str]
    exceptions: list[str]
    is_confirmed: bool


class CaseWarning(Shape):
    """A warning that belongs to a case."""

    model_config = example(_WARNING)

    warning_id: str
    watch_id: str
    watch_name: str
    level: LevelWord
    opened_at: Told
    closed_at: Told | None


class NextStep(Shape):
    """A step that a case may go to now."""

    model_config = example({"step": "assess", "needs_reason": False})

    step: str
    needs_reason: bool


class VoiceAnswer(Shape):
    """The statement that answers a voice of the queue."""

    model_config = example({"negative_id": "g-1", "statement_id": "s-1", "is_out": True})

    negative_id: str
    statement_id: str
    is_out: bool


class CaseRoom(CaseBrief):
    """A case as a room: all that is on it, and what you may do there."""

    model_config = example(_ROOM)

    advice: CaseAdvice
    team: list[CaseMember]
    tasks: list[CaseTask]
    clocks: list[CaseClock]
    timeline: Annotated[list[TimelineLine], Field(description="Its newest lines, in order")]
    handovers: list[CaseHandover]
    meetings: list[CaseMeeting]
    impacts: list[CaseImpact]
    negatives: list[CaseNegative]
    holds: list[LegalHold]
    snapshots: int
    next_steps: list[NextStep]
    answers: list[VoiceAnswer]
    linked: list[CaseWarning]
    may: Annotated[list[str], Field(description="Verbs that the law grants you")]
    names: Annotated[dict[str, str], Field(description="Names of the ids that occur")]


class SpreadSpeed(Shape):
    """How fast it spreads: posts within sixty minutes."""

    model_config = example(_SPREAD["speed"])

    per_hour: Annotated[int, Field(description="The last sixty minutes")]
    hour_before: int
    fastest: Annotated[int, Field(description="The fullest of the day")]


class SpreadVolume(Shape):
    """How much was said."""

    model_config = example(_SPREAD["volume"])

    since: Annotated[Told, Field(description="The first warning, or the case; from its hour on")]
    posts: Annotated[int, Field(description="Since then; a post of two watches counts twice")]
    negative_share: Annotated[float | None, Field(description="Null without posts to share")]
    day: Annotated[int, Field(description="Posts of the last 24 hours")]


class SpreadPlatform(Shape):
    """How much of it was said where."""

    model_config = example(_SPREAD["scope"]["platforms"][0])

    platform: str
    posts: int


class SpreadScope(Shape):
    """How far it reaches, over the last 24 hours."""

    model_config = example(_SPREAD["scope"])

    platforms: Annotated[list[SpreadPlatform], Field(description="The largest first")]
    accounts: Annotated[int, Field(description="Distinct ones")]
    reach: Annotated[int, Field(description="Followers of whoever posted, once a post")]


class SpreadDifficulty(Shape):
    """What makes it hard to hold."""

    model_config = example(_SPREAD["difficulty"])

    stories: Annotated[int, Field(description="With one post in fifty of the 24 hours, or more")]
    copying: Annotated[
        int, Field(description="Accounts that posted within an hour what two others did; at least")
    ]
    posting: Annotated[int, Field(description="Accounts within that hour")]


class AnswerSpares(Shape):
    """How much of all that is ever passed on an answer may spare, if it goes out then."""

    model_config = example({"in_hours": 0, "at_most": 0.33})

    in_hours: Annotated[int, Field(description="From now")]
    at_most: Annotated[float, Field(description="A bound from published measurement, 0 to 1")]


class SpreadAnswer(Shape):
    """What an answer could still do, and where most is said within the hour."""

    model_config = example(_SPREAD["answer"])

    spared: list[AnswerSpares]
    platform: Annotated[str, Field(description="Empty where nothing was said")]
    posts: Annotated[int, Field(description="There, within the last sixty minutes")]


class CaseSpread(Shape):
    """How the matter of a case spreads now, each trait as what was counted."""

    model_config = example(_SPREAD)

    at: Told
    hours: int
    watches: Annotated[int, Field(description="Watches of the linked warnings; 0 measures nothing")]
    coverage: Annotated[float | None, Field(description="Sources heard over the 24 hours, 0 to 1")]
    by_hour: Annotated[
        list[int], Field(description="Posts of each sixty minutes; the last end now")
    ]
    speed: SpreadSpeed
    volume: SpreadVolume
    scope: SpreadScope
    participation: Annotated[
        float | None, Field(description="Reposts and replies for each original post, 24 hours")
    ]
    difficulty: SpreadDifficulty
    answer: SpreadAnswer
