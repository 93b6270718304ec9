"""How often something as odd happens in this very stream: events counted on a ladder of rungs.

Each rung counts the events that reached it. Their rate has a Gamma prior that is worth one event
(or four weeks, where that is less), so that R(x) = (1 + events as odd) / (1/prior + weeks): but
for the prior this is the conformal p-value (Vovk et al. 2005) times bins a week, which keeps its
promise whatever law the counts follow, as long as the past resembles the future.
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors.wide.grid import Grid

Floats = NDArray[np.float64]

_STEP, _RUNGS = 0.1, 50
_BASE, _SLOPE = 0.5, 3.2  # prior share of bins above the lowest rung, and how fast it falls
_EVENTS, _WEEKS = 1.0, 4.0  # what the prior is worth at most
_MEMORY_WEEKS, _MEMORY_BINS = 12.0, 120.0  # half-life, whichever is longer
_YOUNG_BINS = 4.0  # of n bins the tail is no lighter than Student's with n degrees of freedom
_TEACHES = 3  # bins heard before
# One freak event must not make all later ones ordinary: it teaches so many rungs (four mean
# excesses of the prior) above the highest that an event reached before and is not forgotten.
_REACH, _HELD = 12, 0.5
_LONG_AGO = -1e9
_EVENTS_A_WEEK = 28.0  # at most: one in six hours


class Ladder:
    """Rates of events per channel; arrays (channels, rungs, streams)."""

    def __init__(self, grid: Grid, channels: int, streams: int) -> None:
        self.grid = grid
        self.rungs: Floats = np.arange(1.0, _RUNGS + 1.0) * _STEP
        bins = grid.a_week * _BASE * np.exp(-_SLOPE * (self.rungs - _STEP))
        self.prior: Floats = (bins / (1.0 + bins / _EVENTS_A_WEEK))[:, None]
        self.worth: Floats = np.minimum(_EVENTS, self.prior * _WEEKS)
        shape = (channels, _RUNGS, streams)
        self.events: Floats = np.zeros(shape)
        self.last: Floats = np.full(shape, _LONG_AGO)  # the last bin above the rung
        self.pending: NDArray[np.bool_] = np.zeros(shape, dtype=np.bool_)
        self.weeks: Floats = np.zeros(streams)

    def rate(self, odd: Floats, learned: Floats) -> Floats:
        """Return expected events per week (channels, streams) as odd as `odd`; inf where calm.

        `learned` (streams,) says how many bins were heard.
        """
        told = (self.worth + self.events) / (self.worth / self.prior + self.weeks)
        logs = np.log(np.maximum.accumulate(told[:, ::-1], axis=1)[:, ::-1])
        place = np.clip(odd / _STEP - 1.0, 0.0, _RUNGS - 1.001)
        rung = place.astype(np.int64)[:, None]
        part = place - rung[:, 0]
        below = np.take_along_axis(logs, rung, axis=1)[:, 0]
        above = np.take_along_axis(logs, rung + 1, axis=1)[:, 0]
        log = below * (1.0 - part) + above * part
        log -= _SLOPE * np.maximum(odd - self.rungs[-1], 0.0)
        sure = learned / (learned + _YOUNG_BINS)
        log = logs[:, 0] + (log - logs[:, 0]) * sure
        return np.where((odd > self.rungs[0]) & (learned >= 1.0), np.exp(log), np.inf)

    def learn(self, number: int, odd: Floats, learned: Floats, heard: Floats) -> None:
        """Count an event when it is over: what still goes on must not excuse itself."""
        half_life = max(_MEMORY_WEEKS, _MEMORY_BINS / self.grid.a_week)
        fade = 0.5 ** (1.0 / (half_life * self.grid.a_week))
        ended = self.pending & (number - self.last > self.grid.apart)
        self.events = self.events * fade + ended
        self.weeks = self.weeks * fade + heard / self.grid.a_week
        above = (odd[:, None] > self._taught()) & (learned > _TEACHES) & (heard > 0)
        self.pending = (self.pending & ~ended) | above
        self.last[above] = number

    def _taught(self) -> Floats:
        """Return the rungs (channels, rungs, streams); inf where no event may teach now."""
        highest = (self.events > _HELD).sum(axis=1, keepdims=True)
        places = np.arange(_RUNGS)[:, None]
        return np.where(places < highest + _REACH, self.rungs[:, None], np.inf)
