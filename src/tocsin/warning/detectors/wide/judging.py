"""The detector of wide bins: each is one observation, with a dispersion of its own.

As in detectors.channels, a burst is what came in up to an hour (or one bin), a swell what came
steadily over several. Both are measured in standard deviations of that very window, learned from
the stream: an hour scatters more than twelve independent five minutes would.
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors.wide.grid import Grid
from tocsin.warning.detectors.wide.ladder import Ladder
from tocsin.warning.detectors.wide.season import Season

Floats = NDArray[np.float64]

_DISPERSION, _DISPERSION_BINS = 0.3, 12.0  # before anything is learned, and what that is worth
_DISPERSION_RANGE = (0.01, 5.0)
_SPREAD_DAYS, _SPREAD_BINS = 14.0, 14.0  # half-life, whichever is longer
_SIGMAS = 3.0
_LEAST_CAP = 2.0  # posts that may always teach
_FLOOR = 1.0  # post per window that no silence can make surprising
_SHARES = np.array((0.5, 0.5))[:, None]  # of the budget; they seldom agree
_MISSED = 12.0  # posts; a silence in which so many were due is no chance …
_BELIEVED_DAYS = 14.0  # … for two weeks


class WideDetector:
    """Judges `streams` streams of bins `width_s` wide, in the order of time."""

    def __init__(self, width_s: int, streams: int = 1) -> None:
        self.grid = Grid(width_s=width_s)
        self.season = Season(self.grid, streams)
        self.ladder = Ladder(self.grid, len(_SHARES), streams)
        self.lengths = self.grid.short + self.grid.long
        self._number = 0
        kept = (max(self.lengths), streams)
        self._raw: Floats = np.zeros(kept)
        self._steady: Floats = np.zeros(kept)
        self._due: Floats = np.zeros(kept)
        self._spread_sums: Floats = np.zeros((len(self.lengths), streams))
        self._spread_weights: Floats = np.zeros((len(self.lengths), streams))
        self._missed: Floats = np.zeros(streams)  # posts due since the last one came
        self._silent: Floats = np.zeros(streams)  # bins since then

    @property
    def deaf(self) -> NDArray[np.bool_]:
        """Tell which streams bring nothing where something was due (streams,)."""
        believed = _BELIEVED_DAYS * max(self.grid.a_day, 1.0)
        return np.asarray((self._missed >= _MISSED) & (self._silent < believed))

    def judge(self, start_s: int, counts: Floats) -> Floats:
        """Return expected events per week (streams,) as odd as the bin that began at `start_s`.

        `counts` (streams,) are what it brought; it is learned at once.
        """
        seen = np.minimum(np.maximum(counts, 0.0), self.grid.most)
        dispersion = self._dispersion()
        self.season.forget(start_s, seen, _ceiling(seen, _DISPERSION))
        expected, doubt = self.season.expect(start_s, self._number, dispersion[0])
        steady = np.minimum(seen, _ceiling(expected, dispersion[0] + np.minimum(doubt, 1.0)))
        self._keep(seen, steady, expected)
        odd = self._odd(dispersion + doubt)
        with np.errstate(divide="ignore"):
            rates = 1.0 / (_SHARES / self.ladder.rate(odd, self.season.learned)).sum(axis=0)
        known = self.season.learned > 0
        self._learn(start_s, odd, np.where(known, steady, seen), seen)
        return np.asarray(rates)

    def pass_over(self, bins: int) -> None:
        """Let bins go by in which nobody counted."""
        for number in range(self._number, self._number + min(bins, len(self._raw))):
            row = number % len(self._raw)
            self._raw[row] = self._steady[row] = self._due[row] = 0.0
        self._number += bins

    def _keep(self, seen: Floats, steady: Floats, expected: Floats) -> None:
        row = self._number % len(self._raw)
        self._raw[row], self._steady[row], self._due[row] = seen, steady, expected

    def _sum(self, ring: Floats, length: int) -> Floats:
        rows = np.arange(self._number - length + 1, self._number + 1) % len(ring)
        return np.asarray(ring[rows].sum(axis=0))

    def _odd(self, scatter: Floats) -> Floats:
        """Return how odd (channels, streams) the bin is; `scatter` is (windows, streams)."""
        short = len(self.grid.short)
        deviations = np.zeros(scatter.shape)
        for place, length in enumerate(self.lengths):
            due = self._sum(self._due, length)
            came = self._sum(self._raw if place < short else self._steady, length)
            variance = due + _FLOOR + scatter[place] * due**2
            deviations[place] = (came - due) / np.sqrt(variance)
        logs = np.sign(deviations) * np.log1p(np.abs(deviations))
        return np.stack((logs[:short].mean(axis=0), logs[short:].mean(axis=0)))

    def _dispersion(self) -> Floats:
        """Return the relative variance (windows, streams) beyond chance, of every window's own."""
        sums = self._spread_sums + _DISPERSION_BINS * _DISPERSION
        return np.clip(sums / (self._spread_weights + _DISPERSION_BINS), *_DISPERSION_RANGE)

    def _learn(self, start_s: int, odd: Floats, taught: Floats, seen: Floats) -> None:
        expected = self._due[self._number % len(self._due)]
        self._missed = np.where(seen > 0, 0.0, self._missed + expected)
        self._silent = np.where(seen > 0, 0.0, self._silent + 1.0)
        heard = np.where(self.deaf & (seen == 0), 0.0, 1.0)
        self._learn_spread(heard)
        self.season.learn(start_s, self._number, taught, heard)
        self.ladder.learn(self._number, odd, self.season.learned, heard)
        self._number += 1

    def _learn_spread(self, heard: Floats) -> None:
        """Learn how far what came steadily scatters; windows that overlap teach less each."""
        fade = 0.5 ** (1.0 / max(_SPREAD_DAYS * self.grid.a_day, _SPREAD_BINS))
        for place, length in enumerate(self.lengths):
            if self._number < length:
                return
            due = self._sum(self._due, length)
            surplus = (self._sum(self._steady, length) - due) ** 2 - due
            weight = heard / (due + 1.0) ** 2 / np.sqrt(length)
            self._spread_sums[place] = self._spread_sums[place] * fade + weight * surplus
            self._spread_weights[place] = self._spread_weights[place] * fade + weight * due**2


def _ceiling(expected: Floats, scatter: Floats | float) -> Floats:
    """Return what an ordinary bin may reach where so much is `expected`."""
    cap = expected + _SIGMAS * np.sqrt(expected + scatter * expected**2)
    return np.asarray(np.maximum(cap, _LEAST_CAP))
