"""What is handed out, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.statements.drafting import Draft
from tocsin.statements.publishing.carrying import File


class State(StrEnum):
    """Where a publication stands."""

    SCHEDULED = "scheduled"  # goes out at its time
    FROZEN = "frozen"  # the level rose, or somebody should hear it before; a person thaws it
    PENDING = "pending"
    LEASED = "leased"  # a sender has it
    BY_HAND = "by_hand"  # a person copies it out and tells where it stands
    IN_DOUBT = "in_doubt"  # perhaps it is out: read back, or ask
    ASKED = "asked"  # reading back told nothing: a person has to look
    PUBLISHED = "published"
    REFUSED = "refused"  # certainly not out
    LAPSED = "lapsed"  # its signatures no longer held when it was to go
    CANCELLED = "cancelled"


LIVE = frozenset(State) - {State.REFUSED, State.LAPSED, State.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """All that a publisher needs; `key` is the same at every try."""

    key: str
    draft: Draft
    at: datetime  # when it was handed out: the same at every try
    tried_at: datetime | None = None  # when a sender first had it
    files: tuple[File, ...] = ()  # of the draft's attachments, those whose bytes are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try, one look, or one person's word."""

    at: datetime
    what: str  # sent, read_back, confirmed, denied, thawed, frozen, cancelled …
    state: State
    person: str = ""
    fault: str = ""
    proof: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One draft's way out; a draft has one at a time, and one that is out for ever."""

    publication_id: str
    draft_id: str
    draft_number: int
    seal: str
    statement_id: str
    case_id: str
    channel: str
    account: str
    state: State
    person_id: str  # who handed it out
    person: str
    at: datetime
    due_at: datetime
    is_scheduled: bool
    break_id: str = ""  # the glass that was broken for it
    out_of_turn: str = ""  # a person's reason why nobody has to hear it before
    tries: int = 0
    next_at: datetime | None = None
    leased_until: datetime | None = None
    thawed_at: datetime | None = None
    thawed_by: str = ""
    published_at: datetime | None = None
    proof: str = ""
    url: str = ""
    fault: str = ""
    called_for: str = ""  # the state in which people were called to it
