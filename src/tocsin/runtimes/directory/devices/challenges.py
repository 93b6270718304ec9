"""Challenges that devices sign: ours by a keyed digest, good for minutes, each used once.

Nothing is kept of a challenge that nobody answered: asking for a million of them fills no memory
and crowds nobody out. Used ones are remembered until they would be too old anyway.
"""

import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_bytes
from threading import Lock

LIVES = timedelta(minutes=5)
_NONCE, _TIME, _MARK = 16, 8, 32


@dataclass(slots=True)
class Challenges:
    """Makes and takes them; `purpose` says for whom and what for."""

    key: bytes
    _used: dict[bytes, datetime] = field(default_factory=dict)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def fresh(self, purpose: str, now: datetime) -> bytes:
        """Return a new one."""
        seconds = int(now.timestamp())
        told = token_bytes(_NONCE) + seconds.to_bytes(_TIME, "big")
        return told + self._mark(told, purpose)

    def take(self, shown: bytes, purpose: str, now: datetime) -> bool:
        """Use one up; returns whether it was ours, for this, young, and not used before."""
        told, mark = shown[: _NONCE + _TIME], shown[_NONCE + _TIME :]
        if len(mark) != _MARK or not hmac.compare_digest(mark, self._mark(told, purpose)):
            return False
        made_at = datetime.fromtimestamp(int.from_bytes(told[_NONCE:], "big"), UTC)
        if not -LIVES < now - made_at < LIVES:
            return False
        with self._one_at_a_time:
            self._used = {one: at for one, at in self._used.items() if now - at < 2 * LIVES}
            if shown in self._used:
                return False
            self._used[shown] = now
        return True

    def _mark(self, told: bytes, purpose: str) -> bytes:
        return hmac.new(self.key, told + purpose.encode(), sha256).digest()
