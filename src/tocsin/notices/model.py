"""What notices deal in: a notice, where it goes, what became of each try."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

# Levels as words, rising: the room that grades danger stands above this one.
LEVELS = ("none", "blue", "yellow", "orange", "red")
URGENT = frozenset({"orange", "red"})


def rank(level: str) -> int:
    """Return a level's place, 0 (none) to 4 (red)."""
    return LEVELS.index(level)


class State(StrEnum):
    """Where a notice stands on its way (docs: delivery)."""

    PENDING = "pending"
    LEASED = "leased"  # somebody is sending it, until `leased_until`
    ACCEPTED = "accepted"  # with the channel's own proof
    REJECTED = "rejected"  # will never be taken; on its way to escalated or dead
    RETRY = "retry"  # again at `next_at`
    IN_DOUBT = "in_doubt"  # perhaps taken; sent again: a duplicate beats a miss
    ESCALATED = "escalated"  # the next stop of its chain was told
    DEAD = "dead"  # nobody left to tell: a person must see it


WAITING = frozenset({State.PENDING, State.RETRY, State.IN_DOUBT})
IN_FLIGHT = WAITING | {State.LEASED, State.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place where a person can be told."""

    channel: str  # "in_app", "email", "webhook"
    recipient: str
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Who is told from which level on, and who is told next if nobody answers."""

    channel: str
    recipient: str
    min_level: str = "yellow"
    languages: tuple[str, ...] = ("en",)
    climb_after: timedelta = timedelta(minutes=10)
    chain: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One level change as this room hears it."""

    change_id: str
    warning_id: str
    watch_id: str
    watch_name: str
    at: datetime
    before: str
    after: str
    reasons: tuple[Mapping[str, object], ...] = ()  # rule, indicator, window_s, value, expected …
    evidence: tuple[str, ...] = ()
    coverage: float = 1.0
    actor: str = "machine"
    is_simulated: bool = False
    lines: tuple[Mapping[str, object], ...] = ()  # codes of the catalogue with their facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """News that is no change of one watch's level: told as it is written."""

    bulletin_id: str
    topic_id: str  # what it is about; who acknowledges one notice of it answers for all
    at: datetime
    level: str
    subject_code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    lines: tuple[Mapping[str, object], ...] = ()
    is_simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to tell one recipient by one channel."""

    notice_id: str
    change_id: str
    warning_id: str
    watch_id: str
    watch_name: str
    level: str
    subject_code: str  # the catalogue's sentence for its subject
    facts: Mapping[str, object]  # JSON-ready; what the sentences are filled with
    channel: str
    recipient: str
    languages: tuple[str, ...]
    created_at: datetime
    state: State = State.PENDING
    attempts: int = 0  # leases so far: the number of the latest try
    doubts: int = 0  # tries that may have arrived
    next_at: datetime | None = None
    leased_until: datetime | None = None
    proof: str = ""
    fault: str = ""  # catalogue code of the latest failure
    accepted_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    # Frozen when the notice is made:
    chain: tuple[Stop, ...] = ()
    climb_after: timedelta = timedelta(minutes=10)
    climb_at: datetime | None = None  # when the next stop is told
    climbed_to: str = ""

    @property
    def is_urgent(self) -> bool:
        """Return whether it is never given up: orange or red, and nobody has answered."""
        return self.level in URGENT and not self.acknowledged_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The receipt of one try: what the channel said and what follows from it."""

    number: int
    at: datetime
    state: State  # accepted, rejected, retry or in_doubt
    status: str = ""  # the channel's own code: "250", "429"
    proof: str = ""
    fault: str = ""
    excerpt: str = ""  # of the answer, for a person who looks into it
    request_hash: str = ""
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The outbox's books: what was promised against what became of it."""

    required: int  # promised, counted apart from the notices themselves
    accepted: int
    in_flight: int
    escalated: int
    dead: int
    dead_unacknowledged: int

    @property
    def missing(self) -> int:
        """Return how many promised notices cannot be accounted for."""
        return self.required - self.accepted - self.in_flight - self.escalated - self.dead

    @property
    def holds(self) -> bool:
        """Return whether every promise is kept, under way, or known to a person as broken."""
        return self.missing == 0 and self.dead_unacknowledged == 0
