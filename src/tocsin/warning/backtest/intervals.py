"""How far a figure from few cases may be off: 95 % intervals."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
_TAIL = (1.0 - CONFIDENCE) / 2.0
_RESAMPLES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with its interval; infinite where it has no end, not-a-number where none is known."""

    value: float
    low: float
    high: float
    of: float  # how much it is told from: cases, or weeks


UNKNOWN = Figure(value=float("nan"), low=float("nan"), high=float("nan"), of=0.0)


def share(hits: int, of: int) -> Figure:
    """Return hits ÷ of with the score interval of Wilson (1927).

    >>> figure = share(9, 10)
    >>> round(figure.low, 3), round(figure.high, 3)
    (0.596, 0.982)
    """
    if of <= 0:
        return Figure(value=float("nan"), low=0.0, high=1.0, of=0.0)
    z = float(special.ndtri(1.0 - _TAIL))
    value, shrink = hits / of, z * z / of
    middle = (value + shrink / 2.0) / (1.0 + shrink)
    reach = z * float(np.sqrt(value * (1.0 - value) / of + shrink / (4.0 * of))) / (1.0 + shrink)
    low, high = min(middle - reach, value), max(middle + reach, value)
    return Figure(value=value, low=max(low, 0.0), high=min(high, 1.0), of=float(of))


def rate(events: int, weeks: float) -> Figure:
    """Return events ÷ weeks with the exact Poisson interval (Garwood 1936).

    >>> round(rate(0, 4.0).high, 3)
    0.922
    """
    if weeks <= 0:
        return Figure(value=float("nan"), low=0.0, high=float("inf"), of=0.0)
    low = float(special.gammaincinv(events, _TAIL)) if events else 0.0
    high = float(special.gammaincinv(events + 1, 1.0 - _TAIL))
    return Figure(value=events / weeks, low=low / weeks, high=high / weeks, of=weeks)


def median(values: Floats, *, seed: int) -> Figure:
    """Return the median, infinite where more than half are, with a bootstrap interval."""
    return _resampled(values, seed=seed, of=_middle)


def mean(values: Floats, *, seed: int) -> Figure:
    """Return the mean with a bootstrap interval."""
    return _resampled(values, seed=seed, of=lambda rows: np.asarray(rows.mean(axis=-1)))


def difference(one: Floats, other: Floats, *, seed: int) -> Figure:
    """Return the mean of one − other, case by case, with a paired bootstrap interval."""
    return mean(np.asarray(one, dtype=np.float64) - np.asarray(other), seed=seed)


def _resampled(values: Floats, *, seed: int, of: Callable[[Floats], Floats]) -> Figure:
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if not known.size:
        return UNKNOWN
    drawn = np.random.default_rng(seed).integers(0, known.size, (_RESAMPLES, known.size))
    told = np.sort(of(known[drawn]))
    value = float(of(known[None])[0])
    low = float(told[int(_TAIL * _RESAMPLES)])
    high = float(told[int((1.0 - _TAIL) * _RESAMPLES) - 1])
    return Figure(value=value, low=min(low, value), high=max(high, value), of=float(known.size))


def _middle(rows: Floats) -> Floats:
    """Return the lower median of each row: no mean of a number and infinity."""
    ordered = np.sort(rows, axis=-1)
    return np.asarray(ordered[..., (rows.shape[-1] - 1) // 2])
