"""What a model sees of a watch at the end of each bin: how each indicator stands to its own week.

Only the past is looked at; the feature of a bin does not change when later bins come in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

BIN = 15  # minutes
HOUR = 60 // BIN
WINDOWS = {"hour": HOUR, "six_hours": 6 * HOUR, "day": 24 * HOUR}
_WEEK = 7 * 24 * HOUR
LEARNING = 3 * 24 * HOUR  # bins that nothing is learned from: the week is not known yet
_SOFT = 1.0  # post an hour; a ratio to less than this says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """One watch, bin by bin."""

    watch_id: str
    first: int  # minute since the epoch at which bin 0 begins
    values: Floats  # (bins, features)

    def place(self, minute: int) -> int:
        """Return the bin that holds a minute; it may lie outside."""
        return (minute - self.first) // BIN


def names(indicators: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features that indicators give, in the order of `Bins.values`."""
    return tuple(f"{name}.{window}" for name in indicators for window in WINDOWS)


def binned(watch_id: str, first: int, counts: Mapping[str, Floats]) -> Bins:
    """Return the features of counts by the minute from `first` on, one array an indicator."""
    begin = first - first % BIN
    columns = [column for series in counts.values() for column in _of(series, first - begin)]
    return Bins(watch_id=watch_id, first=begin, values=np.stack(columns, axis=-1))


def _of(minutes: Floats, offset: int) -> list[Floats]:
    """Return log ratios of the last hour, six hours and day to the hours of the last week."""
    whole = -(-(len(minutes) + offset) // BIN)
    padded = np.zeros(whole * BIN)
    padded[offset : offset + len(minutes)] = minutes
    upto = np.concatenate(([0.0], np.cumsum(padded.reshape(whole, BIN).sum(axis=1))))
    usual = _an_hour(upto, _WEEK) + _SOFT
    return [np.log((_an_hour(upto, bins) + _SOFT) / usual) for bins in WINDOWS.values()]


def _an_hour(upto: Floats, bins: int) -> Floats:
    """Return the mean hour of the last `bins`, or of as many as there are."""
    ends = np.arange(1, len(upto))
    begins = np.maximum(ends - bins, 0)
    return np.asarray((upto[ends] - upto[begins]) * HOUR / (ends - begins))
