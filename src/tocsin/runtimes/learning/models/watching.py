"""What a risk model looks at: what minutes count, and what is told of whole hours."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin import indicators
from tocsin.adapters import sql
from tocsin.warning import risk

_OF_HOURS = indicators.layers.expecting.OF_HOURS
_SCALES = indicators.layers.expecting.SCALES
ALL = (*indicators.ADDITIVE, *_OF_HOURS)
_MINUTES = 60


def counted(names: Sequence[str]) -> tuple[str, ...]:
    """Return those that minutes count."""
    return tuple(name for name in names if name not in _OF_HOURS)


def watched(
    books: sql.Books,
    watch_id: str,
    first: int,
    counts: Mapping[str, NDArray[np.float64]],
    names: Sequence[str],
) -> risk.Watched:
    """Return counts by the minute from `first` on with what is told of their hours."""
    length = len(next(iter(counts.values())))
    begin, end = first // _MINUTES, (first + length - 1) // _MINUTES
    return risk.Watched(
        watch_id=watch_id,
        first=first,
        counts=counts,
        hours={
            name: books.hours.series(watch_id, name, begin, end) * _SCALES.get(name, 1.0)
            for name in names
            if name in _OF_HOURS
        },
    )
