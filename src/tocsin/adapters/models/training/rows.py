"""Rows of a labelled file, whatever it is written and packed in."""

import csv
import gzip
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from tocsin import enrichment
from tocsin.kernel import reasons

_LONGEST_FIELD = 1 << 24
# Of a file that is cut off, is not what its name says, or is locked with a password.
_DAMAGED = (
    *(OSError, EOFError, RuntimeError, csv.Error),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile),
)

Row = Mapping[str, object]


def rows(file: Path) -> Iterator[tuple[int, Row]]:
    """Yield (line, row) of a JSONL, CSV or TSV file; raises BadRow for a line that is none."""
    line = 0
    try:
        with _opened(file) as (name, lines):
            kind = Path(name).suffix.lower()
            found = (
                _json_lines(file, lines)
                if kind in {".jsonl", ".json"}
                else _table(lines, "\t" if kind == ".tsv" else ",")
            )
            for line, row in found:
                yield line, row
    except _DAMAGED as fault:
        why = reasons.of_content(fault)
        raise enrichment.errors.BadRow(file=str(file), line=line + 1, why=why) from fault


@contextmanager
def _opened(file: Path) -> Iterator[tuple[str, TextIO]]:
    """Hold a file open, unpacked, with the name of what is inside."""
    suffix = file.suffix.lower()
    if suffix == ".zip":
        with zipfile.ZipFile(file) as packed, packed.open(_member(file, packed)) as raw:
            yield raw.name, _text(raw)
        return
    if suffix == ".xz":
        with lzma.open(file, "rb") as raw:
            yield file.stem, _text(raw)
    elif suffix == ".gz":
        with gzip.open(file, "rb") as raw:
            yield file.stem, _text(raw)
    else:
        with file.open("rb") as raw:
            yield file.name, _text(raw)


def _member(file: Path, packed: zipfile.ZipFile) -> str:
    found = [name for name in packed.namelist() if not name.endswith("/")]
    if len(found) != 1:
        why = reasons.because("enrichment.row.files", count=len(found))
        raise enrichment.errors.BadRow(file=str(file), line=0, why=why)
    return found[0]


def _text(raw: object) -> TextIO:
    binary: BinaryIO = raw  # type: ignore[assignment]  # each opener returns a binary file
    return io.TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")


def _json_lines(file: Path, lines: TextIO) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as fault:
            why = reasons.because("enrichment.row.not_json")
            raise enrichment.errors.BadRow(file=str(file), line=number, why=why) from fault
        if not isinstance(row, dict):
            why = reasons.because("enrichment.row.no_object")
            raise enrichment.errors.BadRow(file=str(file), line=number, why=why)
        yield number, row


def _table(lines: TextIO, separator: str) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(_LONGEST_FIELD)
    table = csv.DictReader(lines, delimiter=separator, skipinitialspace=True)
    for row in table:
        yield table.line_num, {name.strip(): value for name, value in row.items() if name}
