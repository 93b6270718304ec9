"""Shapes of what is alike: earlier cases, playbooks, statements that were made before."""

from typing import Annotated, Any, Literal

from pydantic import Field

from tocsin.web.models.shaping import LevelWord, Shape, Told, example

Nearness = Annotated[float, Field(description="From 0, nothing in common, to 1, the same")]
By = Annotated[Literal["meaning", "words"], Field(description="What nearness goes by")]
Waiting = Annotated[int, Field(description="Parts that the encoder looks at when asked again")]
Install = Annotated[str | None, Field(description="What brings meaning, where it goes by words")]

_CASE: dict[str, Any] = {
    "case_id": "0195d0c2-0000-7000-8000-000000000001",
    "name": "Rice cooker fire",
    "level": "red",
    "is_open": False,
    "opened_at": "2026-01-04T08:00:00.000Z",
    "playbook": "product-safety",
    "outcome": "Recalled 4,200; calm after nine days",
    "nearness": 0.62,
}
_PLAYBOOK: dict[str, Any] = {
    "code": "product-safety",
    "name": {"en": "Product safety", "zh-Hant": "產品安全", "zh-Hans": "产品安全"},
    "nearness": 0.48,
    "is_in_use": False,
}
_STATEMENT: dict[str, Any] = {
    "statement_id": "0195d0c2-0000-7000-8000-000000000002",
    "case_id": "0195d0c2-0000-7000-8000-000000000001",
    "kind": "holding",
    "subject": "Rice cooker fire",
    "language": "en",
    "channel": "website",
    "published_at": "2026-01-04T09:10:00.000Z",
    "excerpt": "Two rice cookers of batch K1234 overheated.",
    "nearness": 0.71,
}


class AlikeCase(Shape):
    """An earlier case that is near."""

    model_config = example(_CASE)

    case_id: str
    name: str
    level: Annotated[LevelWord, Field(description="The highest that it reached")]
    is_open: bool
    opened_at: Told
    playbook: str
    outcome: str
    nearness: Nearness


class AlikePlaybook(Shape):
    """A playbook that is near what the case is about."""

    model_config = example(_PLAYBOOK)

    code: str
    name: Annotated[dict[str, str], Field(description="By language")]
    nearness: Nearness
    is_in_use: Annotated[bool, Field(description="The case goes by it already")]


class AlikeToCase(Shape):
    """Earlier cases and playbooks that are near a case, the nearest first."""

    model_config = example(
        {"by": "meaning", "install": None, "waiting": 0, "cases": [_CASE], "playbooks": [_PLAYBOOK]}
    )

    by: By
    install: Install
    waiting: Waiting
    cases: list[AlikeCase]
    playbooks: list[AlikePlaybook]


class AlikeStatement(Shape):
    """A statement that went out and is near."""

    model_config = example(_STATEMENT)

    statement_id: str
    case_id: str
    kind: str
    subject: str
    language: str
    channel: str
    published_at: Told | None
    excerpt: Annotated[str, Field(description="How it began")]
    nearness: Nearness


class AlikeToDraft(Shape):
    """Statements that went out and are near a draft, the nearest first."""

    model_config = example(
        {"by": "words", "install": "pip install …", "waiting": 0, "statements": [_STATEMENT]}
    )

    by: By
    install: Install
    waiting: Waiting
    statements: list[AlikeStatement]
