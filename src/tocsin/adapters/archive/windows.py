"""Cuts time into windows, the newest first, each wider than the one before.

A common word fills its page from the first, small window; a rare one soon scans in large ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters import sql
from tocsin.adapters.sql.metadata import instant, micros

FIRST_ROWS = 25_000
GROWTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Posts of first <= created_at < end, and the segments that may hold any."""

    first: datetime
    end: datetime
    segments: tuple[sql.SegmentRow, ...]
    rows: int  # about


def newest_first(
    segments: Sequence[sql.SegmentRow], since: datetime | None, end: datetime | None
) -> Iterator[Window]:
    """Yield windows that cover everything from `end` back to `since`."""
    if not segments:
        return
    spans = _Spans(segments)
    last = spans.last + 1 if end is None else min(micros(end), spans.last + 1)
    floor = spans.first if since is None else max(micros(since), spans.first)
    wanted = FIRST_ROWS
    while last > floor:
        first = spans.back(last, floor, wanted)
        held = spans.between(first, last)
        if held:
            yield Window(
                first=instant(first),
                end=instant(last),
                segments=tuple(segments[at] for at in held),
                rows=round(spans.rows_between(first, last)),
            )
        last, wanted = first, wanted * GROWTH


class _Spans:
    """The segments' time spans, as arrays; posts are taken to lie evenly within each."""

    def __init__(self, segments: Sequence[sql.SegmentRow]) -> None:
        self._from: NDArray[np.int64] = np.array([micros(row.min_created) for row in segments])
        self._to: NDArray[np.int64] = np.array([micros(row.max_created) + 1 for row in segments])
        self._rows = np.array([row.rows for row in segments], dtype=np.float64)
        self.first, self.last = int(self._from.min()), int(self._to.max()) - 1

    def rows_between(self, first: int, end: int) -> float:
        """Return about how many posts lie in first <= created_at < end."""
        shared = np.minimum(self._to, end) - np.maximum(self._from, first)
        shares = np.clip(shared, 0, None) / (self._to - self._from)
        return float((shares * self._rows).sum())

    def back(self, end: int, floor: int, wanted: int) -> int:
        """Return the latest start of a window up to `end` that holds `wanted` posts."""
        low, high = floor, end - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.rows_between(middle, end) >= wanted:
                low = middle
            else:
                high = middle - 1
        return low

    def between(self, first: int, end: int) -> list[int]:
        """Return the numbers of the segments that reach into first <= created_at < end."""
        return [int(at) for at in np.nonzero((self._from < end) & (self._to > first))[0]]
