"""Which posts are worth a second reading, and how many of them there is time for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment.second import model

LEAST_UNCERTAIN = 0.35  # below, the fast path is right as often as both together
_MINUTE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How many posts may be read again."""

    per_second: float = 20.0
    per_minute: int = 600


@dataclass(slots=True, kw_only=True)
class Purse:
    """What is left of a budget: it fills with time, up to a minute's worth."""

    budget: Budget
    filled_at: float = 0.0  # seconds; 0: not begun
    left: float = 0.0

    def fill(self, now: float) -> int:
        """Return how many posts may be read at a time (in seconds)."""
        gone = now - self.filled_at if self.filled_at else _MINUTE_S
        most = min(self.budget.per_second * _MINUTE_S, float(self.budget.per_minute))
        rate = most / _MINUTE_S
        self.left = min(self.left + max(gone, 0.0) * rate, most)
        self.filled_at = now
        return int(self.left)

    def spend(self, posts: int) -> None:
        """Take out what was read."""
        self.left = max(self.left - posts, 0.0)


def uncertainty(shares: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float64]:
    """Return how unsure a reader is of each post, 0 to 1: of the head that it knows least about.

    The entropy of a head's probabilities over the highest that it can have.
    """
    found = [
        -(told * np.log(np.maximum(told, 1e-9))).sum(axis=1) / np.log(told.shape[1])
        for told in shares.values()
    ]
    return np.max(found, axis=0) if found else np.zeros(0)


def picked(candidates: model.Candidates, most: int) -> NDArray[np.int64]:
    """Return the places of at most `most` posts, the most worth reading again first.

    Posts of an open case, then representatives of stories, then the least certain; ties by key, so
    that the same posts are always picked.
    """
    is_due = candidates.is_of_case | candidates.is_representative
    is_worth = is_due | (candidates.uncertainty >= LEAST_UNCERTAIN)
    rank = np.lexsort(
        (
            candidates.keys,
            -candidates.uncertainty,
            ~candidates.is_representative,
            ~candidates.is_of_case,
        )
    )
    return np.asarray(rank[is_worth[rank]][: max(most, 0)], dtype=np.int64)
