"""What is done once an hour, beside the minutes: forecasts."""

from tocsin.runtimes.hourly.forecaster import Forecaster
from tocsin.runtimes.hourly.telling import outlook

__all__ = ["Forecaster", "outlook"]
