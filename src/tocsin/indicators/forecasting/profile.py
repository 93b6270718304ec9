"""The ordinary week of a count: what each hour of a weekday and of a weekend day looks like.

Kept on log1p of hourly counts, so that a doubling means the same at any size. Old weeks fade with
a half-life of 14 days; a spike teaches no more than three deviations of it.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DAY = 24
_FADE = 0.5 ** (1 / (14 * DAY))
_NEIGHBOURS = 0.5  # what the hour before and after count for
_OTHER_KIND = 0.15  # what the same hour of the other kind of day counts for
_SHRINK = 1.0  # hours' worth of the running mean
_CLIP = 3.0
_SPREAD_FADE = 0.99
_SPREAD_BEFORE = 1.0
_SETTLING = 48  # hours before the spread is learned
_THURSDAY, _SATURDAY = 3, 5  # the epoch began on a Thursday; Monday is 0


def is_weekend(hours: Ints) -> Ints:
    """Return 1 for hours (since the epoch, UTC) of a Saturday or Sunday, else 0."""
    return np.asarray((hours // DAY + _THURSDAY) % 7 >= _SATURDAY).astype(np.int64)


class Profile:
    """Profiles of several streams that grow hour by hour."""

    def __init__(self, streams: int) -> None:
        self._sums = np.zeros((2, DAY, streams))
        self._weights = np.zeros((2, DAY, streams))
        self._spread = np.full(streams, _SPREAD_BEFORE)
        self._seen = np.zeros(streams)

    def expect(self, hours: Ints) -> Floats:
        """Return log1p of what is ordinary at each hour (hours, streams); 0 before any is seen."""
        sums = self._sums + _NEIGHBOURS * _beside(self._sums)
        weights = self._weights + _NEIGHBOURS * _beside(self._weights)
        sums, weights = sums + _OTHER_KIND * sums[::-1], weights + _OTHER_KIND * weights[::-1]
        known = self._weights.sum(axis=(0, 1))
        mean = self._sums.sum(axis=(0, 1)) / np.maximum(known, 1e-12)
        slots = (sums + _SHRINK * mean) / (weights + _SHRINK)
        return np.asarray(slots[is_weekend(hours), hours % DAY])

    def learn(self, hour: int, logs: Floats, expected: Floats) -> None:
        """Take in log1p of an hour's counts (streams,), NaN where it was not heard."""
        is_heard = np.isfinite(logs)
        surprise = np.where(is_heard, logs - expected, 0.0)
        surprise = np.where(self._seen == 0, 0.0, surprise)
        reach = _CLIP * self._spread
        clipped = np.clip(surprise, -reach, reach)
        taught = np.where(self._seen == 0, logs, expected + clipped)
        self._sums *= _FADE
        self._weights *= _FADE
        kind, slot = int(is_weekend(np.array([hour]))[0]), hour % DAY
        self._sums[kind, slot] += np.where(is_heard, taught, 0.0)
        self._weights[kind, slot] += is_heard
        settled = is_heard & (self._seen >= _SETTLING)
        faded = _SPREAD_FADE * self._spread**2 + (1 - _SPREAD_FADE) * clipped**2
        self._spread = np.where(settled, np.sqrt(faded), self._spread)
        self._seen += is_heard


def _beside(slots: Floats) -> Floats:
    return np.roll(slots, 1, axis=1) + np.roll(slots, -1, axis=1)
