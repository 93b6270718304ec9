"""What a model sees of a watch at the end of each bin: how each indicator stands to its own week.

Only the past is looked at; the feature of a bin does not change when later bins come in. What is
told of whole hours (accounts, copies, newcomers, new wording) is looked at once it is settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

BIN = 15  # minutes
_HOUR = 60
HOUR = _HOUR // BIN  # bins
WINDOWS = {"hour": 1, "six_hours": 6, "day": 24}  # hours
WEEK = 7 * 24
LEARNING = 3 * 24 * HOUR  # bins that nothing is learned from: the week is not known yet
_SOFT = 1.0  # post an hour; a ratio to less than this says nothing
_SETTLED = 30  # minutes after its end, nothing of an hour changes any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What is known of one watch, up to the end of its counts."""

    watch_id: str
    first: int  # minute since the epoch
    counts: Mapping[str, Floats]  # by the minute, from `first` on
    hours: Mapping[str, Floats] = field(default_factory=dict)  # from its hour on; NaN: not known

    @property
    def until(self) -> int:
        """Return the minute at which it ends."""
        return self.first + len(next(iter(self.counts.values())))

    def part(self, first: int, until: int) -> "Watched":
        """Return what was known of minutes first … until (exclusive) when they had passed."""
        begin, hour = self.first, self.first // _HOUR
        return Watched(
            watch_id=self.watch_id,
            first=first,
            counts={name: one[first - begin : until - begin] for name, one in self.counts.items()},
            hours={
                name: one[first // _HOUR - hour : until // _HOUR - hour]
                for name, one in self.hours.items()
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """One watch, bin by bin."""

    watch_id: str
    first: int  # minute since the epoch at which bin 0 begins
    values: Floats  # (bins, features)

    def place(self, minute: int) -> int:
        """Return the bin that holds a minute; it may lie outside."""
        return (minute - self.first) // BIN


def names(indicators: Sequence[str]) -> tuple[str, ...]:
    """Return the features that indicators give, in the order of `Bins.values`."""
    return tuple(f"{name}.{window}" for name in indicators for window in WINDOWS)


def binned(watched: Watched, indicators: Sequence[str]) -> Bins:
    """Return the features of every bin that a watch's counts reach into, in order of `names`."""
    columns = [column for name in indicators for column in _compared(Walk.of(watched, name))]
    first = watched.first - watched.first % BIN
    return Bins(watch_id=watched.watch_id, first=first, values=np.stack(columns, axis=-1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One indicator's running sums, and up to which of them each bin may look."""

    upto: Floats  # (units + 1,)
    known: Floats  # (units + 1,) units that were heard
    ends: Ints  # (bins,)
    an_hour: int  # units

    @classmethod
    def of(cls, watched: Watched, name: str) -> Self:
        """Walk along the minutes of an indicator, or along its hours."""
        offset = watched.first % BIN
        bins = -(-(watched.until - watched.first + offset) // BIN)
        if name in watched.counts:
            padded = np.zeros(bins * BIN)
            padded[offset : offset + len(watched.counts[name])] = watched.counts[name]
            sums = padded.reshape(bins, BIN).sum(axis=1)
            return cls(
                upto=_running(sums),
                known=np.arange(bins + 1.0),
                ends=np.arange(1, bins + 1),
                an_hour=HOUR,
            )
        told = watched.hours[name]
        ends = watched.first - offset + np.arange(1, bins + 1) * BIN
        settled = (ends - _SETTLED) // _HOUR - watched.first // _HOUR
        return cls(
            upto=_running(np.nan_to_num(told)),
            known=_running(np.isfinite(told).astype(np.float64)),
            ends=np.clip(settled, 0, len(told)),
            an_hour=1,
        )

    def mean(self, hours: int) -> Floats:
        """Return (bins,) the mean hour of the last `hours`, or of as many as are known; or NaN."""
        begins = np.maximum(self.ends - hours * self.an_hour, 0)
        known = self.known[self.ends] - self.known[begins]
        total = (self.upto[self.ends] - self.upto[begins]) * self.an_hour
        unknown = np.full(len(total), np.nan)
        return np.asarray(np.divide(total, known, out=unknown, where=known > 0))


def _running(values: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))


def _compared(walk: Walk) -> list[Floats]:
    """Return log ratios of each window to the week; 0, as usual, where nothing is known."""
    usual = walk.mean(WEEK) + _SOFT
    return [np.nan_to_num(np.log((walk.mean(one) + _SOFT) / usual)) for one in WINDOWS.values()]
