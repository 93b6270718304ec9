"""Refusals of forecasting."""

from tocsin.kernel import errors


class UnknownWatch(errors.TocsinError):
    """There is no such watch to forecast (facts: watch_id)."""

    code = "forecast.unknown_watch"
