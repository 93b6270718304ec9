"""A degraded watch: it hears too little to be believed. A state of its own, never a level."""

from dataclasses import dataclass
from datetime import datetime

_BINS = 2  # of five minutes: a source may miss a fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Degradation:
    """A time in which one watch heard too little."""

    degradation_id: str
    watch_id: str
    begins_at: datetime
    why: str  # "coverage": sources are silent; "outage": many streams fell silent at once
    coverage: float  # at its beginning
    ended_at: datetime | None = None


def turned(count: int, *, is_low: bool, is_degraded: bool) -> tuple[int, bool]:
    """Return how many bins in a row speak against the present state, and the state after them.

    >>> turned(1, is_low=True, is_degraded=False)
    (0, True)
    """
    if is_low == is_degraded:
        return 0, is_degraded
    return (0, is_low) if count + 1 >= _BINS else (count + 1, is_degraded)
