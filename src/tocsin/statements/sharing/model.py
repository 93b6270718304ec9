"""What a partner may see of a case, and for how long: nothing else, and only by its key."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """What of a case can be shared."""

    LEVEL = "level"
    FACTS = "facts"  # the confirmed ones
    STATEMENTS = "statements"  # what is out


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One partner's look at one case."""

    share_id: str
    case_id: str
    partner: str
    parts: tuple[Part, ...]
    key_hash: str  # the key itself is told once and kept nowhere
    by: str
    by_id: str
    at: datetime
    until: datetime
    seen_at: datetime | None = None  # when it was last looked at
    ended_at: datetime | None = None
    ended_by: str = ""

    def holds(self, now: datetime) -> bool:
        """Return whether the partner may look."""
        return self.ended_at is None and now < self.until


def hashed(key: str) -> str:
    """Return what is kept of a key; it is long and drawn by chance, so that a plain hash will do.

    >>> len(hashed("k"))
    64
    """
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
