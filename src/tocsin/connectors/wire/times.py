"""Times on the wire → microseconds in UTC, a column at a time.

A column of one shape is cast in one call; only where that fails is each value read by itself.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MICROS = pa.timestamp("us", tz="UTC")
_NAIVE = pa.timestamp("us")

# Epoch times by size: 1e11 s is the year 5138, 1e11 ms is 1973.
_SECONDS_END, _MILLIS_END, _MICROS_END = 1e11, 1e14, 1e17
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE]\+?\d+)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:([0-2]\d)([0-5]\d)([0-5]\d))?")
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?[T\s]*"
    r"(?:(\d{1,2})\s*[:\uff1a时點点時]\s*(\d{1,2})\s*[:\uff1a分]?\s*(\d{1,2})?秒?(?:\.(\d{1,9}))?)?\s*"
    r"(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
_TWITTER = "%a %b %d %H:%M:%S %z %Y"


def moments(values: Sequence[Any], zone: str = "UTC") -> pa.Array:
    """Return a `timestamp[us, UTC]` for each value, null where it tells no time.

    >>> moments([1700000000, 1700000000000])[0] == moments(["2023-11-14T22:13:20Z"])[0]
    True
    """
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:
        return _of_texts(values, zone)
    if kinds in ({int}, {float}):
        return _of_numbers(values, zone)
    return _one_by_one(values, zone)


def _of_texts(values: Sequence[str | None], zone: str) -> pa.Array:
    try:
        texts = pa.array(values, pa.string())
    except UnicodeEncodeError:
        return _one_by_one(values, zone)
    for cast in (_zoned, _naive):
        try:
            return cast(texts, zone)
        except pa.ArrowInvalid:
            continue
    return _one_by_one(values, zone)


def _zoned(texts: pa.Array, _zone: str) -> pa.Array:
    return pc.cast(texts, MICROS)


def _naive(texts: pa.Array, zone: str) -> pa.Array:
    local = pc.cast(texts, _NAIVE)
    return pc.assume_timezone(local, zone, ambiguous="earliest", nonexistent="latest").cast(MICROS)


def _of_numbers(values: Sequence[float], zone: str) -> pa.Array:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except OverflowError:
        return _one_by_one(values, zone)
    if not np.isfinite(numbers).all() or np.abs(numbers).max(initial=0) >= _MICROS_END:
        return _one_by_one(values, zone)
    size = np.abs(numbers)
    scale = np.where(size < _SECONDS_END, 1e6, np.where(size < _MILLIS_END, 1e3, 1.0))
    return pa.array(np.rint(numbers * scale).astype(np.int64)).cast(MICROS)


def _one_by_one(values: Sequence[Any], zone: str) -> pa.Array:
    return pa.array([moment(value, zone) for value in values], pa.int64()).cast(MICROS)


def moment(value: object, zone: str = "UTC") -> int | None:
    """Return the microseconds since 1970 that `value` tells, or None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(value)
    if isinstance(value, datetime):
        return _micros(value, zone)
    return _read(value.strip(), zone) if isinstance(value, str) else None


def _read(text: str, zone: str) -> int | None:
    if not text or len(text) > 64:  # noqa: PLR2004 - no way of writing a time is longer
        return None
    try:
        return _micros(datetime.fromisoformat(text), zone) if not text.isdigit() else _digits(text)
    except ValueError:
        pass
    if _NUMBER.fullmatch(text):
        return _epoch(float(text))
    found = _DATE.fullmatch(text)
    return _dated(found, zone) if found else _mailed(text, zone)


def _digits(text: str) -> int | None:
    found = _COMPACT.fullmatch(text)
    if not found:
        return _epoch(int(text))
    parts = [int(part) for part in found.groups() if part]
    return _micros(datetime(*parts), "UTC")  # type: ignore[arg-type]  # noqa: DTZ001 - a zone follows


def _dated(found: re.Match[str], zone: str) -> int | None:
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    offset = {None: "", "UTC": "Z", "GMT": "Z"}.get(offset, offset)
    clock = f"{int(hour or 0):02d}:{int(minute or 0):02d}:{int(second or 0):02d}"
    told = f"{year}-{int(month):02d}-{int(day):02d}T{clock}.{(fraction or '0')[:6]:0<6}{offset}"
    try:
        return _micros(datetime.fromisoformat(told), zone)
    except ValueError:
        return None


def _mailed(text: str, zone: str) -> int | None:
    try:
        return _micros(datetime.strptime(text, _TWITTER), zone)  # noqa: DTZ007 - %z is in it
    except ValueError:
        pass
    try:
        return _micros(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _micros(at: datetime, zone: str) -> int | None:
    aware = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    since = aware - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _epoch(number: float) -> int | None:
    if number != number or abs(number) >= _MICROS_END * 1e3:  # noqa: PLR0124 - not a number
        return None
    size = abs(number)
    if size >= _MICROS_END:
        return int(number) // 1000
    scale = 1_000_000 if size < _SECONDS_END else 1_000 if size < _MILLIS_END else 1
    return round(number * scale)
