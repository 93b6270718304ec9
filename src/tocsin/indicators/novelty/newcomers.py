"""Which accounts were not seen in the last thirty days, in fixed space.

A Bloom filter whose cells hold the day they were last set, so that it forgets by itself. It takes
a few strangers for known, never one it knows for a stranger; how many is known from how full it
is, and the count is put right by that.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Truths = NDArray[np.bool_]

DAYS = 30
_BITS, _CELLS = 17, 1 << 17
_TURN = 250  # days until a stamp comes again; cells that are over are cleared long before
_TOO_FULL = 0.9
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(slots=True, kw_only=True)
class Acquaintance:
    """The accounts that a watch has seen."""

    days: NDArray[np.uint8]  # 1 to _TURN, 0: never

    @classmethod
    def empty(cls) -> Self:
        """Return one that knows nobody."""
        return cls(days=np.zeros(_CELLS, dtype=np.uint8))

    @classmethod
    def load(cls, told: bytes) -> Self:
        """Return what `dump` told of."""
        return cls(days=np.frombuffer(told, dtype=np.uint8).copy())

    def dump(self) -> bytes:
        """Return the cells."""
        return self.days.tobytes()

    def strangers(self, accounts: Numbers, day: int) -> Truths:
        """Return for each account whether it was not seen on the thirty days up to `day`."""
        is_live = self._live(day)
        return np.asarray(~np.logical_and(*(is_live[at] for at in _places(accounts))))

    def put_right(self, strangers: int, day: int) -> float:
        """Return how many strangers there were, given those told; NaN when it is too full."""
        mistaken = float(self._live(day).mean()) ** 2
        return float("nan") if mistaken > _TOO_FULL else strangers / (1.0 - mistaken)

    def learn(self, accounts: Numbers, day: int) -> None:
        """Remember accounts, and forget those of more than thirty days ago."""
        self.days[~self._live(day)] = 0
        for at in _places(accounts):
            self.days[at] = day % _TURN + 1

    def _live(self, day: int) -> Truths:
        age = (day % _TURN + 1 - self.days.astype(np.int64)) % _TURN
        return np.asarray((self.days > 0) & (age <= DAYS))


def _places(accounts: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    shift = np.uint64(64 - _BITS)
    other = (accounts ^ (accounts >> np.uint64(29))) * _MIX
    return (accounts >> shift).astype(np.int64), (other >> shift).astype(np.int64)
