"""Entries of one kind as a table that people keep in a spreadsheet (CSV), and back.

A row's id may be left out: it is found by its name, else made from it. What an entry points to may
stand by name. Lists stand in one cell, parted by semicolons; what has parts of its own is JSON.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

import msgspec

from tocsin.directory.entries import checking, errors, model
from tocsin.kernel import reasons

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GUARD = "'"  # a spreadsheet takes what begins so as text
_PARTED = ("languages", "topics", "readers")
_JSON = ("away", "holdings", "earlier")
_MOST = 20_000  # rows
_LONGEST = 100_000  # characters of a cell

Row = dict[str, object]
Names = Mapping[str, Mapping[str, str]]  # by the kind's word: name to id, where only one has it


def written(kind: type[model.Entry], some: Sequence[model.Entry]) -> str:
    """Return entries as CSV; no cell is a formula to a spreadsheet."""
    columns = [field.name for field in fields(kind)]
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(columns)
    for one in some:
        told: Row = msgspec.to_builtins(one)
        rows.writerow(_guarded(_cell(name, told[name])) for name in columns)
    return out.getvalue()


def read(kind: type[model.Entry], content: bytes, names: Names) -> Iterator[tuple[int, Row]]:
    """Yield each row with its line, as JSON would tell the entry; raises BadFile."""
    text = content.decode("utf-8-sig", "replace")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heads = [head.strip() for head in next(rows, [])]
        known = {field.name for field in fields(kind)}
        strange = [head for head in heads if head not in known]
        if "name" not in heads or strange:
            head = strange[0][:80] if strange else "name"
            raise errors.BadFile(why=reasons.because("directory.bad_file.head", head=head))
        for cells in rows:
            if rows.line_num > _MOST:
                raise errors.BadFile(why=reasons.because("directory.bad_file.large"))
            if any(len(cell) > _LONGEST for cell in cells):
                raise errors.BadFile(why=reasons.because("directory.bad_file.table"))
            if any(cell.strip() for cell in cells):
                row = dict(zip(heads, map(_bare, cells), strict=False))
                yield rows.line_num, _entry(kind, row, names)
    except csv.Error as fault:
        raise errors.BadFile(why=reasons.because("directory.bad_file.table")) from fault


def _entry(kind: type[model.Entry], row: Mapping[str, str], names: Names) -> Row:
    told: Row = {name: _value(name, cell) for name, cell in row.items() if cell}
    word = checking.kind_of(kind)
    name = str(told.get("name", ""))
    told.setdefault("entry_id", names.get(word, {}).get(name) or _made(word, name))
    for field, pointed in checking.POINTERS:
        meant = told.get(field)
        if isinstance(meant, str):
            told[field] = names.get(checking.kind_of(pointed), {}).get(meant, meant)
    return told


def _made(word: str, name: str) -> str:
    told = f"{word}\x1f{name}".encode("utf-8", "replace")
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def _value(name: str, cell: str) -> object:
    if name in _PARTED:
        return [part.strip() for part in cell.split(";") if part.strip()]
    if name == "reach":
        pairs = (part.partition(":") for part in cell.split(";") if part.strip())
        return [{"channel": way.strip(), "address": at.strip()} for way, _, at in pairs]
    if name in _JSON:
        try:
            return msgspec.json.decode(cell)
        except (msgspec.DecodeError, RecursionError):
            return cell  # no entry holds such a thing: told as a bad form
    return cell


def _cell(name: str, value: object) -> str:
    if value is None or value in ((), []):
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if name == "reach" and isinstance(value, list | tuple):
        return "; ".join(f"{one['channel']}:{one['address']}" for one in value)
    if name in _JSON:
        return msgspec.json.encode(value).decode()
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _guarded(cell: str) -> str:
    return f"{_GUARD}{cell}" if cell.startswith((*_FORMULAS, _GUARD)) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) else cell
