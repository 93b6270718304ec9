"""The forecast as it is kept and shown: five counts for each of the next 24 hours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.indicators.forecasting import bands, model
from tocsin.indicators.forecasting.profile import DAY, Floats

NAME = "profile-residual 1"  # with its version, told beside every forecast
# Chances that the count stays under; the outer two are the band and move with what came of it.
LEVELS = (bands.TAIL, 0.25, 0.5, 0.75, 1.0 - bands.TAIL)
HISTORY = 56 * DAY  # hours that are worth reading before a forecast
LEARNING = 7 * DAY  # hours heard, below which a forecast says that it is still learning
LEAST = DAY  # hours heard, below which there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What was expected of a count, made when every hour before `first_hour` was known.

    `quantiles` (24, LEVELS) are counts an hour; hours are since the epoch, UTC.
    """

    first_hour: int
    quantiles: Floats
    is_learning: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tails:
    """How far out the edges of a stream's band are drawn at each hour ahead (24,)."""

    low: Floats
    high: Floats


ORDINARY = Tails(low=np.full(DAY, bands.TAIL), high=np.full(DAY, bands.TAIL))


def tell(counts: Floats, first_hour: int, tails: Sequence[Tails]) -> list[Forecast | None]:
    """Return the forecast that follows hourly `counts` (hours, streams), one a stream.

    NaN stands for an hour that nobody listened to. None where too little was heard.
    """
    path = model.follow(counts, first_hour)
    levels = np.array([_levels(one) for one in tails]).transpose(1, 0, 2)
    quantiles = bands.Residuals(path).quantiles(len(counts), levels)
    heard = np.isfinite(counts).sum(axis=0)
    return [
        Forecast(
            first_hour=first_hour + len(counts),
            quantiles=np.sort(quantiles[:, stream], axis=-1),
            is_learning=bool(heard[stream] < LEARNING),
        )
        if heard[stream] >= LEAST
        else None
        for stream in range(counts.shape[1])
    ]


def _levels(tails: Tails) -> Floats:
    inner = np.broadcast_to(LEVELS[1:-1], (DAY, len(LEVELS) - 2))
    return np.column_stack((tails.low, inner, 1.0 - tails.high))
