"""A surge of the whole platform: many watches at once are one matter, told once.

It begins when three in ten of at least ten watches are as rare as their lowest edge in the same
minute, and ends when fewer than 15 in a hundred have been for half an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.warning.model import Level

LEAST_WATCHES = 10
BEGINS, ENDS = 0.30, 0.15
REST_MINUTES = 30
STANDS_OUT = 10.0  # so much rarer than the middle one is a matter of its own

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Many warnings that are told as one."""

    gathering_id: str
    opened_at: datetime
    level: Level  # the highest of its members
    peak: Level
    since: datetime  # of the present level
    watches: tuple[str, ...]  # all that took part, in the order in which they did
    share: float  # of all watches, at most
    closed_at: datetime | None = None


class Surge(msgspec.Struct, kw_only=True):
    """The state of the surge, for a checkpoint."""

    begun: int = -1  # minute; -1 while there is none
    rest_since: int = -1
    middle: float = float("inf")  # rate of the middle one of the surging watches
    share: float = 0.0  # the highest
    members: list[str] = []
    told: Gathering | None = None

    @property
    def is_on(self) -> bool:
        """Return whether a surge is under way."""
        return self.begun >= 0

    def step(self, minute: int, rates: Floats, rare: Bools, names: Sequence[str]) -> bool:
        """Go on by one minute; returns whether the surge ended with it."""
        count = int(rare.sum())
        share = count / len(rare) if len(rare) >= LEAST_WATCHES else 0.0
        if not self.is_on:
            if share >= BEGINS:
                self.begun, self.rest_since, self.share = minute, -1, 0.0
                self.members = []
                self._take(share, rates, rare, names)
            return False
        if share >= ENDS:
            self.rest_since = -1
            self._take(share, rates, rare, names)
            return False
        self.rest_since = minute if self.rest_since < 0 else self.rest_since
        if minute - self.rest_since < REST_MINUTES:
            return False
        self.begun, self.rest_since, self.middle = -1, -1, float("inf")
        return True

    def folds(self, watch_id: str, rate: float, after: Level) -> bool:
        """Return whether a change belongs to the surge rather than to its watch alone."""
        if not self.is_on:
            return False
        if after >= Level.ORANGE and rate * STANDS_OUT <= self.middle:
            return False
        if watch_id not in self.members:
            self.members.append(watch_id)
        return True

    def tell(self, at: datetime, level: Level, gathering_id: str) -> Gathering | None:
        """Return the gathering as it is now, if that is news."""
        before, watches = self.told, tuple(self.members)
        if before is None:
            if not level:
                return None
            self.told = Gathering(
                gathering_id=gathering_id,
                opened_at=at,
                level=level,
                peak=level,
                since=at,
                watches=watches,
                share=self.share,
            )
            return self.told
        if (level, watches) == (before.level, before.watches):
            return None
        self.told = replace(
            before,
            level=level,
            peak=max(before.peak, level),
            since=before.since if level == before.level else at,
            watches=watches,
            share=self.share,
        )
        return self.told

    def close(self, at: datetime) -> Gathering | None:
        """End the gathering; returns it as it ended, if it was ever told of."""
        ended = self.told and replace(self.told, closed_at=at, watches=tuple(self.members))
        self.told, self.members = None, []
        return ended

    def _take(self, share: float, rates: Floats, rare: Bools, names: Sequence[str]) -> None:
        self.share = max(self.share, round(share, 4))
        self.middle = float(np.median(rates[rare]))
        known = set(self.members)
        self.members += [
            names[row] for row in np.flatnonzero(rare).tolist() if names[row] not in known
        ]
