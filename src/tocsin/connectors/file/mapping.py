"""Blocks of a file → POSTS rows: pure, so that any process may do it."""

import csv
import dataclasses
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.file import presets, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column tells what in one part of a file."""

    fields: wire.Fields  # field → column name
    columns: tuple[str, ...] = ()  # of a CSV file, in their order
    delimiter: str = ","
    mends_platforms: bool = False


def parse(block: reading.Block, layout: Layout, reception: wire.Reception) -> listening.Parsed:
    """Return the posts of one block and what could not be taken in."""
    is_mapped = bool(layout.fields) or block.kind == "sorted"
    parsed = (_PARSERS[block.kind] if is_mapped else _nothing)(block, layout, reception)
    if not block.faults:
        return parsed
    return dataclasses.replace(parsed, faults=(*parsed.faults, *block.faults))


def times_of(block: reading.Block, layout: Layout, zone: str) -> pa.Array:
    """Return only the times of a block's rows, null where a row tells none."""
    column = dict(layout.fields).get("created_at", "created_at")
    if block.kind == "jsonl":
        told = wire.lines.column(block.data, column)
    elif block.kind == "csv":
        text, _ = decoded(block.data)
        rows = [row for _, row in records(text, layout.delimiter, block.line) if row]
        told = _by_field(rows, dataclasses.replace(layout, fields=(("told", column),)))["told"]
    elif block.kind == "none":
        told = []
    else:
        told = _listed(_posts_only(reading.tables.unpacked(block.data)).column(column))
    return wire.times.moments(told, zone)


def _nothing(
    _block: reading.Block, _layout: Layout, _reception: wire.Reception
) -> listening.Parsed:
    return listening.Parsed(posts=wire.empty())


def _lines(block: reading.Block, layout: Layout, reception: wire.Reception) -> listening.Parsed:
    finish = None if layout.fields == wire.CANONICAL else partial(_finish, layout)
    return wire.parse_lines(
        block.data, reception, fields=layout.fields, first_line=block.line, finish=finish
    )


def _table(block: reading.Block, layout: Layout, reception: wire.Reception) -> listening.Parsed:
    batch = reading.tables.unpacked(block.data)
    told: dict[str, Sequence[Any]] = {
        field: _listed(batch.column(column))
        for field, column in layout.fields
        if column in batch.schema.names
    }
    numbers = range(block.line, block.line + batch.num_rows)
    _finish(layout, told, numbers)
    rows = wire.Rows(columns=told, count=batch.num_rows, place=lambda row: f"row {numbers[row]}")
    return wire.posts(rows, reception)


def _listed(column: pa.Array) -> list[Any]:
    if pa.types.is_date(column.type):
        column = column.cast(pa.timestamp("us"))
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return [
            None if told is None else told.decode("utf-8", "replace") for told in column.to_pylist()
        ]
    listed: list[Any] = column.to_pylist()
    return listed


def _sorted(block: reading.Block, _layout: Layout, _reception: wire.Reception) -> listening.Parsed:
    batch = reading.tables.unpacked(block.data)
    reasons = batch.column(reading.tables.SORTED_MARK)
    bad = batch.filter(pc.is_valid(reasons))
    good = _posts_only(batch).select(listening.POSTS.names)
    faults = tuple(
        listening.Fault(place=place, reason=reason, excerpt=excerpt)
        for place, reason, excerpt in zip(
            bad.column("fault_place").to_pylist(),
            bad.column(reading.tables.SORTED_MARK).to_pylist(),
            bad.column("fault_excerpt").to_pylist(),
            strict=True,
        )
    )
    return listening.Parsed(posts=good.cast(listening.POSTS), faults=faults)


def _posts_only(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Leave out the rows of a sorted copy that stand for faults."""
    if reading.tables.SORTED_MARK not in batch.schema.names:
        return batch
    return batch.filter(pc.is_null(batch.column(reading.tables.SORTED_MARK)))


def _csv(block: reading.Block, layout: Layout, reception: wire.Reception) -> listening.Parsed:
    text, is_whole = decoded(block.data)
    faults: list[listening.Fault] = []
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in records(text, layout.delimiter, block.line):
        if row is None:
            faults.append(_fault(number, "listening.bad_row", ""))
        elif not is_whole and _is_broken(row):
            faults.append(_fault(number, "listening.bad_utf8", max(row, key=len)))
        elif row:
            rows.append(row)
            numbers.append(number)
    told = _by_field(rows, layout)
    _finish(layout, told, numbers)
    parsed = wire.posts(
        wire.Rows(columns=told, count=len(rows), place=lambda row: f"line {numbers[row]}"),
        reception,
    )
    told_faults = wire.lines.in_order((*parsed.faults, *faults))
    return dataclasses.replace(parsed, faults=told_faults)


def decoded(data: bytes) -> tuple[str, bool]:
    """Return the text of a block, and whether all of it was UTF-8."""
    data = data.replace(b"\0", b"")
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", "surrogateescape"), False


def records(text: str, delimiter: str, line: int) -> Iterator[tuple[int, list[str] | None]]:
    """Return each CSV record with the line it begins on; None for one that is none."""
    csv.field_size_limit(wire.lines.LINE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        begins = line + reader.line_num
        try:
            yield begins, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield begins, None


def _is_broken(row: Sequence[str]) -> bool:
    return any("\udc80" <= letter <= "\udcff" for cell in row for letter in cell)


def _by_field(rows: Sequence[Sequence[str]], layout: Layout) -> dict[str, Sequence[Any]]:
    found = {field: layout.columns.index(column) for field, column in layout.fields}
    width = max(found.values(), default=0) + 1
    if any(len(row) < width for row in rows):
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
    return {field: [row[index] for row in rows] for field, index in found.items()}


def _finish(layout: Layout, told: dict[str, Sequence[Any]], numbers: Sequence[int]) -> None:
    """Mend what an export leaves open: headings, the many names of a platform, missing ids."""
    if "title" in told:
        told["text"] = [
            _joined(*pair) for pair in zip(told.pop("title"), told["text"], strict=True)
        ]
    if layout.mends_platforms and "platform" in told:
        one = presets.platforms()
        told["platform"] = [
            one.get(name.strip(), name.strip()) if isinstance(name, str) else name
            for name in told["platform"]
        ]
    if "id" not in told:
        told["id"] = _ids(told, numbers)


def _joined(title: object, body: object) -> object:
    if not title or not isinstance(title, str):
        return body
    if not body or not isinstance(body, str):
        return title
    return body if body.lstrip().startswith(title.strip()) else f"{title}\n{body}"


def _ids(told: dict[str, Sequence[Any]], numbers: Sequence[int]) -> list[str]:
    """Name posts that came without a name by what they say, when, and on which line."""
    nothing: list[None] = [None] * len(told["text"])
    parts = [told.get(name, nothing) for name in ("platform", "created_at", "text")]
    rows = zip(*parts, strict=True)
    return [
        hashlib.blake2b(
            repr((numbers[row], *values)).encode("utf-8", "surrogatepass"), digest_size=10
        ).hexdigest()
        for row, values in enumerate(rows)
    ]


def _fault(line: int, reason: str, excerpt: str) -> listening.Fault:
    return listening.Fault(
        place=f"line {line}", reason=reason, excerpt=wire.excerpts.excerpt(excerpt)
    )


_PARSERS = {"jsonl": _lines, "csv": _csv, "table": _table, "sorted": _sorted, "none": _nothing}
