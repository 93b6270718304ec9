"""One file → its parts (the members of an archive), each in blocks."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tocsin import listening
from tocsin.connectors.file.reading import blocks, containers, encodings, sheets, tables

SAMPLE_BYTES = 1 << 20
_EDGE = 1 << 16
_Chunks = Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far a file has been read: part, offset in its text as UTF-8 (or row), line."""

    part: int = 0
    offset: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How a part begins: enough to choose the mapping."""

    name: str
    kind: blocks.Kind
    head: bytes = b""  # at most 1 MB, UTF-8, whole lines where there are any
    columns: tuple[str, ...] = ()  # of a table
    faults: tuple[listening.Fault, ...] = ()  # told once, with the first block


class Part:
    """One text or table inside a file."""

    def __init__(self, sample: Sample, open_blocks: "_Open") -> None:
        self.sample = sample
        self._open = open_blocks

    def in_blocks(self, place: Place) -> Iterator[blocks.Block]:
        """Return the blocks from `place` on."""
        return self._open(place.offset, place.line)


_Open = Callable[[int, int], Iterator[blocks.Block]]


def fingerprint(path: Path) -> str:
    """Return what tells this file from another: its size, its beginning and its end."""
    size = path.stat().st_size
    with path.open("rb") as opened:
        edges = opened.read(_EDGE)
        opened.seek(max(size - _EDGE, 0))
        edges += opened.read(_EDGE)
    return f"{size}-{hashlib.blake2b(edges, digest_size=12).hexdigest()}"


def of_file(path: Path, limits: containers.Limits, sheet: str = "") -> Iterator[Part]:
    """Return the parts of a file, each opened only when it is asked for its blocks."""
    kind = containers.kind_of(path)
    name = path.name
    if kind == "parquet":
        yield _table(path, limits)
    elif kind == "zip":
        yield from _archive(path, limits)
    elif kind in {"gz", "xz"}:
        yield _text(name, lambda: containers.unpacked(path, kind, limits))
    elif kind == "xlsx":
        yield _text(name, lambda: _workbook(path, sheet, limits))
    elif kind == "plain":
        yield _text(name, lambda: containers.plain(path), partial(containers.plain, path))
    else:
        yield _failed(name, containers.Cut("listening.unknown_kind", kind))


def _archive(path: Path, limits: containers.Limits) -> Iterator[Part]:
    try:
        found = containers.members(path, limits)
    except containers.Cut as cut:
        yield _failed(path.name, cut)
        return
    for info in found:
        yield _text(info.filename, partial(containers.member, path, info, limits))


def _workbook(path: Path, sheet: str, limits: containers.Limits) -> Iterator[bytes]:
    containers.members(path, limits)  # a workbook is an archive too
    try:
        yield from sheets.as_csv(path, sheet)
    except sheets.SheetFailed as failed:
        raise containers.Cut("listening.sheet_failed", str(failed)) from failed


def _table(path: Path, limits: containers.Limits) -> Part:
    try:
        names = tuple(tables.names(path))
    except containers.Cut as cut:
        return _failed(path.name, cut)
    kind: blocks.Kind = "sorted" if tables.SORTED_MARK in names else "table"
    sample = Sample(name=path.name, kind=kind, columns=names)
    return Part(sample, lambda offset, _line: tables.in_blocks(path, limits, row=offset))


def _text(name: str, chunks: _Chunks, seek: Callable[[int], Iterator[bytes]] | None = None) -> Part:
    head, begun = _head(chunks())
    encoding, is_guess = encodings.detect(head)
    told = b"".join(encodings.as_utf8(iter([head]), encoding))
    whole = told[: told.rfind(b"\n") + 1] or told
    kind = _kind_of_text(name, whole)
    guess = listening.Fault(place="line 1", reason="listening.encoding_guessed", excerpt=encoding)
    sample = Sample(name=name, kind=kind, head=whole, faults=(guess,) if is_guess else ())
    ends = blocks.line_ends if kind == "jsonl" else blocks.record_ends

    fresh = [begun]  # what was begun is read on once; whoever begins again opens anew

    def open_blocks(offset: int, line: int) -> Iterator[blocks.Block]:
        if seek and encoding == "utf-8":
            rest = seek(offset)
        else:
            whole = encodings.as_utf8(fresh.pop() if fresh else chunks(), encoding)
            rest = _behind(whole, offset)
        return blocks.cut(rest, kind=kind, ends=ends, offset=offset, line=line)

    return Part(sample, open_blocks)


def _head(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return how a stream begins, and the whole stream."""
    read: list[bytes] = []
    cut: containers.Cut | None = None
    try:
        while sum(map(len, read)) < SAMPLE_BYTES and (chunk := next(chunks, None)) is not None:
            read.append(chunk)
    except containers.Cut as found:
        cut = found

    def whole() -> Iterator[bytes]:
        yield from read
        if cut:
            raise cut
        yield from chunks

    return b"".join(read)[:SAMPLE_BYTES], whole()


def _behind(chunks: Iterator[bytes], offset: int) -> Iterator[bytes]:
    for chunk in chunks:
        if offset < len(chunk):
            yield chunk[offset:]
        offset = max(offset - len(chunk), 0)


def _kind_of_text(name: str, head: bytes) -> blocks.Kind:
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    plain = name.lower().removesuffix(".gz").removesuffix(".xz")
    if begin == b"{" or plain.endswith((".jsonl", ".ndjson", ".json")):
        return "jsonl"
    return "csv"


def _failed(name: str, cut: containers.Cut) -> Part:
    fault = cut.fault(name)
    sample = Sample(name=name, kind="none", faults=(fault,))
    nothing = blocks.Block(
        kind="none", data=b"", line=1, rows=0, offset_after=1, line_after=1, is_last=True
    )
    return Part(sample, lambda offset, _line: iter([] if offset else [nothing]))
