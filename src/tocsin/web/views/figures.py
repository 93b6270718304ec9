"""A watch's indicators over a stretch of time, beside what was expected and what was heard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin import indicators, shapes, warning
from tocsin.adapters import sql
from tocsin.web import errors

STEPS_S = (60, 300, 600, 900, 1800, 3600, 86_400)
MOST_POINTS = 3_000
MOST_WORDS = 50
_FITTING_POINTS = 600  # about as many as a chart has pixels for
_BANDED = warning.INDICATORS
_CHANGES = 1_000
_BIN = indicators.series.BIN_MINUTES
_MINUTE_S = 60
# Longer stretches are summed by the database: no distinct accounts, and words of their end alone.
_BY_MINUTE = 14 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Minutes first..last (inclusive, since the epoch) in steps; `first` begins a step."""

    first: int
    last: int
    step_s: int

    @classmethod
    def ending(cls, until: datetime, *, hours: float, step_s: int) -> "Stretch":
        """Return the `hours` before `until`; raises errors.TooManyPoints."""
        return cls.between(until - timedelta(hours=hours), until, step_s=step_s)

    @classmethod
    def between(cls, since: datetime, until: datetime, *, step_s: int) -> "Stretch":
        """Return what covers since..until; raises errors.TooManyPoints."""
        step = step_s // _MINUTE_S
        last = _minute(until)
        first = max(_minute(since), 0)
        points = (last - first) // step + 1
        if points > MOST_POINTS:
            raise errors.TooManyPoints(points=points, limit=MOST_POINTS)
        return cls(first=first - first % step, last=last, step_s=step_s)

    @classmethod
    def fitting(cls, since: datetime, until: datetime) -> "Stretch":
        """Return what covers since..until in the finest steps that a chart has room for.

        What is longer than any step has room for is cut at its beginning.
        """
        length_s = (until - since).total_seconds()
        step_s = next((step for step in STEPS_S if length_s / step <= _FITTING_POINTS), STEPS_S[-1])
        earliest = until - timedelta(seconds=step_s * (MOST_POINTS - 1))
        return cls.between(max(since, earliest), until, step_s=step_s)


def chart(books: sql.Books, watch_id: str, stretch: Stretch) -> shapes.Shape:
    """Return the indicators of one watch as `models.Indicators` has them."""
    first, last, step = stretch.first, stretch.last, stretch.step_s // _MINUTE_S
    rows = books.rollups.series(watch_id, max(first, last - _BY_MINUTE), last)
    if last - first > _BY_MINUTE:
        tier = books.rollups.tier(watch_id, first, last, step)
        series = indicators.series.summed(tier, first, last, step)
    else:
        series = indicators.series.gather(rows, first, last, step)
    told = {name: {"value": _numbers(values)} for name, values in series.values.items()}
    for name in _BANDED:
        baseline = books.baselines.series(watch_id, name, first, last)
        band = indicators.series.band(baseline, series)
        told[name] |= {part: _numbers(getattr(band, part)) for part in ("expected", "low", "high")}
    heard = books.coverage.series(watch_id, first - _BIN, last)
    return {
        "watch_id": watch_id,
        "step_s": stretch.step_s,
        "at": _times(series.minutes),
        "series": told,
        "coverage": _numbers(_shares(heard, series)),
        "marks": _marks(books, watch_id, stretch),
        "terms": _words(rows, "terms", "term"),
        "platforms": _words(rows, "platforms", "platform"),
    }


def _minute(at: datetime) -> int:
    return int(at.timestamp() // _MINUTE_S)


def _numbers(values: NDArray[np.float64]) -> list[float | int | None]:
    """Return numbers for JSON: whole ones as such, not-a-number as null."""
    is_known = np.isfinite(values)
    if is_known.all() and (values == np.rint(values)).all():
        whole: list[float | int | None] = values.astype(np.int64).tolist()
        return whole
    rounded = np.round(values, 4).tolist()
    return [value if known else None for value, known in zip(rounded, is_known, strict=True)]


def _times(minutes: NDArray[np.int64]) -> list[str]:
    """Return the minutes as `shapes.minute` writes them, many at once."""
    told = np.datetime_as_string((minutes * _MINUTE_S).astype("datetime64[s]"), unit="ms")
    times: list[str] = np.char.add(told, "Z").tolist()
    return times


def _shares(
    heard: Sequence[tuple[int, int, int]], series: indicators.Series
) -> NDArray[np.float64]:
    """Return alive ÷ expected in each step, from bins of minutes; NaN where none is known."""
    size, bin_ = len(series.minutes), indicators.series.BIN_MINUTES
    told = np.array(heard, dtype=np.int64).reshape(-1, 3).repeat(bin_, axis=0)
    minutes = told[:, 0] + np.tile(np.arange(bin_), len(heard))
    is_inside = (minutes >= series.minutes[0]) & (
        minutes < series.minutes[0] + size * series.step_minutes
    )
    slots = (minutes[is_inside] - series.minutes[0]) // series.step_minutes
    _, alive, expected = told[is_inside].T
    known = np.bincount(slots, minlength=size) > 0
    summed = np.bincount(slots, weights=alive, minlength=size)
    asked = np.bincount(slots, weights=expected, minlength=size)
    share = np.divide(summed, asked, out=np.zeros(size), where=asked > 0)
    return np.where(known, share, np.nan)


def _marks(books: sql.Books, watch_id: str, stretch: Stretch) -> list[shapes.Shape]:
    since, until = (
        datetime.fromisoformat(shapes.minute(minute))
        for minute in (stretch.first, stretch.last + 1)
    )
    changes = books.warnings.changes(watch_id=watch_id, since=since, limit=_CHANGES)
    return [
        {
            "at": shapes.time(one.at),
            "before": one.before.word,
            "after": one.after.word,
            "change_id": one.change_id,
        }
        for one in reversed(changes)
        if one.at < until
    ]


def _words(rows: pa.Table, column: str, name: str) -> list[shapes.Shape]:
    counts = _counted(rows[column].to_pylist())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]
    return [{name: word, "count": count} for word, count in ranked]


def _counted(told: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    each = msgspec.json.decode(f"[{','.join(told)}]", type=list[dict[str, int]])
    for one in each:
        for word, count in one.items():
            counts[word] += count
    return counts
