"""Which deliveries were taken in: told with every cursor, so that a restart forgets none."""

import base64
import binascii
import hashlib
from datetime import UTC, datetime

_DIGEST, _TIME = 8, 4  # bytes of one delivery
_SIZE = _DIGEST + _TIME
_MOST = 4096


class Taken:
    """The newest deliveries by a digest of their ids, the oldest first."""

    def __init__(self, told: str = "") -> None:
        """Know again what `told` said; nothing where it is no such text."""
        try:
            kept = base64.b64decode(told, validate=True)
        except (binascii.Error, ValueError):
            kept = b""
        self._kept = bytearray(kept[: len(kept) // _SIZE * _SIZE])
        starts = range(0, len(self._kept), _SIZE)
        self._known = {bytes(self._kept[start : start + _DIGEST]) for start in starts}

    def knows(self, webhook_id: str) -> bool:
        """Return whether a delivery of this id was taken in."""
        return _digest(webhook_id) in self._known

    def add(self, webhook_id: str, at: datetime) -> None:
        """Remember a delivery; beyond the bound, forget the oldest for it."""
        digest = _digest(webhook_id)
        if digest in self._known:
            return
        self._known.add(digest)
        self._kept += digest + int(at.timestamp()).to_bytes(_TIME, "big")
        if len(self._kept) > _MOST * _SIZE:
            self._drop()

    def forget(self, before: datetime) -> None:
        """Forget what was taken in before a moment."""
        while self._kept and self._oldest() < before:
            self._drop()

    def told(self) -> str:
        """Return all of it as a text."""
        return base64.b64encode(self._kept).decode()

    def _oldest(self) -> datetime:
        return datetime.fromtimestamp(int.from_bytes(self._kept[_DIGEST:_SIZE], "big"), UTC)

    def _drop(self) -> None:
        self._known.discard(bytes(self._kept[:_DIGEST]))
        del self._kept[:_SIZE]


def _digest(webhook_id: str) -> bytes:
    return hashlib.blake2b(webhook_id.encode(), digest_size=_DIGEST).digest()
