"""What a watch's posts did before and after a moment: measured, and no proof of a cause."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

HOURS = 6
_HOUR = 60  # minutes


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
