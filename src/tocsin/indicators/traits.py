"""How a crisis spreads: its speed, volume, scope, participation, and what makes it hard to hold.

Each is told as what was counted, side by side; no single score is made of them.
"""

from collections import Counter
from dataclasses import dataclass

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators import repeats, sketch

HOURS = 24
_HOUR = 60  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What was counted of one or several watches within a day; a post of two counts twice."""

    hours: NDArray[np.int64]  # (HOURS,) posts of each sixty minutes; the last end now
    posts: int
    negative: int
    platforms: tuple[tuple[str, int], ...]  # the largest first, with posts
    accounts: int  # distinct: an estimate, never more than posts
    reach: int  # followers of whoever posted, once a post
    participation: float | None  # reposts and replies for each original post
    copying: int  # accounts that posted within an hour what two others posted, too; at least
    posting: int  # accounts within that hour
    loudest: tuple[str, int] | None  # the platform with most posts of that hour, and how many

    @property
    def speed(self) -> int:
        """Return posts of the last sixty minutes."""
        return int(self.hours[-1])

    @property
    def fastest(self) -> int:
        """Return posts of the day's fullest sixty minutes."""
        return int(self.hours.max())


def of(rows: pa.Table, now: int) -> Traits:
    """Return the traits of the day that ends with minute `now` (since the epoch).

    `rows` are ROLLUPS of one or several watches; what lies outside that day is left out.
    """
    at = rows["minute"].to_numpy()
    within = (at > now - HOURS * _HOUR) & (at <= now)
    day, ago = rows.filter(pa.array(within)), (now - at[within]) // _HOUR
    last = day.filter(pa.array(ago == 0))
    loudest = _platforms(last)
    posts = day["mentions"].to_numpy().astype(np.float64)
    originals, passed = _sum(day, "originals"), _sum(day, "reposts") + _sum(day, "replies")
    return Traits(
        hours=np.bincount(HOURS - 1 - ago, weights=posts, minlength=HOURS).astype(np.int64),
        posts=_sum(day, "mentions"),
        negative=_sum(day, "negative"),
        platforms=_platforms(day),
        accounts=min(_distinct(day), _sum(day, "mentions")),
        reach=_sum(day, "reach"),
        participation=passed / originals if originals else None,
        copying=repeats.count(last["copies"].to_pylist()),
        loudest=loudest[0] if loudest else None,
        posting=min(_distinct(last), _sum(last, "mentions")),
    )


def _sum(rows: pa.Table, name: str) -> int:
    return pc.sum(rows[name]).as_py() or 0


def _distinct(rows: pa.Table) -> int:
    return round(sketch.count(sketch.union(rows["accounts"].to_pylist())))


def _platforms(rows: pa.Table) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for told in rows["platforms"].to_pylist():
        found.update(msgspec.json.decode(told, type=dict[str, int]))
    known = (one for one in found.items() if one[1] > 0)
    return tuple(sorted(known, key=lambda one: (-one[1], one[0])))
