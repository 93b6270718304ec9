"""Crises made for trials: how they grow and decay, how large they are, drawn as posts."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import errors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_DECAYS_SHOWN = 5.0  # time constants; 0.7 % of what decays comes later and is left out
_OWN_SHAPE = re.compile(r"(\d{1,5})/(\d{1,5})")
_LONGEST_MINUTES = 14 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A straight rise to the peak, then an exponential decay."""

    name: str
    rise_minutes: int
    decay_minutes: int

    def profile(self) -> Floats:
        """Return the share of all posts that each minute brings; they sum to 1."""
        rise = (np.arange(self.rise_minutes) + 0.5) / self.rise_minutes
        fall = np.exp(-np.arange(round(_DECAYS_SHOWN * self.decay_minutes)) / self.decay_minutes)
        whole = np.concatenate((rise, fall))
        return np.asarray(whole / whole.sum())


# The two that detectors are measured with: one is over in an evening, the other takes a day.
FLASH = Shape(name="flash", rise_minutes=30, decay_minutes=180)
SWELL = Shape(name="swell", rise_minutes=480, decay_minutes=480)
SHAPES = {shape.name: shape for shape in (FLASH, SWELL)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What is injected: a shape, its volume in mean days of the watch, how much is negative."""

    shape: Shape = FLASH
    volume_days: float = 0.3
    negative_share: float = 0.7

    def draw(self, mean_day: float, rng: np.random.Generator) -> tuple[Ints, Ints]:
        """Return (posts, negative posts) of each minute from its onset on."""
        posts = rng.poisson(self.volume_days * mean_day * self.shape.profile())
        return posts, rng.binomial(posts, self.negative_share)


def shaped(told: str) -> Shape:
    """Return "flash", "swell", or "RISE/DECAY" in minutes; raises BadShape.

    >>> shaped("60/240").decay_minutes
    240
    """
    if told in SHAPES:
        return SHAPES[told]
    found = _OWN_SHAPE.fullmatch(told)
    rise, decay = map(int, found.groups()) if found else (0, 0)
    if not (1 <= rise <= _LONGEST_MINUTES and 1 <= decay <= _LONGEST_MINUTES):
        raise errors.BadShape(shape=told)
    return Shape(name=told, rise_minutes=rise, decay_minutes=decay)
