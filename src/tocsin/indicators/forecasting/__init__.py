"""Forecasts the next 24 hours of a count, with bands that keep their promise, and scores them.

Hears   hourly counts of a watch, from roll-ups
Says    Forecast, Score
Needs   ports.ForecastBook
Leaves  storing and showing to adapters/ and web/
"""

from tocsin.indicators.forecasting import (
    bands,
    errors,
    model,
    ports,
    profile,
    scoring,
    service,
    telling,
)
from tocsin.indicators.forecasting.bands import TAIL, Residuals, follow_tails
from tocsin.indicators.forecasting.model import Path, follow
from tocsin.indicators.forecasting.scoring import NEAR, Score, crps, judge
from tocsin.indicators.forecasting.telling import LEVELS, NAME, Forecast, Tails, tell

__all__ = [
    "LEVELS",
    "NAME",
    "NEAR",
    "TAIL",
    "Forecast",
    "Path",
    "Residuals",
    "Score",
    "Tails",
    "bands",
    "crps",
    "errors",
    "follow",
    "follow_tails",
    "judge",
    "model",
    "ports",
    "profile",
    "scoring",
    "service",
    "tell",
    "telling",
]
