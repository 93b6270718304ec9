"""What forecasting asks of the books."""

from collections.abc import Sequence
from typing import Protocol

from tocsin.indicators.forecasting import telling
from tocsin.indicators.forecasting.profile import Floats


class ForecastBook(Protocol):
    """Keeps forecasts as they were made, beside the hours that came."""

    def hours(self, watch_id: str, indicator: str, first: int, last: int) -> Floats:
        """Return the counts of hours first..last (since the epoch); NaN where nothing was heard."""
        ...

    def made(
        self, watch_id: str, indicator: str, first: int, last: int
    ) -> Sequence[telling.Forecast]:
        """Return the forecasts whose first hour is first..last, ascending."""
        ...

    def latest(self, watch_id: str, indicator: str) -> telling.Forecast | None:
        """Return the newest."""
        ...

    def put(self, watch_id: str, indicator: str, forecast: telling.Forecast) -> None:
        """Keep one; what was said about the same hours before stays."""
        ...

    def erase(self, before_hour: int) -> None:
        """Let those go that began before an hour."""
        ...
