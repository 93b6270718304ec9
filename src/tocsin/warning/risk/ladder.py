"""From a model's risk to how often ordinary time is found as grave as that.

A level is a promise in events a week. The steps are thresholds that would have kept that many
alarms a week over the ordinary time after the model's training; beyond the rarest step that the
time can show, odds go on as steeply as between the last steps, and never more steeply than one
e-fold a unit of log odds: what was never seen must not look rarer than the odds themselves say.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import tuning

Floats = NDArray[np.float64]

_OFTENEST = 8.0  # alarms a week; what comes more often is calm
_EVENTS = 3.0  # that ordinary time must have shown for a step
_STEPS = 12
_LEAST = 2  # steps; fewer tell nothing of how odds fall
_FLATTEST = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Steps of log odds, rising, and the alarms a week at each, falling."""

    odds: tuple[float, ...] = ()
    rates: tuple[float, ...] = ()
    weeks: float = 0.0  # of ordinary time

    @property
    def holds(self) -> bool:
        """Return whether there are enough steps to judge by."""
        return len(self.odds) >= _LEAST

    def rate(self, odds: float) -> float:
        """Return events a week as grave as this; infinite below the first step.

        >>> Ladder(odds=(0.0, 2.0), rates=(4.0, 1.0)).rate(-1.0)
        inf
        """
        if odds < self.odds[0]:
            return float("inf")
        logs = np.log(self.rates)
        beyond = max(odds - self.odds[-1], 0.0)
        told = np.interp(odds, self.odds, logs) - self._slope(logs) * beyond
        return float(np.exp(told))

    def _slope(self, logs: Floats) -> float:
        upper = slice(len(self.odds) // 2 - 1 if len(self.odds) > _LEAST else 0, None)
        fall = np.polyfit(self.odds[upper], logs[upper], 1)[0]
        return float(np.clip(-fall, _FLATTEST, 1.0))


def ladder(quiet: tuning.Quiet) -> Ladder:
    """Return the steps of ordinary time, whose rates are (1 − risk) ÷ risk."""
    least = _EVENTS / max(quiet.weeks, 1e-9)
    if least >= _OFTENEST:
        return Ladder(weeks=quiet.weeks)
    budgets = np.geomspace(_OFTENEST, least, _STEPS)
    odds = -np.log(np.maximum(quiet.thresholds(budgets), 1e-300))
    steps: dict[float, float] = {}
    for one, rate in zip(odds.tolist(), budgets.tolist(), strict=True):
        steps.setdefault(round(one, 6), rate)  # of equal steps the most frequent: no promise more
    told = sorted(steps.items())
    return Ladder(
        odds=tuple(one for one, _ in told),
        rates=tuple(rate for _, rate in told),
        weeks=round(quiet.weeks, 3),
    )
