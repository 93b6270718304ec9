"""What a backtest is asked, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.warning import ports
from tocsin.warning.backtest.history import INDICATORS
from tocsin.warning.backtest.injection import FLASH, SWELL, Crisis
from tocsin.warning.backtest.intervals import Figure

Factory = Callable[[], ports.Detector]
Progress = Callable[[float], None]  # 0 to 1

# A quarter of a budget to four alarms a week, each a fifth more than the one before.
BUDGETS = tuple(round(0.25 * 2 ** (step / 4), 4) for step in range(17))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How rules are tried."""

    since: int | None = None  # minute; None: as early as enough has been learned
    runs: int = 80  # injected crises of each kind, at least
    seed: int = 1
    crises: Sequence[Crisis] = (Crisis(shape=FLASH), Crisis(shape=SWELL))
    budgets: Sequence[float] = BUDGETS
    indicators: Sequence[str] = INDICATORS  # judged together, as the desk does, or one alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a rule does at one budget."""

    budget_per_week: float
    threshold: float  # the rule's own rate that tells
    alarms_per_week: Figure  # on the history as it was
    found: Figure  # share of the crises told of within 24 h
    by_chance: Figure  # share of the same hours in which the untouched history is told of
    delay_minutes: Figure  # median; a missed one is infinite
    posted: Figure  # mean share of the crisis already posted; of a missed one all


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One rule against one kind of crisis."""

    rule: str
    version: str
    crisis: Crisis
    runs: int
    promised: Sequence[Point]  # told at rate ≤ budget: what the rule says of itself
    in_hindsight: Sequence[Point]  # at the threshold that keeps the budget here, known afterwards


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Several rules side by side on the history of one watch."""

    watch_id: str
    learned_from: int  # minutes since the epoch
    tried_from: int
    tried_until: int
    mean_day: float
    ordinary_weeks: float
    seed: int
    trials: Sequence[Trial]
