"""What is written: one statement, and its draft for each channel and language, by version."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin import warning

CLUSTERS = ("", "victim", "accidental", "preventable")  # as SCCT advises; "" = nobody has judged


class Kind(StrEnum):
    """What a statement is for."""

    HOLDING = "holding"
    UPDATE = "update"
    CORRECTION = "correction"
    APOLOGY = "apology"
    QUESTIONS = "questions"
    INTERNAL = "internal"
    PRESS = "press"
    REPLY = "reply"
    STORY = "story"  # what we do and can show, told under our own name


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing to say, however many channels and languages say it."""

    statement_id: str
    number: int
    case_id: str
    kind: Kind
    level: warning.Level  # what its sign-off is measured by; it only rises
    subject: str
    cluster: str
    next_update_at: datetime | None
    opened_by: str
    opened_at: datetime
    reply_to: str = ""  # the post it answers: its address, or the platform's own name for it
    answers: str = ""  # id of the voice in the queue that it answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or paper that goes out with the words, known by its bytes."""

    name: str
    media_type: str
    sha256: str
    alt: str = ""
    length: int = 0  # bytes; follows from the hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where a stretch of the text comes from: facts, or a template's own words."""

    start: int
    end: int
    fact_ids: tuple[str, ...] = ()
    template: str = ""  # "holding/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One version of the words for one channel, account and language."""

    draft_id: str
    number: int
    statement_id: str
    language: str
    channel: str
    account: str
    title: str
    text: str
    cites: tuple[Cite, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
    author_id: str  # of this version
    author_ids: tuple[str, ...]  # of all versions: none of them may sign
    at: datetime
    ai_generated: bool = False
    template: str = ""


def stays_inside(kind: Kind, channel: str) -> bool:
    """Return whether words are for our own people alone, by what they are or where they go."""
    return kind is Kind.INTERNAL or is_inside(channel)


def is_inside(channel: str) -> bool:
    """Return whether only our own people read a channel: "internal", or "internal-" and a name."""
    return channel == "internal" or channel.startswith("internal-")


def is_mailed(channel: str) -> bool:
    """Return whether a channel is a mailing list of the media: "mail", or "mail-" and a name.

    Journalists print what they get: the name binds a list to the quorum and the gate of the press.
    """
    return channel == "mail" or channel.startswith("mail-")
