"""What people send."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import Id, LevelWord, Moment, Shape, example

Aspect = Literal["what", "when", "where", "who", "why", "how", "advice", "doing", "contact"]
Standing = Literal["confirmed", "unconfirmed", "denied", "rumour"]
Kind = Literal[
    "holding",
    "update",
    "correction",
    "apology",
    "questions",
    "internal",
    "press",
    "reply",
    "story",
]
Language = Literal["zh-Hant", "zh-Hans", "en"]
Cluster = Literal["", "victim", "accidental", "preventable"]
Line = Annotated[str, StringConstraints(max_length=300)]
Prose = Annotated[str, StringConstraints(max_length=2_000)]
Text = Annotated[str, StringConstraints(max_length=120_000)]
Seal = Annotated[
    str,
    StringConstraints(pattern="^[0-9a-f]{64}$"),
    Field(description="Of the text that was read: another text has another"),
]
Number = Annotated[int, Field(ge=1, description="The version that was looked at")]

_SEAL = "a" * 64


class FactEntry(Shape):
    """A claim, and what is known of it."""

    model_config = example(
        {
            "case_id": "case-1",
            "aspect": "what",
            "texts": {"en": "Two kettles of batch K12 overheated."},
            "standing": "confirmed",
            "source": "Plant report 7",
            "owner": "Quality",
        }
    )

    case_id: Id
    aspect: Aspect
    texts: dict[Language, Prose]
    standing: Standing = "unconfirmed"
    source: Line = ""
    owner: Line = ""


class FactChange(Shape):
    """What is now known of a claim; what is left out stays."""

    model_config = example({"expected": 1, "standing": "confirmed", "why": "Laboratory report"})

    expected: Number
    texts: dict[Language, Prose] | None = None
    standing: Standing | None = None
    source: Line | None = None
    owner: Line | None = None
    why: Prose = ""


class StatementEntry(Shape):
    """One thing to say."""

    model_config = example(
        {"case_id": "case-1", "kind": "holding", "level": "orange", "subject": "Kettles"}
    )

    case_id: Id
    kind: Kind
    level: LevelWord
    subject: Line
    cluster: Cluster = ""
    next_update_at: Moment | None = None
    reply_to: Annotated[Line, Field(description="Address of the post that it answers")] = ""
    answers: Annotated[Line, Field(description="Voice of the case's queue that it answers")] = ""
    turn_id: Annotated[Line, Field(description="Of the release plan: the turn it carries")] = ""
    turn_number: Annotated[int, Field(ge=1, description="The turn as it was looked at")] = 1


class HoldingEntry(Shape):
    """The first words of a case, or of the case that a warning opened."""

    model_config = example({"case_id": "case-1", "language": "en", "channel": "website"})

    case_id: Annotated[str, StringConstraints(max_length=200)] = ""
    warning_id: Annotated[str, StringConstraints(max_length=200)] = ""
    language: Language
    channel: Id = "website"
    zone: Line = "UTC"


class StatementChange(Shape):
    """What a statement is measured by; its level only rises."""

    model_config = example({"expected": 1, "level": "red"})

    expected: Number
    level: LevelWord | None = None
    subject: Line | None = None
    cluster: Cluster | None = None
    next_update_at: Moment | None = None


class AttachmentEntry(Shape):
    """A file that goes out with the words; it was kept before."""

    model_config = example({"name": "recall.png", "sha256": "0" * 64, "alt": "A kettle's base."})

    name: Line
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    alt: Prose = ""


class DraftEntry(Shape):
    """A draft for one channel: composed from facts where no text is given."""

    model_config = example({"language": "en", "channel": "website", "organisation": "Lantern"})

    language: Language
    channel: Id
    account: Line = ""
    organisation: Line = ""
    zone: Line = "UTC"
    title: Line = ""
    text: Text | None = None
    attachments: Annotated[tuple[AttachmentEntry, ...], Field(max_length=20)] = ()


class DraftChange(Shape):
    """The next version of the words; what is left out stays."""

    model_config = example({"expected": 1, "text": "We have stopped selling them."})

    expected: Number
    title: Line | None = None
    text: Text | None = None
    account: Line | None = None
    attachments: Annotated[tuple[AttachmentEntry, ...], Field(max_length=20)] | None = None


class Anew(Shape):
    """Fill the template once more, with what is confirmed by now."""

    model_config = example({"expected": 1, "zone": "Asia/Taipei"})

    expected: Number
    zone: Line = "UTC"


class Polish(Shape):
    """Have a language model smooth the sentences of this version."""

    model_config = example({"expected": 1})

    expected: Number


class Words(Shape):
    """Words to look at before they are kept."""

    model_config = example({"text": "We will act soon."})

    title: Line = ""
    text: Text


class Sign(Shape):
    """A yes or a no to the text with this seal."""

    model_config = example({"seal": _SEAL, "word": "approved"})

    seal: Seal
    word: Literal["approved", "declined"] = "approved"
    reason: Prose = ""


class Release(Shape):
    """Let this text out, now or at a time."""

    model_config = example({"seal": _SEAL})

    seal: Seal
    due_at: Moment | None = None
    out_of_turn: Annotated[
        Prose, Field(description="Why it goes before those who should hear it first")
    ] = ""


class GlassEntry(Shape):
    """Let this text out without its quorum; everybody is told."""

    model_config = example({"seal": _SEAL, "reason": "Gas is leaking now"})

    seal: Seal
    reason: Prose


class GlassReview(Shape):
    """What the review of a broken glass came to."""

    model_config = example({"was_right": True, "lesson": "A second lawyer on the rota"})

    was_right: bool
    lesson: Prose


class Found(Shape):
    """Where a person found it published."""

    model_config = example({"url": "https://weibo.com/1/abc"})

    url: Annotated[str, StringConstraints(max_length=2_000)]


class Thaw(Shape):
    """Let a frozen post go out after all."""

    model_config = example({"reason": "The case is closed"})

    reason: Prose
    due_at: Moment | None = None
