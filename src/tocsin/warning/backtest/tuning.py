"""Thresholds that keep a budget on ordinary time, known afterwards: to compare rules fairly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import alarms

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_WEEK_MINUTES = 7 * 24 * 60
_THRESHOLDS = 240
_RARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """What a rule said of ordinary time; arrays (bins,) or (bins, streams)."""

    rates: Floats
    ordinary: Bools
    bin_minutes: float = 1.0

    @property
    def weeks(self) -> float:
        """Return how many stream-weeks are not known to be real."""
        return float(self.ordinary.sum()) * self.bin_minutes / _WEEK_MINUTES

    def alarms(self, thresholds: Floats) -> NDArray[np.int64]:
        """Return how many false alarms each threshold gives."""
        told = alarms.told(self.rates[..., None], thresholds, bin_minutes=self.bin_minutes)
        return np.asarray(np.count_nonzero(told[self.ordinary], axis=0))

    def thresholds(self, budgets: Floats) -> Floats:
        """Return up to which rate each budget (alarms a week) would have been kept.

        Rates are tried from the rarest on, up to those of a twentieth of ordinary time: what is
        reached more often is no alarm, and where it never ends, alarms seem to become few again.
        """
        seen = np.sort(self.rates[self.ordinary])
        seen = seen[: max(int(_RARE * seen.size), 1)]
        seen = np.unique(seen[np.isfinite(seen)])
        if not seen.size:
            return budgets
        places = np.unique(np.geomspace(1, seen.size, _THRESHOLDS).round().astype(np.int64)) - 1
        tried = np.concatenate(([np.nextafter(seen[0], -np.inf)], seen[places]))
        per_week = self.alarms(tried) / max(self.weeks, 1e-9)
        is_over = per_week[:, None] > budgets
        last = np.where(is_over.any(axis=0), np.argmax(is_over, axis=0), len(tried)) - 1
        return np.asarray(tried[np.maximum(last, 0)], dtype=np.float64)
