"""Silences, what they keep back, and what is told as one."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import By, LevelWord, Moment, Shape, Told, example

_AT = "2026-03-02T09:41:00.000Z"
_SILENCE = {
    "watch_id": "w-lantern",
    "up_to": "yellow",
    "rule": "",
    "reason": "Our own sale",
    "person": "Lin Mei",
    "second_person": "",
    "begins_at": _AT,
    "ends_at": "2026-03-02T18:00:00.000Z",
}
_HELD = {
    "change_id": "019cadf0-7a60-7000-8000-0000000000c1",
    "warning_id": "019cadf0-7a60-7000-8000-0000000000a1",
    "watch_id": "w-lantern",
    "at": _AT,
    "before": "none",
    "after": "yellow",
    "why": "silence",
    "by": "019cadf0-7a60-7000-8000-0000000000e1",
}
_GATHERING = {
    "gathering_id": "019cadf0-7a60-7000-8000-0000000000f1",
    "opened_at": _AT,
    "since": _AT,
    "closed_at": None,
    "level": "yellow",
    "peak": "orange",
    "share": 0.42,
    "watches": ["w-lantern"],
}
_DEAF = {
    "degradation_id": "019cadf0-7a60-7000-8000-0000000000f2",
    "watch_id": "w-lantern",
    "begins_at": _AT,
    "ended_at": None,
    "why": "coverage",
    "coverage": 0.25,
}


class SilenceEntry(Shape):
    """A silence to begin: what, why, until when, and by whom."""

    model_config = example({name: told for name, told in _SILENCE.items() if name != "begins_at"})

    watch_id: Annotated[
        str, StringConstraints(max_length=200), Field(description='"" = every watch')
    ] = ""
    up_to: Annotated[
        Literal["blue", "yellow", "orange", "red"],
        Field(description="What rises above is told all the same; red needs a second person"),
    ] = "yellow"
    rule: Annotated[
        str,
        StringConstraints(max_length=100),
        Field(description='Of the strongest reason; "" = any'),
    ] = ""
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    person: By
    second_person: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    begins_at: Moment | None = None
    ends_at: Moment


class SilenceState(Shape):
    """A silence and how much it has kept back."""

    model_config = example(
        {"silence_id": "s-1", **_SILENCE, "ended_at": None, "ended_by": "", "kept_back": 2}
    )

    silence_id: str
    watch_id: str
    up_to: LevelWord
    rule: str
    reason: str
    person: str
    second_person: str
    begins_at: Told
    ends_at: Told
    ended_at: Told | None
    ended_by: str
    kept_back: int


class Ending(Shape):
    """Who ends it."""

    model_config = example({"person": "Lin Mei"})

    person: By


class Withheld(Shape):
    """A change of level that nobody was sent a notice of, and why."""

    model_config = example(_HELD)

    change_id: str
    warning_id: str
    watch_id: str
    at: Told
    before: LevelWord
    after: LevelWord
    why: Literal["silence", "gathering", "inhibition", "untold"]
    by: Annotated[str, Field(description="The silence, gathering or warning that keeps it back")]


class Gathering(Shape):
    """Many warnings that are told as one: a surge of the whole platform."""

    model_config = example(_GATHERING)

    gathering_id: str
    opened_at: Told
    since: Told
    closed_at: Told | None
    level: LevelWord
    peak: LevelWord
    share: float
    watches: list[str]


class Degradation(Shape):
    """A time in which a watch heard too little."""

    model_config = example(_DEAF)

    degradation_id: str
    watch_id: str
    begins_at: Told
    ended_at: Told | None
    why: Literal["coverage", "outage"]
    coverage: float
