"""Facts, statements, drafts and what was found in them, as the API tells them."""

from typing import Any

from tocsin.web.models.shaping import LevelWord, Shape, Told, example
from tocsin.web.models.statements import samples


class Fact(Shape):
    """One version of a claim."""

    model_config = example(samples.FACT)

    fact_id: str
    number: int
    case_id: str
    aspect: str
    texts: dict[str, str]
    standing: str
    source: str
    owner: str
    person_id: str
    person: str
    at: Told
    why: str


class SheetRow(Shape):
    """One question, and what is known of it."""

    model_config = example(
        {"aspect": "what", "confirmed": [samples.FACT], "open": [], "denied": [], "is_gap": False}
    )

    aspect: str
    confirmed: list[Fact]
    open: list[Fact]
    denied: list[Fact]
    is_gap: bool


class FactSheet(Shape):
    """5W1H of a case, with its gaps."""

    model_config = example({"case_id": "case-1", "rows": [], "gaps": ["why"]})

    case_id: str
    rows: list[SheetRow]
    gaps: list[str]


class Cite(Shape):
    """Where a stretch of the text comes from."""

    model_config = example(samples.DRAFT["cites"][0])

    start: int
    end: int
    fact_ids: list[str]
    template: str


class Attachment(Shape):
    """A file that goes out with the words."""

    model_config = example(samples.ATTACHMENT)

    name: str
    media_type: str
    sha256: str
    alt: str
    length: int


class KeptFile(Shape):
    """A file that may now be named by a draft."""

    model_config = example(samples.KEPT)

    sha256: str
    media_type: str
    length: int
    width: int
    height: int


class Draft(Shape):
    """One version of the words for one channel and language."""

    model_config = example(samples.DRAFT)

    draft_id: str
    number: int
    statement_id: str
    language: str
    channel: str
    account: str
    title: str
    text: str
    cites: list[Cite]
    attachments: list[Attachment]
    author_id: str
    author_ids: list[str]
    author: str
    at: Told
    ai_generated: bool
    template: str
    seal: str


class StandingDraft(Draft):
    """A draft as it reads now, and how far it has come."""

    model_config = example(samples.STANDING)

    standing: str
    missing_people: int
    missing_duties: list[str]


class Statement(Shape):
    """One thing to say, with its drafts."""

    model_config = example(samples.STATEMENT)

    statement_id: str
    number: int
    case_id: str
    kind: str
    level: LevelWord
    subject: str
    cluster: str
    next_update_at: Told | None
    opened_by: str
    opened_at: Told
    reply_to: str
    answers: str
    toned_by: str
    measured_by: LevelWord
    drafts: list[StandingDraft]


class DraftFinding(Shape):
    """One thing about one stretch of the text; its sentence is in the catalogue."""

    model_config = example(
        {
            "code": "statements.words.vague",
            "grade": "warn",
            "start": 0,
            "end": 17,
            "facts": {"words": ["soon"]},
        }
    )

    code: str
    grade: str
    start: int
    end: int
    facts: dict[str, Any]


class LengthRoom(Shape):
    """How long a text is where there is a limit, in the channel's own counting."""

    model_config = example(samples.ROOM)

    channel: str
    length: int
    limit: int


class Looked(Shape):
    """What there is to say of words that are not kept yet."""

    model_config = example({"findings": [], "rooms": [samples.ROOM]})

    findings: list[DraftFinding]
    rooms: list[LengthRoom]
