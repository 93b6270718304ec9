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
