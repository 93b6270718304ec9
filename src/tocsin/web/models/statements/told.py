"""What the API tells."""

from typing import Any

from tocsin.web.models.shaping import LevelWord, Shape, Told, example

_AT = "2026-03-02T09:41:00.000Z"
_SEAL = "a" * 64
_FACT: dict[str, Any] = {
    "fact_id": "f-1",
    "number": 1,
    "case_id": "case-1",
    "aspect": "what",
    "texts": {"en": "Two kettles overheated."},
    "standing": "confirmed",
    "source": "Plant report 7",
    "owner": "Quality",
    "person_id": "mei",
    "at": _AT,
    "why": "",
}
_DRAFT: dict[str, Any] = {
    "draft_id": "d-1",
    "number": 1,
    "statement_id": "s-1",
    "language": "en",
    "channel": "website",
    "account": "",
    "title": "Lantern: statement on kettles",
    "text": "Two kettles overheated.",
    "cites": [{"start": 0, "end": 23, "fact_ids": ["f-1"], "template": ""}],
    "attachments": [],
    "author_id": "mei",
    "author_ids": ["mei"],
    "at": _AT,
    "ai_generated": False,
    "template": "holding/1",
    "seal": _SEAL,
}
_SIGNED: dict[str, Any] = {
    "is_signed": False,
    "people": 2,
    "duties": ["communications", "legal"],
    "missing_people": 2,
    "missing_duties": ["communications", "legal"],
    "declined_by": [],
    "until": None,
    "signatures": [],
    "void": [],
}
_PUBLICATION: dict[str, Any] = {
    "publication_id": "p-1",
    "draft_id": "d-1",
    "draft_number": 1,
    "seal": _SEAL,
    "statement_id": "s-1",
    "case_id": "case-1",
    "channel": "website",
    "account": "",
    "state": "published",
    "person": "Wang",
    "at": _AT,
    "due_at": _AT,
    "is_scheduled": False,
    "break_id": "",
    "tries": 1,
    "published_at": _AT,
    "proof": "site p-1",
    "url": "",
    "fault": "",
    "steps": [],
}
_STATEMENT: dict[str, Any] = {
    "statement_id": "s-1",
    "number": 1,
    "case_id": "case-1",
    "kind": "holding",
    "level": "orange",
    "subject": "Kettles",
    "cluster": "",
    "next_update_at": None,
    "opened_by": "mei",
    "opened_at": _AT,
    "reply_to": "",
    "drafts": [_DRAFT],
}
_GLASS: dict[str, Any] = {
    "break_id": "b-1",
    "draft_id": "d-1",
    "case_id": "case-1",
    "person": "Wang",
    "reason": "Gas is leaking now",
    "at": _AT,
    "review_due_at": _AT,
    "reviewed_by": "",
    "reviewed_at": None,
    "was_right": None,
    "lesson": "",
}


class Fact(Shape):
    """One version of a claim."""

    model_config = example(_FACT)

    fact_id: str
    number: int
    case_id: str
    aspect: str
    texts: dict[str, str]
    standing: str
    source: str
    owner: str
    person_id: str
    at: Told
    why: str


class SheetRow(Shape):
    """One question, and what is known of it."""

    model_config = example(
        {"aspect": "what", "confirmed": [_FACT], "open": [], "denied": [], "is_gap": False}
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

    model_config = example(_DRAFT["cites"][0])

    start: int
    end: int
    fact_ids: list[str]
    template: str


class Attachment(Shape):
    """A file that goes out with the words."""

    model_config = example({"name": "a", "media_type": "image/png", "sha256": _SEAL, "alt": ""})

    name: str
    media_type: str
    sha256: str
    alt: str


class Draft(Shape):
    """One version of the words for one channel and language."""

    model_config = example(_DRAFT)

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
    at: Told
    ai_generated: bool
    template: str
    seal: str


class Statement(Shape):
    """One thing to say, with its drafts."""

    model_config = example(_STATEMENT)

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
    drafts: list[Draft]


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


class Signature(Shape):
    """One person's yes that counts."""

    model_config = example(
        {
            "signature_id": "g-1",
            "person_id": "lin",
            "person": "Lin",
            "duties": ["legal"],
            "at": _AT,
            "expires_at": _AT,
        }
    )

    signature_id: str
    person_id: str
    person: str
    duties: list[str]
    at: Told
    expires_at: Told


class VoidSignature(Shape):
    """A word that no longer counts, and why."""

    model_config = example({"signature_id": "g-1", "why": "other_text"})

    signature_id: str
    why: str


class SignedOff(Shape):
    """What stands under a draft, and what has to."""

    model_config = example(_SIGNED)

    is_signed: bool
    people: int
    duties: list[str]
    missing_people: int
    missing_duties: list[str]
    declined_by: list[str]
    until: Told | None
    signatures: list[Signature]
    void: list[VoidSignature]


class Step(Shape):
    """One step of a publication."""

    model_config = example(
        {
            "at": _AT,
            "what": "sent",
            "state": "published",
            "person": "",
            "fault": "",
            "proof": "id 7",
            "excerpt": "",
        }
    )

    at: Told
    what: str
    state: str
    person: str
    fault: str
    proof: str
    excerpt: str


class Publication(Shape):
    """One draft's way out, with its proof."""

    model_config = example(_PUBLICATION)

    publication_id: str
    draft_id: str
    draft_number: int
    seal: str
    statement_id: str
    case_id: str
    channel: str
    account: str
    state: str
    person: str
    at: Told
    due_at: Told
    is_scheduled: bool
    break_id: str
    tries: int
    published_at: Told | None
    proof: str
    url: str
    fault: str
    steps: list[Step]


class DraftDetail(Shape):
    """A draft with its findings, signatures and ways out."""

    model_config = example(
        {
            "draft": _DRAFT,
            "findings": [],
            "signed_off": _SIGNED,
            "publications": [_PUBLICATION],
        }
    )

    draft: Draft
    findings: list[DraftFinding]
    signed_off: SignedOff
    publications: list[Publication]


class GlassBreak(Shape):
    """A text that went out without its quorum."""

    model_config = example(_GLASS)

    break_id: str
    draft_id: str
    case_id: str
    person: str
    reason: str
    at: Told
    review_due_at: Told
    reviewed_by: str
    reviewed_at: Told | None
    was_right: bool | None
    lesson: str
