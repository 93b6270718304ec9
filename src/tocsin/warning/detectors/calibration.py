"""How often something as odd happens in this very stream: a Bayesian tail per channel.

The 97, 98 and 99 % quantiles u of a channel are tracked; what lies above, declustered, is
exponential with a Gamma prior, so that what is to come follows a Lomax law: the expected number of
events per week as odd as x is R = rate * (b / (b + x - u))^a. Declustered log excess of real
streams is exponential (coefficient of variation about 1, mean 0.25 to 1.0), which is why no
general Pareto is fitted (Siffer et al., KDD 2017, do).
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors import memory

Floats = NDArray[np.float64]

_QUANTILES = np.array((0.97, 0.98, 0.99))[None, :, None]
_CHANNELS = 2  # burst, swell; every constant of a pair stands in this order
_WEEK = 2016.0  # bins
_STEP, _FIRST_STEP, _FIRST_BINS = 0.005, 0.03, 288.0
_START = np.array((0.8, 1.1))[:, None, None]
_FLOOR = np.array((0.2, 0.7))[:, None, None]
_APART = np.array((36.0, 72.0))[:, None, None]  # bins between two clusters
_HASTY_LESSON, _LESSON = (
    6.0,
    36.0,
)  # bins of one cluster that may lift a quantile: a crisis is no new normal …
_SURRENDER = 864.0  # … unless it lasts three days
_SHAPE = np.array((8.0, 16.0))[:, None, None]
_MEAN_EXCESS = np.array((0.4, 0.25))[:, None, None]
_OUTLIER = 4.0  # mean excesses; one freak event must not make all later ones ordinary
_RATE, _RATE_WEEKS = 5.0, 1.0
_BINS_A_DEGREE = 2.0  # of freedom; neighbours are alike
_HALF_LIFE = 8.0 * _WEEK
_LONG_AGO = -1e9


class Calibration:
    """Turns oddness into expected events per week, per channel and stream."""

    def __init__(self) -> None:
        shape = (_CHANNELS, _QUANTILES.size, 0)
        self.quantiles: Floats = np.zeros(shape)
        self.clusters: Floats = np.zeros(shape)
        self.excesses: Floats = np.zeros(shape)
        self.weeks: Floats = np.zeros(0)
        self.bins: Floats = np.zeros(0)
        self.begun: Floats = np.zeros(shape)  # the bin in which the present cluster began
        self.last: Floats = np.zeros(shape)  # the last bin above the quantile
        self.peaks: Floats = np.zeros(shape)  # of the present cluster, above the quantile

    def grow(self, streams: int) -> None:
        """Make room for more streams at the prior."""
        shape = (_CHANNELS, _QUANTILES.size, streams)
        start = np.broadcast_to(_START, shape)
        self.quantiles = np.concatenate((self.quantiles, start), axis=-1)
        self.clusters = memory.widened(self.clusters, streams)
        self.excesses = memory.widened(self.excesses, streams)
        self.weeks = memory.widened(self.weeks, streams)
        self.bins = memory.widened(self.bins, streams)
        self.begun = memory.widened(self.begun, streams, _LONG_AGO)
        self.last = memory.widened(self.last, streams, _LONG_AGO)
        self.peaks = memory.widened(self.peaks, streams)

    def is_odd(self, odd: Floats) -> NDArray[np.bool_]:
        """Tell which streams (streams,) lie above any quantile in any channel."""
        return np.asarray((odd > self.quantiles[:, 0]).any(axis=0))

    def rate(self, odd: Floats, streams: NDArray[np.intp], learned: Floats) -> Floats:
        """Return expected events per week (channels, n) as odd as `odd` (channels, n).

        Column i belongs to stream `streams[i]`, of which `learned` (n,) bins were heard: the tail
        is no lighter than Student's of as many degrees of freedom as they are worth.
        """
        above = np.maximum(odd[:, None, :] - self.quantiles[..., streams], 0.0)
        shape, scale = (part[..., streams] for part in self._tail())
        weeks = _RATE_WEEKS + self.weeks[streams]
        per_week = (_RATE * _RATE_WEEKS + self.clusters[..., streams]) / weeks
        power = np.minimum(shape, learned / _BINS_A_DEGREE)
        logs = np.log(per_week) + power * np.log(scale / (scale + above))
        told = np.exp(logs.mean(axis=1))
        return np.where((above > 0).any(axis=1), told, np.inf)

    def learn(self, number: int, odd: Floats, known: NDArray[np.bool_]) -> None:
        """Learn how odd bin `number` was: `odd` (channels, streams); only `known` streams learn."""
        fade = 0.5 ** (1.0 / _HALF_LIFE)
        self.clusters *= fade
        self.excesses *= fade
        self.weeks = self.weeks * fade + known / _WEEK
        self.bins = self.bins + known
        over = odd[:, None, :] - self.quantiles
        above = (over > 0) & known
        self._learn_clusters(number, over, above)
        self._move_quantiles(number, above, known)

    def _tail(self) -> tuple[Floats, Floats]:
        """Return shape and scale of the Lomax law, both (channels, quantiles, streams)."""
        return _SHAPE + self.clusters, _SHAPE * _MEAN_EXCESS + self.excesses

    def _learn_clusters(self, number: int, over: Floats, above: NDArray[np.bool_]) -> None:
        """Count a cluster when it is over: what still goes on must not excuse itself."""
        apart = number - self.last > _APART
        ended = apart & (self.peaks > 0)
        if ended.any():
            shape, scale = self._tail()
            taught = np.minimum(self.peaks, _OUTLIER * scale / shape)
            self.clusters += ended
            self.excesses += np.where(ended, taught, 0.0)
            self.peaks[ended] = 0.0
        if above.any():
            self.begun[above & apart] = number
            self.peaks = np.where(above, np.maximum(self.peaks, over), self.peaks)
            self.last[above] = number

    def _move_quantiles(
        self, number: int, above: NDArray[np.bool_], known: NDArray[np.bool_]
    ) -> None:
        age = number - self.begun
        haste = _FIRST_STEP * np.exp(-self.bins / _FIRST_BINS)
        up = _STEP + haste * (age < _HASTY_LESSON)
        teaches = above & ((age < _LESSON) | (age > _SURRENDER))
        down = np.where(above, 0.0, (1.0 - _QUANTILES) * (_STEP + haste))
        self.quantiles += known * (np.where(teaches, _QUANTILES * up, 0.0) - down)
        np.maximum(self.quantiles, _FLOOR, out=self.quantiles)
