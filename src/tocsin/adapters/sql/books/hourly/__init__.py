"""What is kept by the hour: forecasts as they were made, and hours as they were last told."""

from tocsin.adapters.sql.books.hourly.forecasts import Forecasts
from tocsin.adapters.sql.books.hourly.hours import Hours, HourTold

__all__ = ["Forecasts", "HourTold", "Hours"]
