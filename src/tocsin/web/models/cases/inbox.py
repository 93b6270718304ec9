"""The inbox, as the API tells it."""

from typing import Annotated, Any

from pydantic import Field

from tocsin.web.models.cases import samples
from tocsin.web.models.cases.board import CaseTask
from tocsin.web.models.cases.papers import CaseHandover, CaseNegative, RiskReport
from tocsin.web.models.shaping import LevelWord, Shape, Told, example
from tocsin.web.models.statements.planned import Turn

_NOTICE: dict[str, Any] = {
    "notice_id": "n-1",
    "level": "orange",
    "at": samples.AT,
    "told_to": "me",
    "in_place_of": ["Mei"],
    "subject": "Case open (orange): Kettles",
    "lines": ["Clock: Facts, by 2026-03-02 18:00 (Asia/Taipei)"],
    "case_id": "c-1",
    "statement_id": "",
    "warning_id": "",
    "is_simulated": False,
}
_DRAFT: dict[str, Any] = {
    "draft_id": "d-1",
    "statement_id": "s-1",
    "case_id": "c-1",
    "kind": "holding",
    "level": "orange",
    "subject": "Kettles",
    "language": "en",
    "channel": "website",
    "title": "Statement on kettles",
    "number": 1,
    "at": samples.AT,
    "missing_people": 1,
    "missing_duties": ["legal"],
}

_OUTGOING: dict[str, Any] = {
    "publication_id": "p-1",
    "draft_id": "d-1",
    "statement_id": "s-1",
    "case_id": "c-1",
    "level": "orange",
    "subject": "Kettles",
    "channel": "website",
    "state": "frozen",
    "fault": "",
    "due_at": samples.AT,
    "person": "Wang",
}
_BREAK: dict[str, Any] = {
    "break_id": "b-1",
    "draft_id": "d-1",
    "case_id": "c-1",
    "person": "Wang",
    "reason": "Gas is leaking now",
    "at": samples.AT,
    "review_due_at": samples.AT,
}


class InboxNotice(Shape):
    """Something that I was told, and that nobody has acknowledged."""

    model_config = example(_NOTICE)

    notice_id: str
    level: LevelWord
    at: Told
    told_to: Annotated[str, Field(description='"me", or "house" for everybody at a screen')]
    in_place_of: Annotated[list[str], Field(description="Whom I stand in for, by name")]
    subject: str
    lines: list[str]
    case_id: str
    statement_id: str
    warning_id: str
    is_simulated: bool


class InboxDraft(Shape):
    """A draft that waits for a signature that I may give."""

    model_config = example(_DRAFT)

    draft_id: str
    statement_id: str
    case_id: str
    kind: str
    level: LevelWord
    subject: str
    language: str
    channel: str
    title: str
    number: int
    at: Told
    missing_people: int
    missing_duties: list[str]


class InboxPublication(Shape):
    """A text that waits for a publisher on its way out, and why."""

    model_config = example(_OUTGOING)

    publication_id: str
    draft_id: str
    statement_id: str
    case_id: str
    level: LevelWord
    subject: str
    channel: str
    state: str
    fault: str
    due_at: Told
    person: str


class InboxBreak(Shape):
    """A text that went out without its quorum, and that I may review."""

    model_config = example(_BREAK)

    break_id: str
    draft_id: str
    case_id: str
    person: str
    reason: str
    at: Told
    review_due_at: Told


class Inbox(Shape):
    """Mine to acknowledge, to do, to approve; by name of their cases."""

    model_config = example(
        {
            "to_acknowledge": [_NOTICE],
            "to_do": [samples.TASK],
            "to_approve": [_DRAFT],
            "to_publish": [_OUTGOING],
            "to_review": [_BREAK],
            "to_tell": [],
            "to_take_over": [samples.HANDOVER],
            "to_answer": [samples.NEGATIVE],
            "to_settle": [samples.REPORT],
            "cases": {"c-1": "Kettles overheat"},
        }
    )

    to_acknowledge: list[InboxNotice]
    to_do: list[CaseTask]
    to_approve: list[InboxDraft]
    to_publish: list[InboxPublication]
    to_review: list[InboxBreak]
    to_tell: list[Turn]
    to_take_over: list[CaseHandover]
    to_answer: list[CaseNegative]
    to_settle: list[RiskReport]
    cases: Annotated[dict[str, str], Field(description="Names of the cases that occur")]
