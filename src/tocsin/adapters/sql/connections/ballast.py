"""A file that holds room on the disk, so that a full disk can still be written out of.

On a full disk SQLite cannot even delete (a deletion is written first); freeing the ballast gives
room to say so and to shut down in order.
"""

import errno
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import structlog

log = structlog.get_logger()

DEFAULT_BYTES = 64 * 1024 * 1024
_CHUNK = 1 << 20
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballast:
    """The ballast of one data folder; 0 bytes is none."""

    path: Path
    size_bytes: int = DEFAULT_BYTES

    @property
    def is_held(self) -> bool:
        """Return whether the room is held."""
        return self.size_bytes == 0 or self.path.exists()

    def hold(self) -> bool:
        """Take the room, if that leaves as much again; returns whether it is held."""
        if self.is_held:
            return True
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.path.parent).free < 2 * self.size_bytes:
            return False
        try:
            with self.path.open("wb") as file:
                _take(file, self.size_bytes)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.path.unlink(missing_ok=True)
            if error.errno not in _NO_ROOM:
                raise
            return False
        return True

    def free(self) -> None:
        """Give the room back."""
        try:
            if not (self.size_bytes and self.path.exists()):
                return
            self.path.unlink()
        except OSError as error:  # whoever frees it has a worse refusal to tell
            log.error("store.ballast_stuck", path=str(self.path), why=str(error))  # noqa: TRY400 (no fault of ours)
        else:
            log.warning("store.ballast_freed", path=str(self.path), size_bytes=self.size_bytes)


def _take(file: BinaryIO, size_bytes: int) -> None:
    """Make the room ours, without holes: Linux promises it, elsewhere it is written."""
    if sys.platform == "linux":
        os.posix_fallocate(file.fileno(), 0, size_bytes)
    else:
        starts = range(0, size_bytes, _CHUNK)
        file.writelines(bytes(min(_CHUNK, size_bytes - start)) for start in starts)
