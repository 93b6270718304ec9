"""Makes forecasts when an hour is over, and says how the earlier ones did."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.indicators.forecasting import bands, ports, scoring, telling
from tocsin.indicators.forecasting.profile import DAY, Floats

SCORED = 28 * DAY  # hours of forecasts that a score looks back on
_KEPT = SCORED + 2 * DAY
_AT_ONCE = 64  # streams in one reckoning: memory stays under 100 MB

Stream = tuple[str, str]  # watch id, indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Forecasts that were made, beside what came and what had come a day earlier (made, 24)."""

    quantiles: Floats
    came: Floats
    yesterday: Floats

    def score(self) -> scoring.Score:
        """Return how they did."""
        return scoring.judge(self.quantiles, np.array(telling.LEVELS), self.came, self.yesterday)

    def tails(self) -> telling.Tails:
        """Return how far out the edges of the next band are drawn."""
        is_whole = np.isfinite(self.came[:, -1])  # 24 hours have come
        quantiles, came = self.quantiles[is_whole], self.came[is_whole]
        return telling.Tails(
            low=bands.follow_tails(came < quantiles[..., 0]),
            high=bands.follow_tails(came > quantiles[..., -1]),
        )


def past(book: ports.ForecastBook, stream: Stream, hour: int) -> Past:
    """Return the forecasts of four weeks, and what came before `hour`."""
    made = book.made(*stream, hour - SCORED, hour - 1)
    begin = hour - SCORED - DAY
    came = np.concatenate((book.hours(*stream, begin, hour - 1), np.full(DAY, np.nan)))
    firsts = np.array([one.first_hour for one in made], dtype=np.int64)
    at = firsts[:, None] - begin + np.arange(DAY)
    quantiles = np.array([one.quantiles for one in made]).reshape(-1, DAY, len(telling.LEVELS))
    return Past(quantiles=quantiles, came=came[at], yesterday=came[at - DAY])


def make(
    book: ports.ForecastBook, streams: Sequence[Stream], hour: int
) -> dict[Stream, telling.Forecast]:
    """Return what is forecast for the 24 hours from `hour` on, where enough was heard."""
    told: dict[Stream, telling.Forecast] = {}
    for begin in range(0, len(streams), _AT_ONCE):
        some = streams[begin : begin + _AT_ONCE]
        counts = np.column_stack(
            [book.hours(*stream, hour - telling.HISTORY, hour - 1) for stream in some]
        )
        heard_from = int(np.isfinite(counts).any(axis=1).argmax())
        tails = [past(book, stream, hour).tails() for stream in some]
        first_hour = hour - telling.HISTORY + heard_from
        forecasts = telling.tell(counts[heard_from:], first_hour, tails)
        told |= {
            stream: one for stream, one in zip(some, forecasts, strict=True) if one is not None
        }
    return told


def keep(book: ports.ForecastBook, told: dict[Stream, telling.Forecast], hour: int) -> None:
    """Keep forecasts as they were made, and let the very old go."""
    for stream, one in told.items():
        book.put(*stream, one)
    book.erase(hour - _KEPT)
