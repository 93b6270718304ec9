"""When a person is told: at the budget, again when it gets ten times rarer, then left in peace.

A rate R says how many events as surprising as this one a stream sees in a week. Telling whenever
R reaches a budget of B a week keeps to about B alarms a week. What follows belongs to the alarm
that was told until six hours have passed above one and a half times the budget, unless it becomes
another order of magnitude rarer. After one such hour what is as rare as an orange of that budget is
told anew: an absurd spike hides no crisis that begins while it still echoes.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

AGAIN_FACTOR = 10.0
CALM_FACTOR = 1.5
CALM_HOURS = 6.0
EASED_HOURS, EASED_SHARE = 1.0, 4 / 52  # of the budget, as orange is of blue

_MINUTES_AN_HOUR = 60.0


def told(rates: Floats, budget: float | Floats, *, bin_minutes: float) -> Bools:
    """Return at which bins a person is told anew; the shape of `rates` against `budget`.

    `rates` (bins, …) are expected events a week in bins of `bin_minutes`, in the order of time;
    not-a-number is never told. `budget` is alarms a week, one for all or an array that broadcasts
    against one bin. Only the past is looked at.

    >>> told(np.array([9.0, 0.9, 0.8, 0.09]), 1.0, bin_minutes=5).tolist()
    [False, True, False, True]
    """
    seen = np.asarray(rates, dtype=np.float64)
    allowed = np.asarray(budget, dtype=np.float64)
    teller = Teller(allowed, seen.shape[1:], bin_minutes=bin_minutes)
    reached = np.zeros((len(seen), *teller.shape), dtype=np.bool_)
    for at in np.flatnonzero(_ever(seen, CALM_FACTOR * allowed)).tolist():
        reached[at] = teller.tells(at, seen[at])
    return reached


class Teller:
    """Says bin by bin what `told` says of all of them; knows the past only."""

    def __init__(
        self, budget: float | Floats, shape: tuple[int, ...] = (), *, bin_minutes: float
    ) -> None:
        self.budget: Floats = np.asarray(budget, dtype=np.float64)
        self.shape = np.broadcast_shapes(shape, self.budget.shape)
        self._calm = CALM_HOURS * _MINUTES_AN_HOUR / bin_minutes
        self._eased = EASED_HOURS * _MINUTES_AN_HOUR / bin_minutes
        self._again_below: Floats = np.full(self.shape, np.inf)
        self._restless: Floats = np.full(self.shape, -np.inf)  # the last bin that was not calm

    def tells(self, at: int, rates: Floats | float) -> Bools:
        """Return whether a person is told anew at bin `at`, a later one than before."""
        rate = np.broadcast_to(np.asarray(rates, dtype=np.float64), self.shape)
        with np.errstate(invalid="ignore"):
            calm = at - self._restless
            eased = np.where(calm > self._eased, EASED_SHARE * self.budget, -np.inf)
            bar = np.where(calm > self._calm, np.inf, eased)
            np.maximum(self._again_below, bar, out=self._again_below)
            self._restless[rate <= CALM_FACTOR * self.budget] = at
            now = np.asarray((rate <= self.budget) & (rate <= self._again_below))
        self._again_below[now] = _next_below(rate[now])
        return now


def _ever(rates: Floats, limit: Floats) -> Bools:
    """Return in which bins anything could change."""
    highest = limit.max(initial=-np.inf)
    return np.asarray((rates <= highest).any(axis=tuple(range(1, rates.ndim))))


def _next_below(rates: Floats) -> Floats:
    """Return how rare it must get to be told again; nothing is rarer than never."""
    return np.where(rates > 0, rates / AGAIN_FACTOR, -np.inf)
