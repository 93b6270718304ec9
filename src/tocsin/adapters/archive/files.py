"""Segment files: where they lie, and how they come to be there whole or not at all."""

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from tocsin.adapters import sql

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_GLOB = re.compile(r"[*?\[]")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
SUFFIX = ".parquet"
UNFINISHED = ".tmp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The folder of segments, one sub-folder a day."""

    folder: Path
    ballast: sql.Ballast

    def path(self, row: sql.SegmentRow) -> Path:
        """Return where a segment's file lies."""
        return self.folder / f"{row.min_created:%Y-%m-%d}" / f"{stem(row.name)}{SUFFIX}"

    def pattern(self, row: sql.SegmentRow) -> str:
        """Return the glob pattern that only a segment's file matches, as DuckDB wants it.

        Whole, for DuckDB takes a relative path that begins with a tilde to be somebody's home.
        """
        return _GLOB.sub(r"[\g<0>]", str(self.path(row).absolute()))

    def write(self, path: Path, told: pa.Buffer) -> None:
        """Put a file in its place: written, synced, renamed, and the folder synced.

        Raises StoreFull (the ballast is freed) or StoreBroken.
        """
        unfinished = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{UNFINISHED}")
        with self._meaning(unfinished):
            _make(path.parent)
            with unfinished.open("wb") as file:
                file.write(told)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
            sync_folder(path.parent)

    def read(self, row: sql.SegmentRow) -> pa.Table:
        """Return all posts of a segment's file; raises SegmentDamaged."""
        try:
            return pq.read_table(self.path(row), partitioning=None)
        except (pa.ArrowException, OSError) as error:
            raise sql.errors.SegmentDamaged(why=f"{row.name}: {error}"[:300]) from error

    def found(self) -> Iterator[Path]:
        """Yield every file there is, finished or not."""
        yield from self.folder.glob(f"*/*{SUFFIX}")
        yield from self.folder.glob(f"*/.*{UNFINISHED}")

    @contextmanager
    def _meaning(self, unfinished: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            with suppress(OSError):  # a disk that fails may refuse this too; the sweep comes later
                unfinished.unlink(missing_ok=True)
            if error.errno in _NO_ROOM:
                self.ballast.free()
                raise sql.errors.StoreFull(where="segments") from error
            raise sql.errors.StoreBroken(why=str(error)) from error


def stem(name: str) -> str:
    """Return a segment's name as a file may be called, always the same for the same name."""
    if _SAFE.fullmatch(name):
        return name
    return f"_{hashlib.blake2b(name.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def sync_folder(folder: Path) -> None:
    """Make a folder's entries durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
        sync_folder(folder.parent.parent)


def name_of(source_id: str, cursor: str, keys: NDArray[np.int64]) -> str:
    """Name the segment of these posts: the same again when the batch comes again.

    The keys are in it because a source may stand still: one cursor, then new posts behind it.
    """
    told = f"{source_id}\x1f{cursor}\x1f".encode() + keys.tobytes()
    return hashlib.sha256(told).hexdigest()[:32]
