"""Loose values on the wire → Arrow columns.

A clean column goes over in one call; a column with a number among its texts, or half a surrogate
pair, is repaired value by value.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_REFUSED = (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeEncodeError, OverflowError)
_DIGITS = 10**30  # no identifier is longer; Python refuses to print numbers of 4,300 digits
_LIST = pa.list_(pa.string())
_MANY = 100  # of the links of one post
_COUNT_END = 1 << 62


def texts(values: Sequence[Any]) -> pa.Array:
    """Return strings without NUL: numbers are written out, lone surrogates become U+FFFD."""
    try:
        column = pa.array(values, pa.string())
    except _REFUSED:
        column = pa.array([text(value) for value in values], pa.string())
    if pc.any(pc.match_substring(column, "\0")).as_py():
        column = pc.replace_substring(column, "\0", "")
    return column


def text(value: object) -> str | None:
    """Return one value as text, or None where it is none."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return str(value) if abs(value) < _DIGITS else None
    return str(value) if isinstance(value, float) else None


def whole(value: str) -> str:
    r"""Return `value` with halves of surrogate pairs joined, or replaced by U+FFFD.

    >>> whole("\ud83d\ude00 \ud800")
    '😀 �'
    """
    if value.isascii():
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def identifiers(values: Sequence[Any]) -> pa.Array:
    """Return texts in which an empty one is null."""
    column = texts(values)
    blank = pc.equal(column, "")
    return pc.if_else(blank, None, column) if pc.any(blank).as_py() else column


def counts(values: Sequence[Any]) -> pa.Array:
    """Return whole numbers; "1,234", 12.0 and "12" are numbers too, the rest is null."""
    try:
        return pa.array(values, pa.int64())
    except _REFUSED:
        return pa.array([_count(value) for value in values], pa.int64())


def _count(value: object) -> int | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        value = value.strip().replace(",", "")
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number is caught below
    except (TypeError, ValueError, OverflowError):
        return None
    return int(number) if abs(number) < _COUNT_END else None


def lists(values: Sequence[Any]) -> pa.Array:
    """Return lists of texts; one text alone is a list of its words."""
    if set(map(type, values)) <= {type(None)}:
        return pa.nulls(len(values), _LIST)
    return pa.array([_list(value) for value in values], _LIST)


def _list(value: object) -> list[str] | None:
    if not value:
        return None
    told: Iterable[object] = value.split() if isinstance(value, str) else ()
    if isinstance(value, list | tuple):
        told = value
    kept = [text(part) for part in list(told)[:_MANY]]
    return [part.replace("\0", "") for part in kept if part]
