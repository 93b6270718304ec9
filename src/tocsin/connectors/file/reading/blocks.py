"""Where a stream of rows is cut into blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tocsin import listening
from tocsin.connectors.file.reading import containers

BLOCK_BYTES = 4 << 20
BLOCK_ROWS = 10_000
_NEWLINE, _QUOTE = 10, 34

Kind = Literal["jsonl", "csv", "table", "sorted", "none"]
Ends = Callable[[bytes], NDArray[np.int64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows that are parsed together, and where the next block begins."""

    kind: Kind
    data: bytes
    line: int  # the first line or row of the block, counted from 1
    rows: int  # at most
    offset_after: int
    line_after: int
    faults: tuple[listening.Fault, ...] = ()
    is_last: bool = False  # as far as is known: nothing of this part follows


def line_ends(data: bytes) -> NDArray[np.int64]:
    """Return the offset behind each line."""
    return np.flatnonzero(np.frombuffer(data, np.uint8) == _NEWLINE) + 1


def record_ends(data: bytes) -> NDArray[np.int64]:
    """Return the offset behind each CSV record: a newline within quotes ends none."""
    letters = np.frombuffer(data, np.uint8)
    newlines = np.flatnonzero(letters == _NEWLINE)
    quotes = np.flatnonzero(letters == _QUOTE)
    even = np.searchsorted(quotes, newlines) % 2 == 0
    # A quote that nobody closes must not swallow the file.
    return newlines[even] + 1 if even.any() else newlines + 1


def cut(
    chunks: Iterator[bytes], *, kind: Kind, ends: Ends, offset: int = 0, line: int = 1
) -> Iterator[Block]:
    """Return the rows of `chunks` in blocks of at most 4 MB or 10,000 rows."""
    feed = _Feed(chunks)
    faults: list[listening.Fault] = []
    while True:
        feed.fill()
        end, rows, lines = _first_block(feed.buffer[:BLOCK_BYTES], ends, is_last=feed.is_over)
        if not end and feed.buffer:
            begun = feed.buffer[:200].decode("utf-8", "replace")
            faults.append(_too_large(line, begun))
            offset, line = offset + feed.skip_line(), line + 1
            continue
        data = feed.take(end)
        offset, after = offset + end, line + lines
        is_done = feed.is_over and not feed.buffer
        if is_done and feed.cause:
            faults.append(feed.cause.fault(f"line {after}"))
        if data or faults:
            yield Block(
                kind=kind,
                data=data,
                line=line,
                rows=rows,
                offset_after=offset,
                line_after=after,
                faults=tuple(faults),
                is_last=is_done,
            )
        if is_done:
            return
        line, faults = after, []


class _Feed:
    """What has been read and not yet been cut off."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self.buffer = b""
        self.is_over = False
        self.cause: containers.Cut | None = None

    def fill(self) -> None:
        """Hold at least a block, or the rest."""
        parts, size = [self.buffer], len(self.buffer)
        while size < BLOCK_BYTES and (chunk := self._next()):
            parts.append(chunk)
            size += len(chunk)
        self.buffer = b"".join(parts)
        if self.cause:  # the last line was cut in two
            self.buffer = self.buffer[: self.buffer.rfind(b"\n") + 1]

    def take(self, end: int) -> bytes:
        """Cut off the first `end` bytes."""
        data, self.buffer = self.buffer[:end], self.buffer[end:]
        return data

    def skip_line(self) -> int:
        """Drop a line of any length and return its bytes."""
        size = 0
        while (end := self.buffer.find(b"\n")) < 0:
            size += len(self.buffer)
            self.buffer = self._next()
            if not self.buffer:
                return size
        self.buffer = self.buffer[end + 1 :]
        return size + end + 1

    def _next(self) -> bytes:
        while not self.is_over:
            try:
                chunk = next(self._chunks)
            except StopIteration:
                self.is_over = True
            except containers.Cut as cause:
                self.is_over, self.cause = True, cause
            else:
                if chunk:
                    return chunk
        return b""


def _first_block(data: bytes, ends: Ends, *, is_last: bool) -> tuple[int, int, int]:
    """Return where the first block of `data` ends, its rows, and its lines."""
    found = ends(data)
    if len(found) >= BLOCK_ROWS:
        end = int(found[BLOCK_ROWS - 1])
        return end, BLOCK_ROWS, data.count(b"\n", 0, end)
    if not data:
        return 0, 0, 0
    if is_last and len(data) < BLOCK_BYTES:
        return len(data), len(found) + 1, data.count(b"\n") + (not data.endswith(b"\n"))
    end = int(found[-1]) if len(found) else 0
    return end, len(found), data.count(b"\n", 0, end)


def _too_large(line: int, begun: str) -> listening.Fault:
    return listening.Fault(place=f"line {line}", reason="listening.too_large", excerpt=begun)
