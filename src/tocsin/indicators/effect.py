"""What a watch's posts did before and after a moment: measured, and no proof of a cause.

And, before anything is said, how much an answer could still spare: a bound from elsewhere.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

HOURS = 6
_HOUR = 60  # minutes
# Of all that is ever passed on, the median share that has been after so many hours: 3,387 trees of
# reposts on Weibo (CED, Song et al. 2018).
_AGES = (0.0, 0.25, 0.5, 1.0, 3.0, 6.0, 24.0, 168.0)
_PASSED_ON = (0.0, 0.10, 0.17, 0.27, 0.47, 0.57, 0.88, 1.0)
# By which reposts fall once a note is attached (Slaughter et al., PNAS 2025, 40,074 posts).
_NOTED = 0.457


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One side of a moment: how long it lasts, and what was counted in it."""

    hours: float
    mentions: int
    negative: int

    @property
    def per_hour(self) -> float | None:
        """Return posts an hour; None before anything can have been counted."""
        return self.mentions / self.hours if self.hours > 0 else None

    @property
    def negative_share(self) -> float | None:
        """Return the negative share, 0 to 1; None without posts to share."""
        return self.negative / self.mentions if self.mentions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Both sides of a moment."""

    before: Span
    after: Span


def spared(hours: float) -> float:
    """Return the share of all reposts that a good answer at this age may spare, at most.

    >>> [round(spared(age), 2) for age in (1, 3, 6, 24, 1_000)]
    [0.33, 0.24, 0.2, 0.05, 0.0]
    """
    seen = np.interp(max(hours, 0.0), _AGES, _PASSED_ON)
    return float(_NOTED * (1.0 - seen))


def around(rows: pa.Table, minute: int, now: int) -> Effect:
    """Return the six hours before a minute and the six from it on, as far as they have come.

    `rows` are ROLLUPS of one or several watches; minutes are counted since the epoch.
    """
    until = max(min(minute + HOURS * _HOUR, now), minute)
    return Effect(
        before=_span(rows, minute - HOURS * _HOUR, minute), after=_span(rows, minute, until)
    )


def _span(rows: pa.Table, begin: int, end: int) -> Span:
    at = rows["minute"].to_numpy()
    part = rows.filter(pa.array(np.logical_and(begin <= at, at < end)))
    return Span(
        hours=(end - begin) / _HOUR,
        mentions=pc.sum(part["mentions"]).as_py() or 0,
        negative=pc.sum(part["negative"]).as_py() or 0,
    )
