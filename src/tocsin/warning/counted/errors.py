"""What a series is refused for."""

from tocsin.kernel import errors


class NoColumns(errors.TocsinError):
    """The first line names no `timestamp` and `value`."""

    code = "warning.series.no_columns"


class TooFewBins(errors.TocsinError):
    """Fewer than two bins can be read, so that their width is unknown."""

    code = "warning.series.too_few"
