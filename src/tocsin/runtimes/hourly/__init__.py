"""What is done once an hour, beside the minutes, or told by the hour: forecasts, layers."""

from tocsin.runtimes.hourly.forecaster import Forecaster
from tocsin.runtimes.hourly.layering import layered
from tocsin.runtimes.hourly.telling import outlook

__all__ = ["Forecaster", "layered", "outlook"]
