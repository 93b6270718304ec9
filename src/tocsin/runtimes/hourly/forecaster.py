"""Makes the forecasts of an hour once, soon after it has begun, and keeps them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tocsin import indicators, warning
from tocsin.adapters import sql

_HOUR_S = 3600
_SETTLING_S = 90  # posts of the hour that ended still come in


class Forecaster:
    """Knows which hour it made last; what `reckon` returns keeps what it read."""

    def __init__(self, *, db: sql.Database, watch_ids: Callable[[], Sequence[str]]) -> None:
        self._db, self._watch_ids = db, watch_ids
        self._made = -1

    def is_due(self, now: datetime) -> bool:
        """Tell whether an hour began whose forecasts are not made."""
        seconds = now.timestamp()
        return int(seconds // _HOUR_S) > self._made and seconds % _HOUR_S >= _SETTLING_S

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Make the forecasts from what is committed; takes about 25 ms a stream."""
        hour = int(now.timestamp() // _HOUR_S)
        streams = [(one, name) for one in self._watch_ids() for name in warning.INDICATORS]
        with self._db.reading() as books:
            told = indicators.forecasting.service.make(books.forecasts, streams, hour)
        return lambda: self._keep(told, hour)

    def _keep(self, told: dict[tuple[str, str], indicators.forecasting.Forecast], hour: int) -> int:
        """Keep what was made, be it nothing, and be done with this hour; returns how many."""
        with self._db.writing() as books:
            indicators.forecasting.service.keep(books.forecasts, told, hour)
        self._made = hour
        return len(told)
