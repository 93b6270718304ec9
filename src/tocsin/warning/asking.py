"""What the desk is asked to judge, and what it may ask back of the books."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.warning import model

# Of a watch between two minutes (inclusive): its most telling posts; its posts by platform.
Evidence = Callable[[str, int, int], tuple[str, ...]]
Platforms = Callable[[str, int, int], Sequence[tuple[str, int]]]


def no_evidence(_watch_id: str, _first_minute: int, _last_minute: int) -> tuple[str, ...]:
    """Return no posts at all."""
    return ()


def no_platforms(_watch_id: str, _first: int, _last: int) -> Sequence[tuple[str, int]]:
    """Return no counts at all."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a tick was told."""

    coverage: Mapping[str, float]
    evidence: Evidence
    platforms: Platforms
    now: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """One judged minute of one watch."""

    minute: int
    at: datetime
    rate: float
    by_indicator: Mapping[str, float]
    coverage: float
    reasons: Callable[[], tuple[model.Reason, ...]]  # asked for only when a level may rise
    is_unheard: bool = False  # its feed fell silent with many others
