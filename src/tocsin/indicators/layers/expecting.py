"""What is expected of any hourly count, from its own ordinary week.

The same profile that forecasts begin with; nothing of an hour is used to say what was expected
of it. Streams that are judged have a better baseline of their own, in warning/.
"""

from dataclasses import dataclass

import numpy as np

from tocsin.indicators.forecasting import profile
from tocsin.indicators.forecasting.profile import Floats

# Indicators told of whole hours, which no sum of minutes gives; `novelty` is a share.
OF_HOURS = ("accounts", "copies", "newcomers", "novelty")
# Shares are reckoned as so many of a hundred: beside half a deviation a share of one is nothing.
SCALES = {"novelty": 100.0}

_FADE = 0.99  # of the spread: some four days
_SPREAD_BEFORE = 0.6  # in log1p
_OUTLIER = 3.0
_LEARNING = 72  # hours heard, before which nothing is said
MOST = 6.0  # deviations; beyond it, odd is odd


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Mean and deviation of each hour's counts (hours, streams); NaN while learning."""

    mean: Floats
    spread: Floats


def expect(counts: Floats, first_hour: int) -> Expected:
    """Return what was expected along hourly counts (hours, streams); NaN: not heard."""
    logs = np.log1p(np.maximum(counts, 0.0))
    kept = profile.Profile(counts.shape[1])
    variance = np.full(counts.shape[1], _SPREAD_BEFORE**2)
    heard = np.zeros(counts.shape[1])
    told, spreads = np.full_like(logs, np.nan), np.full_like(logs, np.nan)
    for number, came in enumerate(logs):
        hour = first_hour + number
        ordinary = kept.expect(np.array([hour], dtype=np.int64))[0]
        told[number] = np.where(heard >= _LEARNING, ordinary, np.nan)
        spreads[number] = np.sqrt(variance)
        reach = _OUTLIER * spreads[number]
        surprise = np.clip(np.where(np.isfinite(came), came - ordinary, 0.0), -reach, reach)
        grown = _FADE * variance + (1.0 - _FADE) * surprise**2
        variance = np.where(np.isfinite(came), grown, variance)
        heard += np.isfinite(came)
        kept.learn(hour, came, ordinary)
    mean = np.expm1(told)
    return Expected(mean=mean, spread=np.sqrt(mean + ((1.0 + mean) * spreads) ** 2) + 0.5)


def oddness(counts: Floats, expected: Expected, falls: Floats) -> Floats:
    """Return deviations above (where it `falls`: below) the expected, 0 to MOST; NaN: unknown.

    >>> told = Expected(mean=np.array([[10.0]]), spread=np.array([[5.0]]))
    >>> oddness(np.array([[20.0]]), told, np.array([0.0]))
    array([[2.]])
    """
    ahead = (counts - expected.mean) / expected.spread
    return np.clip(np.where(falls > 0, -ahead, ahead), 0.0, MOST)
