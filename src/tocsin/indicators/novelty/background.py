"""How often each gram is used here, by how many accounts an hour: decayed, in fixed space.

A count-min sketch (Cormode & Muthukrishnan 2005) whose counts halve in a week; what collisions
add on average is taken off each row (count-mean-min, Deng & Rafiei 2007), so that a busy watch
does not take every phrase for known.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tocsin.indicators.novelty.grams import Hashes

Floats = NDArray[np.float64]

_DEPTH, _BITS = 3, 14
_WIDTH = 1 << _BITS
_FADE = 0.5 ** (1 / (7 * 24))
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


@dataclass(slots=True, kw_only=True)
class Background:
    """Accounts that used a gram, summed over hours that fade."""

    cells: NDArray[np.float32]  # (_DEPTH, _WIDTH)
    hours: float
    accounts: float

    @classmethod
    def empty(cls) -> Self:
        """Return one that knows nothing."""
        cells = np.zeros((_DEPTH, _WIDTH), dtype=np.float32)
        return cls(cells=cells, hours=0.0, accounts=0.0)

    @classmethod
    def load(cls, told: bytes, hours: float, accounts: float) -> Self:
        """Return what `dump` told of."""
        cells = np.frombuffer(told, dtype="<f4").reshape(_DEPTH, _WIDTH).copy()
        return cls(cells=cells, hours=hours, accounts=accounts)

    def dump(self) -> bytes:
        """Return the cells."""
        return self.cells.astype("<f4").tobytes()

    def expect(self, hashes: Hashes, accounts: int) -> Floats:
        """Return how many of an hour's `accounts` usually use each gram.

        By the hour or by the share of those who post, whichever is more: neither a quiet past nor
        a stream that grows as a whole makes everything new.
        """
        if self.hours <= 0:
            return np.zeros(hashes.size)
        rows = np.stack([row[at] for row, at in zip(self.cells, _places(hashes), strict=True)])
        told = rows.astype(np.float64)
        total = self.cells.sum(axis=1, dtype=np.float64)[:, None]
        fair = np.median(told - (total - told) / (_WIDTH - 1), axis=0)
        used = np.clip(np.minimum(fair, told.min(axis=0)), 0.0, None)
        busy = max(accounts / self.accounts if self.accounts > 0 else 0.0, 1.0 / self.hours)
        return np.asarray(used * busy)

    def learn(self, hashes: Hashes, counts: NDArray[np.int64], accounts: int) -> None:
        """Take in an hour: distinct grams, how many accounts used each, how many posted."""
        self.cells *= np.float32(_FADE)
        for row, at in zip(self.cells, _places(hashes), strict=True):
            np.add.at(row, at, counts.astype(np.float32))
        self.hours = self.hours * _FADE + 1.0
        self.accounts = self.accounts * _FADE + accounts


def _places(hashes: Hashes) -> list[NDArray[np.int64]]:
    mixed = hashes ^ (hashes >> np.uint64(31))
    shift = np.uint64(64 - _BITS)
    return [((mixed * np.uint64(odd)) >> shift).astype(np.int64) for odd in _ODD]
