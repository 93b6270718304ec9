"""Who said what to which text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Word(StrEnum):
    """What a person says to a text."""

    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodIn:
    """A duty that somebody carries under one text, and who before them in its line could not."""

    duty: str
    instead_of: tuple[str, ...] = ()  # names; () = the duty was theirs
    why: tuple[str, ...] = ()  # of each: away, unable, author, signed, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Why a word counts no more though it was not taken back, as the directory has it now."""

    why: str  # let_go, role, duty; nobody, author, author_unknown: not surely another person
    since: datetime | None = None  # where that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One person's word on one exact text."""

    signature_id: str
    draft_id: str
    seal: str
    word: Word
    person_id: str
    person: str
    duties: tuple[str, ...]  # held when signing, or carried in the place of who could not
    reason: str
    at: datetime
    expires_at: datetime
    stood_in: tuple[StoodIn, ...] = ()
    withdrawn_at: datetime | None = None
    lost: Lost | None = None  # not kept: the directory is asked anew each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """A signature that no longer counts: withdrawn, expired, other_text, or what it lost."""

    signature_id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the signatures of a draft come to."""

    is_signed: bool
    counted: tuple[Signature, ...]
    void: tuple[Void, ...]
    declined_by: tuple[str, ...]  # names; one standing refusal keeps a text in
    missing_people: int
    missing_duties: tuple[str, ...]
    carried_by: Mapping[str, str]  # whose yes stands for which duty: everybody's for one at most
    until: datetime | None  # when the first signature that is needed expires


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassBreak:
    """A text that went out without its quorum: told to everybody, and looked at afterwards."""

    break_id: str
    draft_id: str
    seal: str
    case_id: str
    person_id: str
    person: str
    reason: str
    at: datetime
    review_due_at: datetime
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    was_right: bool | None = None
    lesson: str = ""
