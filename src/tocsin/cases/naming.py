"""Ids that follow from what they name: the same opening, done again, makes the same things."""

import hashlib
from datetime import datetime

from tocsin.kernel import ids

_BYTES = 16


def made(at: datetime, *parts: str) -> str:
    """Return the id of what happened at a time.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    >>> made(noon, "a", "b") == made(noon, "a", "b") != made(noon, "ab", "")
    True
    """
    told = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    noise = hashlib.blake2b(told, digest_size=_BYTES).digest()
    return ids.uuid7(at, entropy=int.from_bytes(noise))
