"""What is done once an hour, beside the minutes: forecasts."""

from tocsin.runtimes.hourly.forecaster import Forecaster

__all__ = ["Forecaster"]
