"""What complaints are counted by."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.enrichment import heads

NOT_SAID = ""  # the reader abstained
REASONS = (*heads.REASONS, NOT_SAID)


class Trend(StrEnum):
    """How a reason's share of all complaints stands to its usual share."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The complaints of one reason; copies of one text are many posts and one text."""

    reason: str
    posts: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What counts of one post in place of what the fast reader said; None: leave as it is."""

    key: int
    sentiment: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One reason now, beside how it usually stands; shares are of texts."""

    reason: str
    posts: int
    texts: int
    share: float
    usual_share: float | None  # None: nothing to compare with
    ratio: float | None  # of the two shares, drawn to 1 where there is little to go by
    trend: Trend
