"""Makes the forecasts of an hour once, soon after it has begun, and keeps them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tocsin import indicators, warning
from tocsin.adapters import sql

_HOUR_S = 3600
_SETTLING_S = 90  # posts of the hour that ended still come in


class Forecaster:
    """Knows which hour it made last; `reckon` reads, `keep` writes."""

    def __init__(self, *, db: sql.Database, watch_ids: Callable[[], Sequence[str]]) -> None:
        self._db, self._watch_ids = db, watch_ids
        self._made = -1
        self._told: dict[tuple[str, str], indicators.forecasting.Forecast] = {}

    def is_due(self, now: datetime) -> bool:
        """Tell whether an hour began whose forecasts are not made."""
        seconds = now.timestamp()
        return int(seconds // _HOUR_S) > self._made and seconds % _HOUR_S >= _SETTLING_S

    def reckon(self, now: datetime) -> None:
        """Make the forecasts from what is committed; takes about 25 ms a stream."""
        streams = [(one, name) for one in self._watch_ids() for name in warning.INDICATORS]
        with self._db.reading() as books:
            self._told = indicators.forecasting.service.make(
                books.forecasts, streams, int(now.timestamp() // _HOUR_S)
            )

    def keep(self, now: datetime) -> int:
        """Keep what was made, be it nothing, and be done with this hour; returns how many."""
        hour = int(now.timestamp() // _HOUR_S)
        with self._db.writing() as books:
            indicators.forecasting.service.keep(books.forecasts, self._told, hour)
        made, self._told, self._made = len(self._told), {}, hour
        return made
