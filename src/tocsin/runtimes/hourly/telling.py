"""What the next 24 hours bring, and how far what was said before held."""

import math

import numpy as np
from numpy.typing import NDArray

from tocsin import indicators, shapes
from tocsin.adapters import sql

_MINUTES = 60
_DAY = 24
_LEVELS = indicators.forecasting.LEVELS
_PLACES = {"low": 0, "likely_low": 1, "expected": 2, "likely_high": 3, "high": 4}


def outlook(books: sql.Books, watch_id: str, indicator: str, hour: int) -> shapes.Shape:
    """Return the forecast that holds in an hour (since the epoch), as `models.Outlook` has it.

    It is the one that was kept when the hour began; before it is kept, the one that would be.
    Raises indicators.forecasting.errors.UnknownWatch.
    """
    if watch_id not in {one.watch_id for one in books.watches.all()}:
        raise indicators.forecasting.errors.UnknownWatch(watch_id=watch_id)
    service = indicators.forecasting.service
    stream = (watch_id, indicator)
    kept = books.forecasts.latest(*stream)
    if kept is None or kept.first_hour != hour:
        kept = service.make(books.forecasts, [stream], hour).get(stream)
    past = service.past(books.forecasts, stream, hour)
    return {
        "watch_id": watch_id,
        "indicator": indicator,
        "model": indicators.forecasting.NAME,
        "is_learning": kept is None or kept.is_learning,
        "band": round(_LEVELS[-1] - _LEVELS[0], 2),
        **_hours(kept),
        "score": _score(past),
        "yesterday": _yesterday(books, stream, hour),
    }


def _hours(told: indicators.forecasting.Forecast | None) -> shapes.Shape:
    if told is None:
        return {"at": [], **{name: [] for name in _PLACES}}
    hours = range(told.first_hour, told.first_hour + _DAY)
    return {
        "at": [shapes.minute(hour * _MINUTES) for hour in hours],
        **{name: _numbers(told.quantiles[:, place]) for name, place in _PLACES.items()},
    }


def _score(past: indicators.forecasting.service.Past) -> shapes.Shape:
    score = past.score()
    return {
        "days": indicators.forecasting.service.SCORED // _DAY,
        "forecasts": score.forecasts,
        "coverage": _known(score.coverage),
        "coverage_near": _known(score.coverage_near),
        "crps_near": _known(score.crps_near),
        "crps_day": _known(score.crps_day),
    }


def _yesterday(books: sql.Books, stream: tuple[str, str], hour: int) -> shapes.Shape | None:
    """Return the newest forecast whose day has come whole, beside what came."""
    made = books.forecasts.made(*stream, hour - 2 * _DAY, hour - _DAY)
    if not made:
        return None
    first = made[-1].first_hour
    came = books.forecasts.hours(*stream, first, first + _DAY - 1)
    return {**_hours(made[-1]), "came": _numbers(came)}


def _numbers(values: NDArray[np.float64]) -> list[float | None]:
    return [_known(value, 2) for value in values.tolist()]


def _known(value: float, places: int = 4) -> float | None:
    return round(value, places) if math.isfinite(value) else None
