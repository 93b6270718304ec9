"""Playbooks, and what opens cases, as the API tells them."""

from typing import Annotated, Any

from pydantic import Field

from tocsin.web.models.cases import samples
from tocsin.web.models.cases.board import DueMoment, Words
from tocsin.web.models.shaping import LevelWord, Shape, Told, example

_BRIEF: dict[str, Any] = {
    "code": "product-safety",
    "version": 1,
    "name": {"en": "Product safety"},
    "summary": {"en": "Somebody may be hurt."},
    "trigger": "quality",
    "kind": "product",
    "origin": "unknown",
    "levels": ["orange", "red"],
    "team": ["lead"],
    "plays": 14,
    "clocks": 5,
    "is_own": False,
}
_PLAY: dict[str, Any] = {
    "code": "verify",
    "name": {"en": "Verify the facts"},
    "done_when": {"en": "Two sources agree"},
    "step": "identify",
    "role": "quality",
    "deputy": "",
    "party": "",
    "levels": ["orange", "red"],
    "due_after": samples.MOMENT,
    "blocked_by": [],
    "source": "",
}
_CLOCK: dict[str, Any] = {
    "code": "facts-15",
    "name": {"en": "Facts"},
    "done_when": {"en": "The sheet is filled"},
    "moment": samples.MOMENT,
    "levels": ["orange", "red"],
    "countries": ["TW"],
    "warn": 300.0,
    "climb": 600.0,
    "ladder": ["comms", "lead"],
    "repeats": False,
    "met_by": "",
    "source": "",
}
_WORDING: dict[str, Any] = {
    "stage": "outbreak",
    "audience": "customers",
    "role": "comms",
    "channel": "website",
    "text": {"en": "We know of {what}."},
}
_WHOLE: dict[str, Any] = {
    **_BRIEF,
    "suggested_by": ["safety"],
    "sources": {"law": "Consumer Protection Act, article 10"},
    "plays": [_PLAY],
    "clocks": [_CLOCK],
    "wordings": [_WORDING],
}
_FAULT: dict[str, Any] = {
    "line": 3,
    "column": 1,
    "code": "cases.playbook.unknown_key",
    "facts": {"told": "palys"},
}
_VERSION: dict[str, Any] = {"version": 2, "by": "u-wang", "name": "Wang", "at": samples.AT}
_RULE: dict[str, Any] = {
    "watch_id": "house",
    "from_level": "orange",
    "playbook": "",
    "country": "TW",
    "zone": "Asia/Taipei",
    "by": "u-wang",
    "at": samples.AT,
}


class PlaybookBrief(Shape):
    """A rehearsed plan of one kind of crisis, in short."""

    model_config = example(_BRIEF)

    code: str
    version: int
    name: Words
    summary: Words
    trigger: str
    kind: str
    origin: str
    levels: list[LevelWord]
    team: list[str]
    plays: int
    clocks: int
    is_own: Annotated[bool, Field(description="The house's own; else as it was shipped")]


class PlaybookPlay(Shape):
    """One step of a plan."""

    model_config = example(_PLAY)

    code: str
    name: Words
    done_when: Words
    step: str
    role: str
    deputy: str
    party: str
    levels: list[LevelWord]
    due_after: DueMoment | None
    blocked_by: list[str]
    source: str


class PlaybookClock(Shape):
    """When a promise falls due, for whom, and where the figure is from."""

    model_config = example(_CLOCK)

    code: str
    name: Words
    done_when: Words
    moment: DueMoment
    levels: list[LevelWord]
    countries: list[str]
    warn: float
    climb: float
    ladder: list[str]
    repeats: bool
    met_by: Annotated[str, Field(description="Kind of statement that meets it by being out")]
    source: str


class PlaybookWording(Shape):
    """What is said to an audience at a stage: a template with {gaps}."""

    model_config = example(_WORDING)

    stage: str
    audience: str
    role: str
    channel: str
    text: Words


class PlaybookWhole(Shape):
    """A plan with all its plays, clocks and wordings."""

    model_config = example(_WHOLE)

    code: str
    version: int
    name: Words
    summary: Words
    trigger: str
    kind: str
    origin: str
    levels: list[LevelWord]
    suggested_by: list[str]
    team: list[str]
    clocks: list[PlaybookClock]
    plays: list[PlaybookPlay]
    wordings: list[PlaybookWording]
    sources: dict[str, str]
    is_own: bool


class PlaybookVersion(Shape):
    """Who put a version, and when."""

    model_config = example(_VERSION)

    version: int
    by: str
    name: str
    at: Told


class PlaybookDetail(Shape):
    """A plan, the text it was read from, and its versions, the newest first."""

    model_config = example(
        {"playbook": _WHOLE, "text": "playbook: product-safety\n", "versions": [_VERSION]}
    )

    playbook: PlaybookWhole
    text: str
    versions: list[PlaybookVersion]


class PlaybookSource(Shape):
    """The text of one version."""

    model_config = example({"code": "product-safety", "version": 2, "text": "playbook: …\n"})

    code: str
    version: int
    text: str


class PlaybookFault(Shape):
    """What is wrong with a playbook's text, and where."""

    model_config = example({**_FAULT, "detail": "“palys” is no key of a playbook."})

    line: int
    column: int
    code: str
    facts: dict[str, Any]
    detail: str


class PlaybookPreview(Shape):
    """What a text would make, and everything that is wrong with it, in order of lines."""

    model_config = example({"playbook": _WHOLE, "faults": []})

    playbook: PlaybookWhole | None
    faults: list[PlaybookFault]


class OpeningRule(Shape):
    """From which level on a watch opens a case by itself; "house" = every other watch."""

    model_config = example(_RULE)

    watch_id: str
    from_level: str
    playbook: str
    country: str
    zone: str
    by: str
    at: Told | None
