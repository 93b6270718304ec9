"""How often a secret may be guessed: by one address, and at the one account by all of them.

A wrong secret counts once for the address that showed it: a script that repeats itself guesses
nothing. After FREE of them within WINDOW_S each further one must wait, twice as long each time.
Others never make an address wait that has shown nothing wrong; while the whole world guesses, each
stranger has one free try in place of FREE. Kept in memory: a restart forgets (docs/limits.md).
"""

import ipaddress
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from time import monotonic

from tocsin.web import errors
from tocsin.web.guards import passes

WINDOW_S = 900.0
FREE = 5
FREE_FOR_A_NAME = 20  # more, for strangers must not be able to lock a colleague out
FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 900.0
WORLD_FREE = 100  # wrong secrets from everywhere within the window
_ADDRESSES = 10_000
_LAN_BITS = 64  # one household or hoster has a whole /64 of IPv6 addresses


@dataclass(slots=True)
class _Guesses:
    """What one address has shown that was wrong: digest to time, the latest last."""

    at: dict[bytes, float] = field(default_factory=dict)

    def forget(self, before: float) -> None:
        """Let go of what is past the window."""
        self.at = {digest: at for digest, at in self.at.items() if at > before}

    def wait_s(self, free: int, now: float) -> float:
        """Return how long until the next secret is looked at."""
        beyond = len(self.at) - free
        if beyond < 0:
            return 0.0
        wait = min(FIRST_WAIT_S * 2.0**beyond, LONGEST_WAIT_S)
        return max(self.at.values()) + wait - now


class Tries:
    """Compares secrets, and makes guessers wait."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._by_address: OrderedDict[str, _Guesses] = OrderedDict()
        self._world: deque[float] = deque(maxlen=WORLD_FREE)
        self._one_at_a_time = Lock()  # looking and counting are one step, whoever hurries

    def is_right(self, shown: str, token: str, address: str) -> bool:
        """Return whether `shown` is the token; raises TooManyTries without having looked."""
        if not token:
            return False
        with self._one_at_a_time:
            now = self._now()
            guesses = self._guesses(place(address), now)
            wait_s = guesses.wait_s(1 if self._is_stormy(now) else FREE, now)
            if wait_s > 0:
                raise errors.TooManyTries(wait_s=max(1, round(wait_s + 0.5)))
            if passes.is_token(shown, token):
                return True
            self._count(guesses, shown, now)
            return False

    def begin(self, shown: str, name: str, address: str) -> None:
        """Count a try to sign in before it is looked at; raises TooManyTries.

        One address waits after FREE wrong ones, one name after FREE_FOR_A_NAME from everywhere.
        """
        with self._one_at_a_time:
            now = self._now()
            mine = self._guesses(place(address), now)
            theirs = self._guesses(_of_name(name), now)
            free = 1 if self._is_stormy(now) else FREE
            wait_s = max(mine.wait_s(free, now), theirs.wait_s(FREE_FOR_A_NAME, now))
            if wait_s > 0:
                raise errors.TooManyTries(wait_s=max(1, round(wait_s + 0.5)))
            self._count(mine, shown, now)
            theirs.at.setdefault(_digest(shown), now)

    def forgive(self, shown: str, name: str, address: str) -> None:
        """Take back what was counted: it was right."""
        with self._one_at_a_time:
            now, digest = self._now(), _digest(shown)
            for where in (place(address), _of_name(name)):
                self._guesses(where, now).at.pop(digest, None)

    def _guesses(self, where: str, now: float) -> _Guesses:
        known = self._by_address.setdefault(where, _Guesses())
        self._by_address.move_to_end(where)
        known.forget(now - WINDOW_S)
        while len(self._by_address) > _ADDRESSES:
            self._by_address.popitem(last=False)
        return known

    def _is_stormy(self, now: float) -> bool:
        return len(self._world) == WORLD_FREE and self._world[0] > now - WINDOW_S

    def _count(self, guesses: _Guesses, shown: str, now: float) -> None:
        digest = _digest(shown)
        if digest not in guesses.at:
            guesses.at[digest] = now
            self._world.append(now)


def _digest(shown: str) -> bytes:
    return sha256(shown.encode("utf-8", "replace")).digest()


def _of_name(name: str) -> str:
    """Return where the guesses at one name are counted, whoever makes them."""
    return f"name {_digest(name).hex()}"


def place(address: str) -> str:
    """Return what one guesser can call its own: an IPv4 address, or a /64 of IPv6.

    >>> place("192.0.2.7"), place("2001:db8:1:2:3::4"), place("::ffff:192.0.2.7")
    ('192.0.2.7', '2001:db8:1:2::', '192.0.2.7')
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known, _LAN_BITS), strict=False).network_address)
