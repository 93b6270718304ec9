"""Feeds a series to a detector bin by bin and says what a watch would have been told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from tocsin.warning import grading, model, ports
from tocsin.warning.backtest import alarms
from tocsin.warning.counted import parsing

_MINUTE_S = 60
_BIN = 5  # minutes; wider bins are spread over so many
_FORGOTTEN = 30 * 24 * 60  # minutes without a line, after which all is learned anew
_TOLD_EVERY = 50  # bins
_STREAM = model.Stream(watch_id="series", indicator="mentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One bin, judged at its end."""

    stamp: str
    rarity_weeks: float  # once in so many weeks; 0 where nothing is odd
    level: model.Level
    alarm: bool  # a person would be told anew


def judge(
    series: parsing.Series,
    factory: Callable[[], ports.Detector],
    *,
    budget_per_week: float,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[Scored]:
    """Return every bin judged, using only bins up to it."""
    rates = np.fromiter(_rates(series, factory, progress), dtype=np.float64)
    told = alarms.told(rates, budget_per_week, bin_minutes=series.width_s / _MINUTE_S)
    levels = _levels(series, rates, grading.Edges().scaled(budget_per_week))
    return [
        Scored(
            stamp=stamp,
            rarity_weeks=0.0 if rate == float("inf") else 1.0 / max(rate, 1e-12),
            level=level,
            alarm=bool(alarm),
        )
        for stamp, rate, level, alarm in zip(
            series.stamps, rates.tolist(), levels, told, strict=True
        )
    ]


def _rates(
    series: parsing.Series, factory: Callable[[], ports.Detector], progress: Callable[[float], None]
) -> Iterator[float]:
    detector, minute = _new(factory), -1
    for row, (number, value) in enumerate(zip(series.starts, series.values, strict=True)):
        first, last = _minutes(series, int(number))
        if minute >= 0 and first - minute > _FORGOTTEN:
            detector, minute = _new(factory), -1
        if minute >= 0:
            _pass_over(detector, minute + 1, first - 1)
        yield _judged(detector, first, last, float(value))
        minute = max(minute, last)
        if row % _TOLD_EVERY == 0:
            progress((row + 1) / len(series.stamps))


def _judged(detector: ports.Detector, first: int, last: int, value: float) -> float:
    """Return the least rate of a bin of minutes first..last.

    A bin of an hour or a day is spread evenly over five-minute ones, all of which its end knows.
    """
    starts = np.arange(first, last + 1, _BIN, dtype=np.int64)
    detector.add(starts, starts * 0, np.full(len(starts), value / len(starts)))
    found = float("inf")
    for start in starts.tolist():
        end = min(start + _BIN - 1, last)
        for surprise in detector.judge(end, end):
            found = min(found, float(surprise.rate_per_week[0]))
    return found


def _pass_over(detector: ports.Detector, first: int, last: int) -> None:
    """Let minutes go by in which nobody counted."""
    for start in range(first, last + 1, _BIN):
        end = min(start + _BIN - 1, last)
        for _ in detector.judge(end, end):
            detector.unheard(start, end, np.zeros(1, dtype=np.int64))


def _minutes(series: parsing.Series, number: int) -> tuple[int, int]:
    """Return the first and last minute of a bin; five-minute ones lie on the detector's own."""
    step = _BIN if series.width_s % (_BIN * _MINUTE_S) == 0 else 1
    begin = series.epoch_s // _MINUTE_S // step * step
    first = begin + number * series.width_s // _MINUTE_S
    return first, max(first, begin + (number + 1) * series.width_s // _MINUTE_S - 1)


def _levels(
    series: parsing.Series, rates: ports.Floats, edges: grading.Edges
) -> Iterator[model.Level]:
    machine = grading.Machine()
    policy = grading.Policy(edges=edges, leave_needs_person=False)
    for number, rate in zip(series.starts, rates, strict=True):
        machine = grading.step(
            machine,
            minute=_minutes(series, int(number))[1],
            rate=float(rate),
            graded=edges.grade(float(rate)),
            coverage=1.0,
            policy=policy,
        )
        yield machine.level


def _new(factory: Callable[[], ports.Detector]) -> ports.Detector:
    detector = factory()
    detector.join([_STREAM])
    return detector
