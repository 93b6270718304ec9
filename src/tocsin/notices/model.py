"""What notices deal in: a notice, where it goes, what became of each try."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

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
    BUNDLED = "bundled"  # told within a digest, which has a way of its own
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
class Hours:
    """A time of the day, as a clock on a wall of its zone shows it, summer time too."""

    begins: time
    ends: time  # not after `begins`: on the next day
    zone: str = "UTC"
    days: tuple[int, ...] = ()  # on which it begins, Monday = 0; () = every day

    def end_of(self, at: datetime) -> datetime | None:
        """Return when the hours that hold at a moment end; None where none holds."""
        zone = ZoneInfo(self.zone)
        for days_ago in (0, 1):
            day = at.astimezone(zone).date() - timedelta(days=days_ago)
            last = day if self.begins < self.ends else day + timedelta(days=1)
            begun = datetime.combine(day, self.begins, zone).astimezone(UTC)
            end = datetime.combine(last, self.ends, zone).astimezone(UTC)
            if begun <= at < end and (not self.days or day.weekday() in self.days):
                return end
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Who is told from which level on, and who is told next if nobody answers."""

    channel: str
    recipient: str
    min_level: str = "yellow"
    languages: tuple[str, ...] = ("en",)
    climb_after: timedelta = timedelta(minutes=10)
    chain: tuple[Stop, ...] = ()
    watches: tuple[str, ...] = ()  # of which it tells; () = of all
    duty: str = ""  # of the directory: whoever holds it is told in the recipient's place
    hours: Hours | None = None  # when it tells at all
    quiet: Hours | None = None  # when it lets wait what is less grave than `wakes_from`
    wakes_from: str = "red"

    def is_for(self, watch_id: str, at: datetime) -> bool:
        """Return whether it tells of a watch ("" = of what is no single watch's) at a moment."""
        if self.watches and watch_id not in self.watches:
            return False
        return self.hours is None or self.hours.end_of(at) is not None

    def waits_until(self, level: str, at: datetime) -> datetime | None:
        """Return until when its quiet hours let news of a level wait."""
        if self.quiet is None or level == "red" or rank(level) >= rank(self.wakes_from):
            return None
        return self.quiet.end_of(at)


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
    read_by: str = ""  # who opened this very one; another's answer is no reading
    read_at: datetime | None = None
    held: str = ""  # why it waits: "quiet", "flood"
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
    bundled: int = 0

    @property
    def missing(self) -> int:
        """Return how many promised notices cannot be accounted for."""
        told = self.accepted + self.in_flight + self.escalated + self.bundled
        return self.required - told - self.dead

    @property
    def holds(self) -> bool:
        """Return whether every promise is kept, under way, or known to a person as broken."""
        return self.missing == 0 and self.dead_unacknowledged == 0
