"""From the lines of a file to counts in regular bins; what is wrong is said with its line."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.counted import errors

_LONGEST = 40  # characters of a value that a fault shows
_TOP = 1e12  # seconds; a larger number of an epoch counts milliseconds
_DATE = 8  # digits of 20260315; more of them count seconds or milliseconds
_WIDE = "\0\ufffd"  # what UTF-16 leaves when it is read as UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line that was mended or left out, and why."""

    line: int
    code: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Counts in the order of time; arrays of shape (bins,)."""

    stamps: tuple[str, ...]  # as the file writes them
    starts: NDArray[np.int64]  # number of each bin; gaps are missing numbers
    values: NDArray[np.float64]
    epoch_s: int  # when bin 0 begins
    width_s: int
    faults: tuple[Fault, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    line: int
    stamp: str
    at_s: int
    value: float


def parse(lines: Iterable[str]) -> Series:
    """Return the series; raises NotUtf8, NoColumns or TooFewBins.

    Times are ISO 8601 (UTC where no zone is named) or seconds since the epoch, and say when a bin
    begins. The width is the most usual distance. Lines out of order are put in order; of two with
    the same time the later line stands; a negative count stands as none.
    """
    faults: list[Fault] = []
    rows = _in_order(_rows(lines, faults), faults)
    if len(rows) < 2:  # noqa: PLR2004 (a width needs two)
        raise errors.TooFewBins(rows=len(rows))
    times = np.array([row.at_s for row in rows], dtype=np.int64)
    width_s = _width(times)
    return Series(
        stamps=tuple(row.stamp for row in rows),
        starts=np.asarray((times - times[0] + width_s // 2) // width_s, dtype=np.int64),
        values=np.array([row.value for row in rows]),
        epoch_s=int(times[0]),
        width_s=width_s,
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
    )


def _rows(lines: Iterable[str], faults: list[Fault]) -> Iterator[_Row]:
    numbered = enumerate(lines, start=1)
    _, first = next(numbered, (0, ""))
    time_at, value_at = _columns(first)
    for number, line in numbered:
        cells = _cells(line)
        if not any(cells):
            continue
        stamp = cells[time_at] if len(cells) > time_at else ""
        told = cells[value_at] if len(cells) > value_at else ""
        at_s, value = _time(stamp), _number(told)
        if at_s is None:
            faults.append(_fault(number, "no_time", stamp))
        elif value is None:
            faults.append(_fault(number, "no_number", told))
        else:
            if value < 0:
                faults.append(_fault(number, "negative", told))
            yield _Row(line=number, stamp=stamp, at_s=at_s, value=max(value, 0.0))


def _columns(line: str) -> tuple[int, int]:
    """Return where the time and the value stand; raises NotUtf8 or NoColumns."""
    if any(mark in line for mark in _WIDE):
        raise errors.NotUtf8
    header = [name.lower() for name in _cells(line.lstrip("\ufeff"))]
    if not {"timestamp", "value"} <= set(header):
        raise errors.NoColumns(found=", ".join(header)[:_LONGEST] or "–")
    return header.index("timestamp"), header.index("value")


def _cells(line: str) -> list[str]:
    """Return the cells of one line; a quote that is never closed ends with its line."""
    line = line.replace("\0", "").rstrip("\r\n")
    if '"' not in line:
        return [cell.strip() for cell in line.split(",")]
    try:
        return [cell.strip() for cell in next(csv.reader([line]), [])]
    except csv.Error:  # longer than the module allows
        return [line]


def _in_order(rows: Iterable[_Row], faults: list[Fault]) -> list[_Row]:
    """Return the rows by time, one a moment."""
    kept: dict[int, _Row] = {}
    latest: int | None = None
    for row in rows:
        if row.at_s in kept:
            faults.append(_fault(row.line, "duplicate", row.stamp))
        elif latest is not None and row.at_s < latest:
            faults.append(_fault(row.line, "out_of_order", row.stamp))
        kept[row.at_s] = row
        latest = row.at_s if latest is None else max(latest, row.at_s)
    return [kept[at_s] for at_s in sorted(kept)]


def _width(times: NDArray[np.int64]) -> int:
    steps, often = np.unique(np.diff(times), return_counts=True)
    return max(1, int(steps[int(np.argmax(often))]))


def _time(told: str) -> int | None:
    if len(told) > _DATE and told.isdecimal():
        return _epoch(told)
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return _epoch(told)
    try:
        return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
    except OverflowError:
        return None


def _epoch(told: str) -> int | None:
    number = _number(told)
    if number is None or number < 0:
        return None
    seconds = number / 1000 if number > _TOP else number
    return int(seconds) if seconds <= _TOP else None


def _number(told: str) -> float | None:
    try:
        number = float(told)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def _fault(line: int, why: str, shown: str) -> Fault:
    return Fault(line=line, code=f"warning.series.{why}", shown=shown[:_LONGEST])
