"""What a watch has known up to an hour: usual grams and seen accounts; can be written down."""

import zlib
from dataclasses import dataclass
from typing import Self

import msgspec

from tocsin.indicators.novelty.background import Background
from tocsin.indicators.novelty.newcomers import Acquaintance

LEARNING_HOURS = 24  # heard, before which nothing is called new


class _Written(msgspec.Struct, frozen=True):
    hour: int
    heard: int
    hours: float
    accounts: float
    cells: bytes
    days: bytes


@dataclass(slots=True, kw_only=True)
class Known:
    """The state of one watch: about half a megabyte, however much was written."""

    hour: int  # the last that was learned, since the epoch
    heard: int = 0  # hours
    background: Background
    acquaintance: Acquaintance

    @classmethod
    def empty(cls, hour: int) -> Self:
        """Return a watch that knows nothing up to an hour."""
        return cls(hour=hour, background=Background.empty(), acquaintance=Acquaintance.empty())

    @classmethod
    def load(cls, told: bytes) -> Self:
        """Return what `dump` wrote; raises msgspec.DecodeError, zlib.error."""
        one = msgspec.msgpack.decode(zlib.decompress(told), type=_Written)
        return cls(
            hour=one.hour,
            heard=one.heard,
            background=Background.load(one.cells, one.hours, one.accounts),
            acquaintance=Acquaintance.load(one.days),
        )

    def dump(self) -> bytes:
        """Write it down."""
        told = _Written(
            hour=self.hour,
            heard=self.heard,
            hours=self.background.hours,
            accounts=self.background.accounts,
            cells=self.background.dump(),
            days=self.acquaintance.dump(),
        )
        return zlib.compress(msgspec.msgpack.encode(told), level=1)

    @property
    def is_learning(self) -> bool:
        """Return whether too little was heard to call anything new."""
        return self.heard < LEARNING_HOURS
