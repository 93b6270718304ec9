"""What is done by the hour, beside the minutes: forecasts, hours read again; layers are told."""

from tocsin.runtimes.hourly.forecaster import Forecaster
from tocsin.runtimes.hourly.layering import layered
from tocsin.runtimes.hourly.reckoning import Reckoner, reckoners
from tocsin.runtimes.hourly.rereading import Rereader
from tocsin.runtimes.hourly.telling import outlook

__all__ = ["Forecaster", "Reckoner", "Rereader", "layered", "outlook", "reckoners"]
