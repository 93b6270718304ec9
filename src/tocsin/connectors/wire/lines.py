"""JSON lines → POSTS: a block of thousands in one C call, line by line only where that fails."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from tocsin import listening
from tocsin.connectors.wire import columns, excerpts

# Field of the canonical post → where it stands on the wire ("user.name" = name within user).
Fields = tuple[tuple[str, str], ...]
CANONICAL: Fields = tuple((name, name) for name in (*columns.FIELDS, "edited_at"))

LINE_BYTES = 1_000_000  # a line beyond is not even read
_BOM = b"\xef\xbb\xbf"
_Failure = tuple[int, str, bytes]  # row to be, reason, line


def parse_lines(
    data: bytes,
    reception: columns.Reception,
    *,
    fields: Fields = CANONICAL,
    first_line: int = 1,
    finish: Callable[[dict[str, Sequence[Any]], Sequence[int]], None] | None = None,
) -> listening.Parsed:
    """Return the posts of a block of JSON lines; `finish` may mend the columns it is given."""
    data = data.removeprefix(_BOM)
    wire = _wire(fields)
    faults: list[listening.Fault] = []
    try:
        records: Sequence[object] = wire.decode_lines(data)
        numbers = _Numbers(data, first_line)
    except (ValueError, RecursionError):
        records, lines, faults = _one_by_one(wire, data, first_line)
        numbers = _Numbers(data, first_line, lines)
    told = wire.columns(records)
    if finish:
        finish(told, numbers)
    rows = columns.Rows(columns=told, count=len(records), place=lambda row: f"line {numbers[row]}")
    parsed = columns.posts(rows, reception)
    if not faults:
        return parsed
    return replace(parsed, faults=in_order((*parsed.faults, *faults)))


def column(data: bytes, path: str) -> Sequence[Any]:
    """Return one field of every line that can be read, and nothing else of it."""
    wire = _wire(((path, path),))
    data = data.removeprefix(_BOM)
    try:
        records: Sequence[object] = wire.decode_lines(data)
    except (ValueError, RecursionError):
        records, _, _ = _one_by_one(wire, data, 1)
    return wire.columns(records)[path]


def in_order(faults: Sequence[listening.Fault]) -> tuple[listening.Fault, ...]:
    """Return faults by the line they stood on."""
    return tuple(sorted(faults, key=lambda fault: int(fault.place.rpartition(" ")[2])))


class _Numbers(Sequence[int]):
    """The line of each row; the lines of a clean block are counted only when one is asked for."""

    def __init__(self, data: bytes, first: int, known: Sequence[int] | None = None) -> None:
        self._data, self._first, self._known = data, first, known

    def __getitem__(self, row: Any) -> Any:  # noqa: ANN401 - as Sequence has it: an index or slice
        if self._known is None:
            told = enumerate(self._data.split(b"\n"), self._first)
            self._known = [number for number, line in told if line.strip()]
        last = self._known[-1] if self._known else self._first
        return self._known[row] if row < len(self._known) else last

    def __len__(self) -> int:
        return len(self._known or ())


class _Wire:
    """A decoder that reads just the keys that are asked for."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        tops = list(dict.fromkeys(path.partition(".")[0] for _, path in fields))
        names = {top: f"f{place}" for place, top in enumerate(tops)}
        self._struct: type[Any] = msgspec.defstruct(
            "Wire",
            [(name, Any, None) for name in names.values()],
            rename={name: top for top, name in names.items()},
            gc=False,
        )
        self._decoder = msgspec.json.Decoder(self._struct)
        self._getters = [(field, names[p.partition(".")[0]], p) for field, p in fields]
        self.decode_lines = self._decoder.decode_lines
        self.decode = self._decoder.decode

    def columns(self, records: Sequence[object]) -> dict[str, Sequence[Any]]:
        """Return the records' values by field."""
        return {
            field: list(map(_getter(name, path), records)) for field, name, path in self._getters
        }

    def convert(self, record: object) -> object:
        """Return a loose object as a record."""
        return msgspec.convert(record, self._struct)


@cache
def _wire(fields: Fields) -> _Wire:
    return _Wire(fields)


def _getter(name: str, path: str) -> Callable[[object], object]:
    top = attrgetter(name)
    inner = path.split(".")[1:]
    return (lambda record: _within(top(record), inner)) if inner else top


def _within(value: object, keys: Sequence[str]) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _one_by_one(
    wire: _Wire, data: bytes, first_line: int
) -> tuple[list[object], list[int], list[listening.Fault]]:
    records: list[object] = []
    numbers: list[int] = []
    faults: list[listening.Fault] = []
    for number, line in enumerate(_split(data), first_line):
        if not line.strip(b" \t\r\0"):
            continue
        record, reason = _read(wire, line)
        if reason:
            place = f"line {number}"
            faults.append(
                listening.Fault(place=place, reason=reason, excerpt=excerpts.excerpt(line))
            )
        else:
            records.append(record)
            numbers.append(number)
    return records, numbers, faults


def _split(data: bytes) -> Iterator[bytes]:
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin)
        end = len(data) if end < 0 else end
        yield data[begin:end]
        begin = end + 1


def _read(wire: _Wire, line: bytes) -> tuple[object, str]:
    if len(line) > LINE_BYTES:
        return None, "listening.too_large"
    try:
        return wire.decode(line), ""
    except RecursionError:
        return None, "listening.too_deep"
    except ValueError:  # UnicodeDecodeError and msgspec's errors are ValueErrors
        return _read_loosely(wire, line)


def _read_loosely(wire: _Wire, line: bytes) -> tuple[object, str]:
    """Read what strict JSON refuses but no one need lose: lone surrogates, raw controls, NaN."""
    try:
        loose = json.loads(line.replace(b"\0", b"").decode("utf-8"), strict=False)
        return wire.convert(loose), ""
    except UnicodeDecodeError:
        return None, "listening.bad_utf8"
    except RecursionError:
        return None, "listening.too_deep"
    except ValueError:
        return None, "listening.bad_json"
