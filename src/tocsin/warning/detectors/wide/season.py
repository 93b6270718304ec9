"""What a wide bin should count: the stream's level, its hours and days, and how sure that is.

Every slot is a gamma-Poisson mean that is shrunk to the level as far as the scatter of single bins
against the size of an ordinary rhythm demands. An observation is a whole bin: three Mondays say
little of Mondays, however many five minutes they had.
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors.wide.grid import DAY_S, Grid

Floats = NDArray[np.float64]

_LEVEL_DAYS, _LEVEL_BINS, _SLOT_DAYS = 7.0, 28.0, 21.0  # half-lives; bins where days are too few
_YOUNG = 4.0  # bins; a young level forgets its first half, or an outlier there would be for ever
_RHYTHM, _WEEKLY = 0.3, 0.1  # relative variance of an ordinary day's hours, of a week's days
_NEIGHBOUR, _OTHER_KIND = 0.5, 0.3
_FINE = 12  # slots a day, from which on neighbours are alike
_ONCE = 1.5  # days; a slot with fewer was seen once
_SOFT = 0.1  # bin and post
_LEAST = 0.05  # posts a bin; fewer scatter no more


class Season:
    """Expected counts per bin of many streams; arrays end with (streams,)."""

    def __init__(self, grid: Grid, streams: int) -> None:
        self.grid = grid
        self.slot_sums: Floats = np.zeros((*grid.shape, streams))
        self.slot_weights: Floats = np.zeros((*grid.shape, streams))
        self.slot_bins: Floats = np.zeros(grid.shape)  # when each was last decayed
        self.level_sums: Floats = np.zeros(streams)
        self.level_weights: Floats = np.zeros(streams)
        self.learned: Floats = np.zeros(streams)  # bins

    def expect(self, start_s: int, number: int, dispersion: Floats) -> tuple[Floats, Floats]:
        """Return (expected, its relative variance) of the bin `number` that begins at `start_s`."""
        kind, slot = self.grid.place(start_s)
        level = (self.level_sums + _SOFT) / (self.level_weights + _SOFT)
        scatter = dispersion + 1.0 / np.maximum(level, _LEAST)
        weight = scatter / (_RHYTHM if self.grid.shape[0] > 1 else _WEEKLY)
        total = weight * level
        for lender, place, share in self._lenders(kind, slot):
            faded = share * self._fade(number - self.slot_bins[lender, place])
            total = total + faded * self.slot_sums[lender, place]
            weight = weight + faded * self.slot_weights[lender, place]
        expected = np.where(self.learned > 0, total / weight, 0.0)
        return expected, scatter / weight + scatter / (self.level_weights + _SOFT)

    def learn(self, start_s: int, number: int, counts: Floats, heard: Floats) -> None:
        """Learn a bin from `counts` that are winsorised; `heard` is 0 where nobody listened."""
        kind, slot = self.grid.place(start_s)
        days = self.grid.width_s < DAY_S
        longest = _LEVEL_DAYS * self.grid.a_day if days else _LEVEL_BINS
        half_life = np.minimum(longest, np.maximum(_YOUNG, self.learned / 2.0))
        fade = 0.5 ** (heard / half_life)
        self.level_sums = self.level_sums * fade + counts * heard
        self.level_weights = self.level_weights * fade + heard
        self.learned = self.learned + heard
        faded = self._fade(number - self.slot_bins[kind, slot])
        self.slot_sums[kind, slot] = self.slot_sums[kind, slot] * faded + counts * heard
        self.slot_weights[kind, slot] = self.slot_weights[kind, slot] * faded + heard
        self.slot_bins[kind, slot] = number

    def forget(self, start_s: int, counts: Floats, ceiling: Floats) -> None:
        """Forget what the bin at hand refutes: a first bin, or a slot's only one, far above it.

        Neither had anything to be held against, and an outlier there would last for weeks. The bin
        has `counts`; beside such a bin one of up to `ceiling` is ordinary.
        """
        came = counts > 0
        first = came & (self.learned == 1) & (self.level_sums > ceiling)
        self.level_sums = np.where(first, counts, self.level_sums)
        place = self.grid.place(start_s)
        weights = self.slot_weights[place]
        visit = max(1.0, self.grid.a_day / self.grid.shape[1])  # bins
        once = came & (weights < _ONCE * visit) & (self.slot_sums[place] > weights * ceiling)
        for learned in (self.slot_sums, self.slot_weights):
            learned[..., first] = 0.0
            learned[place][once] = 0.0

    def _lenders(self, kind: int, slot: int) -> tuple[tuple[int, int, float], ...]:
        kinds, slots = self.grid.shape
        if slots == 1:
            return ()
        if kinds == 1:
            return ((kind, slot, 1.0),)
        near = _NEIGHBOUR if slots >= _FINE else 0.0
        return (
            (kind, slot, 1.0),
            (kind, (slot - 1) % slots, near),
            (kind, (slot + 1) % slots, near),
            (1 - kind, slot, _OTHER_KIND),
        )

    def _fade(self, bins: float) -> float:
        return float(0.5 ** (bins / (_SLOT_DAYS * self.grid.a_day)))
