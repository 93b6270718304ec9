"""What warning deals in: levels, surprises, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Level(IntEnum):
    """A watch's standing danger; blue < yellow < orange < red."""

    NONE = 0
    BLUE = 1
    YELLOW = 2
    ORANGE = 3
    RED = 4

    @property
    def word(self) -> str:
        """Return the level as files and the API write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One count series that a detector judges."""

    watch_id: str
    indicator: str  # "mentions", "negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that fired, in numbers: what was seen against what was expected."""

    rule: str  # code: "seasonal.burst", "seasonal.swell", "seasonal.crisis"
    indicator: str
    window_s: int
    value: float
    expected: float
    rate_per_week: float  # how often such a thing happens here; 1/52 = once a year
    share: float = 0.0  # of the whole surprise, 0 to 1

    @property
    def rarity_weeks(self) -> float:
        """Return "once in N weeks"."""
        return 1.0 / self.rate_per_week if self.rate_per_week > 0 else float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarning:
    """What stands against one watch now."""

    warning_id: str
    watch_id: str
    level: Level
    opened_at: datetime
    since: datetime  # of the present level
    peak: Level
    closed_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A level rose or fell, and why."""

    change_id: str
    warning_id: str
    watch_id: str
    at: datetime
    before: Level
    after: Level
    reasons: tuple[Reason, ...]
    evidence: tuple[str, ...]  # "platform/post_id", the most telling first
    coverage: float  # 0 to 1, of the watch, at that minute
    detector: str  # name and version
    actor: str = "machine"  # or the person who stood it down
    facts: Mapping[str, object] | None = None
