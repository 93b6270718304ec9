"""Compressed files → plain bytes, with limits: a bomb ends as a fault, not as a full disk.

What stands before a cut or a limit is handed over first; `Cut` comes after it.
"""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, cast

from tocsin import listening

_CHUNK = 1 << 20
_MAGIC = {
    b"\x1f\x8b": "gz",
    b"\xfd7zXZ\x00": "xz",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",  # an empty archive
    b"PAR1": "parquet",
    b"\x28\xb5\x2f\xfd": "zst",
    b"\xd0\xcf\x11\xe0": "ole",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a compressed file may grow."""

    total_bytes: int = 4_000_000_000
    ratio: int = 100  # looked at beyond `ratio_from_bytes`
    ratio_from_bytes: int = 10_000_000
    members: int = 1_000


class Cut(Exception):  # noqa: N818 - not an error: the end of what can be read
    """The bytes end here, for a reason."""

    def __init__(self, reason: str, excerpt: str = "") -> None:
        super().__init__(reason, excerpt)
        self.reason, self.excerpt = reason, excerpt

    def fault(self, place: str) -> listening.Fault:
        """Return the cut as a fault at `place`."""
        return listening.Fault(place=place, reason=self.reason, excerpt=self.excerpt[:200])


def kind_of(path: Path) -> str:
    """Return gz, xz, zip, xlsx, parquet, or plain; by what the file begins with."""
    with path.open("rb") as opened:
        head = opened.read(8)
    kind = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), "plain")
    return "xlsx" if kind == "zip" and _is_workbook(path) else kind


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return False


def plain(path: Path, offset: int = 0) -> Iterator[bytes]:
    """Return the bytes of a file that is not compressed."""
    with path.open("rb") as opened:
        opened.seek(offset)
        while chunk := opened.read(_CHUNK):
            yield chunk


def unpacked(path: Path, kind: str, limits: Limits) -> Iterator[bytes]:
    """Return the bytes inside a .gz or .xz file."""
    with path.open("rb") as opened:
        yield from _grown(opened, kind, limits)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _new(kind: str) -> _Decompressor:
    if kind == "gz":
        return zlib.decompressobj(wbits=31)
    return lzma.LZMADecompressor(memlimit=512 << 20)


def _grown(opened: IO[bytes], kind: str, limits: Limits) -> Iterator[bytes]:
    """Decompress member after member; each step brings at most one chunk."""
    state, waiting, taken, grown = _new(kind), b"", 0, 0
    while True:
        if not waiting and getattr(state, "needs_input", True):
            waiting = opened.read(_CHUNK // 16)
            taken += len(waiting)
        if state.eof:
            rest = (state.unused_data + waiting).lstrip(b"\0")  # padding between streams
            if not rest:
                return
            state, waiting = _new(kind), rest
        try:
            chunk = state.decompress(waiting, _CHUNK)
        except (zlib.error, lzma.LZMAError, EOFError) as broken:
            raise Cut("listening.broken_archive", str(broken)) from broken
        if not waiting and not chunk and not state.eof:
            raise Cut("listening.truncated", kind)
        waiting = b"" if state.eof else getattr(state, "unconsumed_tail", b"")
        grown += len(chunk)
        if chunk:
            yield chunk
        _check(grown, taken, limits)


def _check(grown: int, taken: int, limits: Limits) -> None:
    if grown > limits.total_bytes:
        raise Cut("listening.bomb_suspected", f"{grown} bytes")
    if grown > limits.ratio_from_bytes and grown > taken * limits.ratio:
        raise Cut("listening.bomb_suspected", f"{grown} bytes from {taken}")


def members(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the files of a zip in their order; one that is too much as a whole is not opened.

    A single file that swells is read until it has, so that what stands before is not lost.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as broken:
        raise Cut("listening.broken_archive", str(broken)) from broken
    if len(found) > limits.members:
        raise Cut("listening.bomb_suspected", f"{len(found)} members")
    total = sum(member.file_size for member in found)
    if total > limits.total_bytes:
        raise Cut("listening.bomb_suspected", f"{total} bytes")
    return [member for member in found if not member.is_dir() and not _is_litter(member.filename)]


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def member(path: Path, info: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """Return the bytes of one file of a zip; the sizes it claims are not believed."""
    grown = 0
    try:
        with zipfile.ZipFile(path) as archive, closing(archive.open(info)) as opened:
            # read1 hands over what is there: read() would lose it to an error behind it
            while chunk := cast("zipfile.ZipExtFile", opened).read1(_CHUNK):
                grown += len(chunk)
                yield chunk
                _check(grown, info.compress_size, limits)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as broken:
        raise Cut("listening.broken_archive", str(broken)) from broken
    except (RuntimeError, NotImplementedError, OSError) as refused:  # encrypted, odd methods
        raise Cut("listening.broken_archive", str(refused)) from refused
