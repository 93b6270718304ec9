"""What the desk is asked to judge, and what it may ask back of the books."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.warning import model

# Of a watch between two minutes (inclusive): its most telling posts; its posts by platform.
Evidence = Callable[[str, int, int], tuple[str, ...]]
Platforms = Callable[[str, int, int], Sequence[tuple[str, int]]]
Phrases = Callable[[str, int, int], Sequence[model.Phrase]]  # new ones, the most telling first
# What a model in use says before a minute, by watch; silent of those it cannot judge.
Opinions = Callable[[int], Mapping[str, model.Opinion]]


def no_evidence(_watch_id: str, _first_minute: int, _last_minute: int) -> tuple[str, ...]:
    """Return no posts at all."""
    return ()


def no_platforms(_watch_id: str, _first: int, _last: int) -> Sequence[tuple[str, int]]:
    """Return no counts at all."""
    return ()


def no_phrases(_watch_id: str, _first: int, _last: int) -> Sequence[model.Phrase]:
    """Return no phrases at all."""
    return ()


def no_opinions(_minute: int) -> Mapping[str, model.Opinion]:
    """Return that the rules stand alone."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """How the desk looks into the books."""

    evidence: Evidence = field(default=no_evidence)
    platforms: Platforms = field(default=no_platforms)
    phrases: Phrases = field(default=no_phrases)
    opinions: Opinions = field(default=no_opinions)
    model: int = 0  # version of the learned model in use; 0 = the rules stand alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a tick was told."""

    coverage: Mapping[str, float]
    looking: Looking = field(default_factory=Looking)
    now: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """One judged minute of one watch."""

    minute: int
    at: datetime
    rate: float  # that the level follows
    by_indicator: Mapping[str, float]
    coverage: float
    reasons: Callable[[], tuple[model.Reason, ...]]  # asked for only when a level may rise
    is_unheard: bool = False  # its feed fell silent with many others
    opinion: model.Opinion | None = None  # of the model that gave `rate`
    rules_rate: float = float("inf")  # what the rules say beside it
