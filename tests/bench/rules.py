"""Two public rules that users know, for comparison; one setting for every stream."""

import functools
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

HOUR, DAY = 60, 1440
_SILENCE = 12 * HOUR  # a rule that has just told does not tell again
_HALF_DAY_FACTOR, _LEAST = 3.0, 10.0
_SIGMAS = 3.0
_EVERY = 5  # minutes

Counts = NDArray[np.float64]
Minutes = NDArray[np.int64]


def hour_against_half_day(counts: Counts, *, whole: bool = False) -> Minutes:
    """Return the minutes when the last hour first exceeds 3 x the hourly mean of the 12 before.

    What was before the first minute counts as silence; if `whole`, nothing is told until there are
    all thirteen hours.
    """
    hour = _last(counts, HOUR)
    before = (_last(counts, 13 * HOUR) - hour) / 12
    over = (hour >= _LEAST) & (hour > _HALF_DAY_FACTOR * np.maximum(before, 1.0))
    if whole:
        over[: 13 * HOUR] = False
    return _told(over)


def day_against_week(counts: Counts) -> Minutes:
    """Return the minutes when the last day's hourly mean first exceeds the week's by 3 sigma.

    The week is the seven days before that day; without at least a day of it nothing is told.
    """
    hourly = _last(counts, HOUR)
    day = _last(counts, DAY) / 24
    told = np.zeros(len(counts), dtype=bool)
    for minute in range(2 * DAY, len(counts), _EVERY):
        week = hourly[max(HOUR, minute - 8 * DAY) : minute - DAY : HOUR]
        told[minute] = (
            day[minute] > week.mean() + _SIGMAS * week.std() and day[minute] * 24 > _LEAST
        )
    return _told(told)


RULES: Mapping[str, Callable[[Counts], Minutes]] = {
    "last hour : past 12 h": hour_against_half_day,
    "the same, once there are 13 h": functools.partial(hour_against_half_day, whole=True),
    "24-h mean : 7 d + 3 sigma": day_against_week,
}


def _last(counts: Counts, minutes: int) -> Counts:
    upto = np.concatenate((np.zeros(minutes), np.cumsum(counts)))
    return np.asarray(upto[minutes:] - upto[:-minutes])


def _told(over: NDArray[np.bool_]) -> Minutes:
    told: list[int] = []
    for minute in np.flatnonzero(over):
        if not told or minute - told[-1] > _SILENCE:
            told.append(int(minute))
    return np.array(told, dtype=np.int64)
