"""What was counted of one watch, minute by minute, and which part of it a rule is tried on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import errors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DAY = 24 * 60
LEARN_DAYS = 14
LEAST_LEARN_DAYS = 7
LEAST_TRIED_DAYS = 3
MOST_DAYS = 400  # one post dated 1970 shall not make fifty years of silence
INDICATORS = ("mentions", "negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Counts of one watch; every array is by the minute, from `first` on."""

    watch_id: str
    first: int  # minute since the epoch
    counts: Mapping[str, Floats]
    # Minutes first..last in which something real happened: alarms there are not false.
    real: Sequence[tuple[int, int]] = field(default=())
    # Minutes first..last in which nobody listened: nothing is learned of them, nothing promised.
    unheard: Sequence[tuple[int, int]] = field(default=())

    @property
    def length(self) -> int:
        """Return how many minutes it holds."""
        return len(next(iter(self.counts.values())))

    @property
    def mean_day(self) -> float:
        """Return the posts of a mean day."""
        return float(self.counts["mentions"].sum()) * DAY / max(self.length, 1)

    def ordinary(self) -> Bools:
        """Return which minutes were listened to and hold nothing known to be real."""
        calm = np.ones(self.length, dtype=np.bool_)
        for begin, end in (*self.real, *self.unheard):
            calm[max(begin - self.first, 0) : max(end - self.first + 1, 0)] = False
        return calm

    def unheard_within(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the unheard stretches (first, last minute) that reach into minutes begin..end."""
        for first, last in self.unheard:
            if first <= end and last >= begin:
                yield max(first, begin), min(last, end)


def gathered(
    watch_id: str,
    rows: Mapping[str, Ints],
    *,
    until: int | None = None,
    real: Sequence[tuple[int, int]] = (),
    unheard: Sequence[tuple[int, int]] = (),
    names: Sequence[str] = INDICATORS,
) -> History:
    """Return the history of stored rows: `minute` and an array for each of `names`, in any order.

    It begins with the first row, at most MOST_DAYS back, and ends with minute `until`, or the
    last row. What is negative or not a number is not a count. Raises SilentHistory.
    """
    minutes = np.asarray(rows["minute"], dtype=np.int64)
    last = int(minutes.max(initial=0)) if until is None else until
    kept = (minutes <= last) & (minutes > last - MOST_DAYS * DAY)
    minutes = minutes[kept]
    if not _counts(rows["mentions"])[kept].sum():
        raise errors.SilentHistory(watch_id=watch_id)
    first = int(minutes.min())
    counts = {
        name: np.bincount(
            minutes - first, weights=_counts(rows[name])[kept], minlength=last - first + 1
        ).astype(np.float64)
        for name in names
    }
    return History(watch_id=watch_id, first=first, counts=counts, real=real, unheard=unheard)


def stretches(minutes: Ints, length: int) -> list[tuple[int, int]]:
    """Return (first, last) of the runs of beginnings `minutes` that are `length` apart.

    >>> stretches(np.array([0, 5, 20]), 5)
    [(0, 9), (20, 24)]
    """
    if not minutes.size:
        return []
    ordered = np.unique(minutes)
    parts = np.split(ordered, np.flatnonzero(np.diff(ordered) > length) + 1)
    return [(int(part[0]), int(part[-1]) + length - 1) for part in parts]


def tried_from(history: History, since: int | None) -> int:
    """Return the minute (from the history's beginning) that trials begin at.

    What lies before is learned from: two weeks, or half of a shorter history, a week at least.
    Raises TooLittleHistory.
    """
    half = history.length // 2
    learned = max(min(LEARN_DAYS * DAY, half), LEAST_LEARN_DAYS * DAY)
    begin = max(learned, 0 if since is None else since - history.first)
    if history.length - begin < LEAST_TRIED_DAYS * DAY:
        raise errors.TooLittleHistory(
            watch_id=history.watch_id,
            days=round(max(history.length - (begin - learned), 0) / DAY, 1),
            needed_days=LEAST_LEARN_DAYS + LEAST_TRIED_DAYS,
        )
    return begin


def _counts(told: Ints) -> Floats:
    known = np.asarray(told, dtype=np.float64)
    return np.where(np.isfinite(known), np.maximum(known, 0.0), 0.0)
