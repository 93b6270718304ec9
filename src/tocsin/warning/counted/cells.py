"""Reads the cells of a line: which character parts them, which of them is a time or a number."""

import csv
import re
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from tocsin.warning.counted import errors

_LONGEST = 40  # characters of a header that a refusal shows
_TOP = 1e12  # seconds; a larger number of an epoch counts thousandths, or thousandths of them …
_FINEST = 3  # … down to nanoseconds
_DATE = 8  # digits of 20260315; more of them count seconds or milliseconds
_WIDE = "\0\ufffd"  # what UTF-16 leaves when it is read as UTF-8
_PARTS = ",;\t"
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}([,.'\u2019\u00a0\u202f ])\d{3}(\1\d{3})*(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}")
_HEAD = re.compile(r"[+-]?\d{1,3}")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_SHAPES = tuple(
    day + hour for day in ("%Y/%m/%d", "%Y年%m月%d日") for hour in ("", " %H:%M", " %H:%M:%S")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the time and the value stand."""

    part: str  # what parts the cells
    time: int
    value: int
    width: int  # cells of the first line

    def of(self, line: str) -> tuple[str, str, bool]:
        """Return what a line says of (time, value, whether an unquoted group was mended)."""
        row = cells(line, self.part)
        stamp = row[self.time] if len(row) > self.time else ""
        told = row[self.value] if len(row) > self.value else ""
        if len(row) > self.width and self.part == "," and self.value == self.width - 1:
            rest = row[self.value + 1 :]
            if _HEAD.fullmatch(told) and all(_GROUP.fullmatch(one) for one in rest):
                return stamp, told + "".join(rest), True
        return stamp, told, False


def columns(line: str) -> Columns:
    """Return where the columns of the first line stand; raises NotUtf8 or NoColumns."""
    if any(mark in line for mark in _WIDE):
        raise errors.NotUtf8
    line = line.lstrip("\ufeff")
    for part in _PARTS:
        header = [name.lower() for name in cells(line, part)]
        if {"timestamp", "value"} <= set(header):
            time, value = header.index("timestamp"), header.index("value")
            return Columns(part=part, time=time, value=value, width=len(header))
    raise errors.NoColumns(found=", ".join(cells(line, ","))[:_LONGEST].lower() or "–")


def cells(line: str, part: str) -> list[str]:
    """Return the cells of one line; a quote that is never closed ends with its line."""
    line = line.replace("\0", "").rstrip("\r\n")
    if '"' not in line:
        return [cell.strip() for cell in line.split(part)]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=part), [])]
    except csv.Error:  # longer than the module allows
        return [line]


def time(told: str) -> int | None:
    """Return seconds since the epoch, UTC where no zone is named; None where it is no time."""
    if len(told) > _DATE and told.isdecimal():
        return _epoch(told)
    at = _date(told)
    if at is None:
        return _epoch(told)
    try:
        return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
    except OverflowError:
        return None


def number(told: str, part: str = ",") -> float | None:
    """Return a finite number, None where it is none; 1,234 is a group of thousands.

    Where semicolons part the cells, 3,5 is three and a half.

    >>> number("1,234"), number("1.234,5", ";"), number("3,5", ";"), number("nan")
    (1234.0, 1234.5, 3.5, None)
    """
    groups = _groups(told, part)
    if groups:
        return float(told.replace(groups[1], "").replace(",", "."))
    if part != "," and _DECIMAL_COMMA.fullmatch(told):
        return float(told.replace(",", "."))
    return _plain(told)


def is_grouped(told: str, part: str) -> bool:
    """Tell whether a number is read as one with groups of thousands."""
    return _groups(told, part) is not None


def _groups(told: str, part: str) -> re.Match[str] | None:
    """Return the match of groups; where commas part the cells, 1.234 is a fraction."""
    if part != ";" and _plain(told) is not None:
        return None
    return _GROUPED.fullmatch(told)


def _plain(told: str) -> float | None:
    try:
        found = float(told)
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def _date(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        pass
    if "/" not in told and "年" not in told:
        return None
    for shape in _SHAPES:
        try:
            return datetime.strptime(told, shape).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _epoch(told: str) -> int | None:
    found = number(told)
    if found is None or found < 0:
        return None
    for _ in range(_FINEST):
        if found <= _TOP:
            break
        found /= 1000
    return int(found) if found <= _TOP else None
