"""From the lines of a file to counts in regular bins, line by line; what is wrong is noted.

Lines out of order are put in order within WINDOW lines, which is all that is held at a time.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.counted import cells, errors
from tocsin.warning.counted.faults import Fault, Faults

WINDOW = 100_000  # lines
_MINUTE_S = 60
_MOST = 1e7  # posts a minute; more is not a count
_NEVER = -(10**18)
_USUAL = 0.25  # of all steps
_SPARSE, _SPARSE_ROWS = 0.5, 50  # steps that skip bins, of a file of at least so many rows
_FILLED_S = 30 * 86_400  # a longer gap is one, whatever the file lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bin of the file."""

    line: int
    stamp: str  # as the file writes it
    at_s: int  # seconds since the epoch
    value: float
    number: int = 0  # of the bin; gaps are missing numbers
    is_listed: bool = True  # by the file; else a zero that it leaves out


class Series:
    """Counts in the order of time, read while they are asked for, once.

    Times are ISO 8601 (UTC where no zone is named) or seconds since the epoch, and say when a bin
    begins. The width is the most usual distance among the first WINDOW lines. Of two lines with
    the same time the later stands; a negative count stands as none. Where most of these lines skip
    bins and none counts zero, the file lists what is not zero: bins left out are zeros.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Read as far as WINDOW; raises NotUtf8, NoColumns or TooFewBins."""
        self._faults = Faults()
        self._waiting: dict[int, Row] = {}
        self._order: list[int] = []
        self._latest: int | None = None
        self._told_s = _NEVER  # the time of the last row given away
        self._rows = self._read(enumerate(lines, start=1))
        for row in self._rows:
            self._take(row)
            if len(self._order) >= WINDOW:
                break
        if len(self._order) < 2:  # noqa: PLR2004 (a width needs two)
            raise errors.TooFewBins(rows=len(self._order), faults=self.faults)
        times = np.array(sorted(self._order), dtype=np.int64)
        self.width_s = _width(times)
        self.epoch_s = int(times[0])  # when bin 0 begins
        self.is_sparse = _skips_most(times, self.width_s) and all(
            row.value for row in self._waiting.values()
        )

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what was wrong with the lines read so far."""
        return tuple(self._faults)

    def note(self, row: Row, why: str) -> None:
        """Remember what is wrong with a row that was read."""
        self._faults.note(row.line, why, row.stamp)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows by time, no two of one bin; of a sparse file its zeros, too."""
        number = -1
        for row in self._by_time():
            found = (row.at_s - self.epoch_s + self.width_s // 2) // self.width_s
            if found > number + 1:
                yield from self._left_out(row, range(number + 1, found))
            if found <= number:
                self._faults.note(row.line, "same_bin", row.stamp)
                continue
            number = found
            yield Row(
                line=row.line,
                stamp=row.stamp,
                at_s=row.at_s,
                value=self._believed(row),
                number=number,
            )

    def _left_out(self, row: Row, numbers: range) -> Iterator[Row]:
        """Note the bins missing before a row; yield them where they are zeros."""
        is_filled = self.is_sparse and len(numbers) * self.width_s <= _FILLED_S
        why = "zeros_left_out" if is_filled else "gap"
        self._faults.note(row.line, why, row.stamp, times=len(numbers))
        for number in numbers if is_filled else ():
            yield replace(row, value=0.0, number=number, is_listed=False)

    def _by_time(self) -> Iterator[Row]:
        for row in self._rows:
            self._take(row)
            if len(self._order) > WINDOW:
                yield self._next()
        while self._order:
            yield self._next()

    def _next(self) -> Row:
        self._told_s = heapq.heappop(self._order)
        return self._waiting.pop(self._told_s)

    def _take(self, row: Row) -> None:
        """Put a row where it belongs, or note that its place has gone by."""
        if row.at_s <= self._told_s:
            self._faults.note(row.line, "too_late", row.stamp)
            return
        if row.at_s in self._waiting:
            self._faults.note(row.line, "duplicate", row.stamp)
            self._waiting[row.at_s] = row
            return
        if self._latest is not None and row.at_s < self._latest:
            self._faults.note(row.line, "out_of_order", row.stamp)
        self._latest = row.at_s if self._latest is None else max(self._latest, row.at_s)
        self._waiting[row.at_s] = row
        heapq.heappush(self._order, row.at_s)

    def _read(self, numbered: Iterator[tuple[int, str]]) -> Iterator[Row]:
        _, first = next(numbered, (0, ""))
        columns = cells.columns(first)
        for line, text in numbered:
            stamp, told, is_mended = columns.of(text)
            at_s = cells.time(stamp)
            value = cells.number(told, columns.part)
            if at_s is None:
                if text.strip(" \r\n,;\t\0"):
                    self._faults.note(line, "no_time", stamp)
            elif value is None:
                self._faults.note(line, "no_number", told)
            else:
                is_mended = is_mended or cells.is_grouped(told, columns.part)
                self._judge_number(line, told, value, is_mended=is_mended)
                yield Row(line=line, stamp=stamp, at_s=at_s, value=max(value, 0.0))

    def _judge_number(self, line: int, told: str, value: float, *, is_mended: bool) -> None:
        if value < 0:
            self._faults.note(line, "negative", told)
        elif not value.is_integer():
            self._faults.note(line, "fraction", told)
        if is_mended:
            self._faults.note(line, "grouped", told)

    def _believed(self, row: Row) -> float:
        most = max(_MOST, _MOST * self.width_s / _MINUTE_S)
        if row.value > most:
            self._faults.note(row.line, "too_much", f"{row.value:g}")
        return min(row.value, most)


def _width(times: NDArray[np.int64]) -> int:
    """Return the most usual step: in whole minutes where times waver and none is usual."""
    steps = np.diff(times)
    width, share = _most_usual(steps)
    minutes = width if share >= _USUAL else _most_usual(np.rint(steps / _MINUTE_S))[0] * _MINUTE_S
    return int(minutes or width)


def _skips_most(times: NDArray[np.int64], width_s: int) -> bool:
    skips = np.rint(np.diff(times) / width_s) > 1
    return len(times) >= _SPARSE_ROWS and float(skips.mean()) >= _SPARSE


def _most_usual(steps: NDArray[np.generic]) -> tuple[int, float]:
    """Return the value that comes most often, and its share of all."""
    values, often = np.unique(steps, return_counts=True)
    most = int(np.argmax(often))
    return int(values[most]), float(often[most]) / len(steps)
