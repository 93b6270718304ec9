"""Identifiers that sort by the time they were made (UUIDv7, RFC 9562)."""

import hashlib
import re
import secrets
from datetime import datetime
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT_RFC = 0b10 << 62


def uuid7(now: datetime, *, entropy: int | None = None) -> str:
    """Return a UUIDv7 for `now`; `entropy` (74 bits) makes it repeatable.

    >>> from datetime import UTC
    >>> uuid7(datetime(2026, 1, 1, tzinfo=UTC), entropy=0)
    '019b76da-a800-7000-8000-000000000000'
    """
    millis = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = secrets.randbits(74) if entropy is None else entropy & ((1 << 74) - 1)
    high, low = noise >> 62, noise & ((1 << 62) - 1)
    return str(UUID(int=(millis << 80) | _VERSION_7 | (high << 64) | _VARIANT_RFC | low))


def slug(name: str) -> str:
    """Return an id that follows from a name: readable where it is Latin, always the same.

    >>> slug("Acme Kettles")
    'acme-kettles-2b66c9'
    """
    words = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:40]
    mark = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return f"{words}-{mark}" if words else f"w-{mark}"
