"""What people said of warnings, and what they found missing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.warning.model import Level


class Kind(StrEnum):
    """What a person says of a warning afterwards."""

    TRUE = "true"
    FALSE = "false"
    LATE = "late"  # true and still useful, but people knew already
    NOT_OURS = "not-ours"  # something happened, only not to us: a fault of the watch's words

    @property
    def is_right(self) -> bool:
        """Return whether it was worth telling."""
        return self in {Kind.TRUE, Kind.LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One version of what a named person says of one warning; older ones stay."""

    warning_id: str
    watch_id: str
    version: int
    kind: Kind
    person: str
    at: datetime
    note: str = ""
    noticed_at: datetime | None = None  # when we would have known without the warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """One version of a case that nobody was warned of."""

    missed_id: str
    watch_id: str
    version: int
    onset: datetime
    person: str
    at: datetime
    note: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A warning as the ledger counts it."""

    warning_id: str
    watch_id: str
    opened_at: datetime
    closed_at: datetime | None
    peak: Level
    rule: str  # of its strongest reason when it rose first
    rate_per_week: float  # the rarest it was told at; infinite where no rate is known
    verdict: Verdict | None = None

    @property
    def lead_minutes(self) -> float | None:
        """Return how long before people knew the warning stood; None where nobody said."""
        if self.verdict is None or self.verdict.noticed_at is None:
            return None
        return (self.verdict.noticed_at - self.opened_at).total_seconds() / 60.0


class State(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    APPLIED = "applied"
    DECLINED = "declined"


class Direction(StrEnum):
    """What a proposal would do to a budget."""

    TIGHTEN = "tighten"
    LOOSEN = "loosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Another budget for a watch, from its verdicts; it waits for a named person."""

    proposal_id: str
    watch_id: str
    at: datetime
    direction: Direction
    budget_now: float
    budget_proposed: float
    judged: int
    kept: int  # right warnings that would still have been told …
    right: int  # … of so many
    dropped: int  # wrong ones that would not have been told …
    wrong: int  # … of so many
    caught: int = 0  # missed cases that would have been told …
    missed: int = 0  # … of so many
    alarms_before: float = 0.0  # a week
    alarms_after: float = 0.0
    state: State = State.OPEN
    person: str = ""
    decided_at: datetime | None = None
    why: str = ""
