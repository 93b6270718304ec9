"""Forecasts as they were made, and the hours that came."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, Select, func, select

from tocsin import indicators
from tocsin.adapters.sql.tables import COVERAGE, FORECASTS, ROLLUP_HOURS
from tocsin.adapters.sql.upserting import insert_new

Floats = NDArray[np.float64]

_HOUR = 60  # minutes
_SHAPE = (24, len(indicators.forecasting.LEVELS))


class Forecasts:
    """Implements `indicators.forecasting.ports.ForecastBook`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hours(self, watch_id: str, indicator: str, first: int, last: int) -> Floats:
        """Return the counts of hours first..last (since the epoch); NaN where nothing was heard.

        An hour without a post was heard when a source was alive in it; before coverage was kept,
        every hour after the first post counts as heard.
        """
        counts = np.zeros(last - first + 1)
        begun = self._begun(watch_id)
        if begun is None:
            return np.full_like(counts, np.nan)
        is_heard = self._heard(watch_id, first, last)
        is_heard[: max(begun - first, 0)] = False
        for hour, count in self._counts(watch_id, indicator, first, last):
            counts[hour - first] = count
            is_heard[hour - first] = True
        return np.where(is_heard, counts, np.nan)

    def made(
        self, watch_id: str, indicator: str, first: int, last: int
    ) -> list[indicators.forecasting.Forecast]:
        """Return the forecasts whose first hour is first..last, ascending."""
        wanted = _of(watch_id, indicator).where(FORECASTS.c.hour.between(first, last))
        rows = self._connection.execute(wanted.order_by(FORECASTS.c.hour))
        return [_forecast(row) for row in rows]

    def latest(self, watch_id: str, indicator: str) -> indicators.forecasting.Forecast | None:
        """Return the newest."""
        wanted = _of(watch_id, indicator).order_by(FORECASTS.c.hour.desc()).limit(1)
        row = self._connection.execute(wanted).first()
        return None if row is None else _forecast(row)

    def put(self, watch_id: str, indicator: str, forecast: indicators.forecasting.Forecast) -> None:
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

    def _counts(
        self, watch_id: str, indicator: str, first: int, last: int
    ) -> list[tuple[int, int]]:
        wanted = (
            select(ROLLUP_HOURS.c.hour, ROLLUP_HOURS.c[indicator])
            .where(ROLLUP_HOURS.c.watch_id == watch_id)
            .where(ROLLUP_HOURS.c.hour.between(first, last))
        )
        return [(row[0], row[1]) for row in self._connection.execute(wanted)]

    def _begun(self, watch_id: str) -> int | None:
        """Return the first hour with a post."""
        wanted = select(func.min(ROLLUP_HOURS.c.hour)).where(ROLLUP_HOURS.c.watch_id == watch_id)
        first: int | None = self._connection.scalar(wanted)
        return first

    def _heard(self, watch_id: str, first: int, last: int) -> NDArray[np.bool_]:
        """Return for each hour whether a source was alive in it, or coverage was not yet kept."""
        of_watch = COVERAGE.c.watch_id == watch_id
        begin = (COVERAGE.c.minute - COVERAGE.c.minute % _HOUR).label("begin")
        wanted = (
            select(begin, func.max(COVERAGE.c.alive))
            .where(of_watch)
            .where(COVERAGE.c.minute.between(first * _HOUR, last * _HOUR + _HOUR - 1))
            .group_by(begin)
        )
        kept_from = self._connection.scalar(select(func.min(COVERAGE.c.minute)).where(of_watch))
        is_heard = np.zeros(last - first + 1, dtype=np.bool_)
        before = last + 1 if kept_from is None else kept_from // _HOUR
        is_heard[: max(before - first, 0)] = True
        for minute, alive in self._connection.execute(wanted):
            is_heard[minute // _HOUR - first] = alive > 0
        return is_heard


def _of(watch_id: str, indicator: str) -> Select[int, bytes, bool]:
    return select(FORECASTS.c.hour, FORECASTS.c.quantiles, FORECASTS.c.is_learning).where(
        FORECASTS.c.watch_id == watch_id, FORECASTS.c.indicator == indicator
    )


def _forecast(row: Row[int, bytes, bool]) -> indicators.forecasting.Forecast:
    told = np.frombuffer(row[1], dtype="<f4").reshape(_SHAPE).astype(np.float64)
    return indicators.forecasting.Forecast(first_hour=row[0], quantiles=told, is_learning=row[2])
