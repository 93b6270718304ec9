"""Forecasts as they were made, and the hours that came."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, func, select

from tocsin.adapters.sql.tables import COVERAGE, FORECASTS, ROLLUP_HOURS
from tocsin.adapters.sql.upserting import insert_new
from tocsin.indicators import forecasting

Floats = NDArray[np.float64]

_HOUR = 60  # minutes
_SHAPE = (24, len(forecasting.LEVELS))


class Forecasts:
    """Implements `indicators.forecasting.ports.ForecastBook`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hours(self, watch_id: str, indicator: str, first: int, last: int) -> Floats:
        """Return the counts of hours first..last (since the epoch); NaN where nothing was heard.

        An hour without a post was heard when a source was alive in it; before coverage was kept,
        from the first post on.
        """
        counts = np.zeros(last - first + 1)
        counted = self._counts(watch_id, indicator, first, last)
        is_heard = self._heard(watch_id, first, last)
        for hour, count in counted:
            counts[hour - first] = count
            is_heard[hour - first] = True
        begun = self._begun(watch_id)
        is_heard[: max(begun - first, 0) if begun is not None else None] = False
        return np.where(is_heard, counts, np.nan)

    def made(
        self, watch_id: str, indicator: str, first: int, last: int
    ) -> list[forecasting.Forecast]:
        """Return the forecasts whose first hour is first..last, ascending."""
        wanted = (
            select(FORECASTS.c.hour, FORECASTS.c.quantiles, FORECASTS.c.is_learning)
            .where(FORECASTS.c.watch_id == watch_id, FORECASTS.c.indicator == indicator)
            .where(FORECASTS.c.hour.between(first, last))
            .order_by(FORECASTS.c.hour)
        )
        return [_forecast(row) for row in self._connection.execute(wanted)]

    def latest(self, watch_id: str, indicator: str) -> forecasting.Forecast | None:
        """Return the newest."""
        wanted = (
            select(FORECASTS.c.hour, FORECASTS.c.quantiles, FORECASTS.c.is_learning)
            .where(FORECASTS.c.watch_id == watch_id, FORECASTS.c.indicator == indicator)
            .order_by(FORECASTS.c.hour.desc())
            .limit(1)
        )
        row = self._connection.execute(wanted).first()
        return None if row is None else _forecast(row)

    def put(self, watch_id: str, indicator: str, forecast: forecasting.Forecast) -> None:
        """Keep one; what was said about the same hours before stays."""
        row = {
            "watch_id": watch_id,
            "indicator": indicator,
            "hour": forecast.first_hour,
            "quantiles": forecast.quantiles.astype("<f4").tobytes(),
            "is_learning": forecast.is_learning,
        }
        insert_new(self._connection, FORECASTS, [row])

    def erase(self, before_hour: int) -> None:
        """Let those go that began before an hour."""
        self._connection.execute(FORECASTS.delete().where(FORECASTS.c.hour < before_hour))

    def _counts(self, watch_id: str, indicator: str, first: int, last: int) -> list[Row[int, int]]:
        wanted = (
            select(ROLLUP_HOURS.c.hour, ROLLUP_HOURS.c[indicator])
            .where(ROLLUP_HOURS.c.watch_id == watch_id)
            .where(ROLLUP_HOURS.c.hour.between(first, last))
        )
        return list(self._connection.execute(wanted).all())

    def _heard(self, watch_id: str, first: int, last: int) -> NDArray[np.bool_]:
        """Return for each hour whether a source was alive in it, or coverage was not yet kept."""
        hour = (COVERAGE.c.minute / _HOUR).label("hour")
        hour = (COVERAGE.c.minute - COVERAGE.c.minute % _HOUR).label("hour")
        wanted = (
            select(hour, func.max(COVERAGE.c.alive))
            .where(COVERAGE.c.watch_id == watch_id)
            .where(COVERAGE.c.minute.between(first * _HOUR, last * _HOUR + _HOUR - 1))
            .group_by(hour)
        )
        told = [(minute // _HOUR, alive) for minute, alive in self._connection.execute(wanted)]
        kept_from = self._first(COVERAGE.c.minute, COVERAGE.c.watch_id == watch_id)
        is_heard = np.zeros(last - first + 1, dtype=np.bool_)
        before = last + 1 if kept_from is None else kept_from // _HOUR
        is_heard[: max(before - first, 0)] = True
        for at, alive in told:
            is_heard[at - first] = alive > 0
        return is_heard
