"""What a series is refused for."""

from tocsin.kernel import errors
from tocsin.warning.counted import faults


class NoColumns(errors.TocsinError):
    """The first line names no `timestamp` and `value`."""

    code = "warning.series.no_columns"


class NotUtf8(errors.TocsinError):
    """The first line is not text in UTF-8: another encoding, or no text at all."""

    code = "warning.series.not_utf8"


class TooFewBins(errors.TocsinError):
    """Fewer than two bins can be read, so that their width is unknown."""

    code = "warning.series.too_few"

    def __init__(self, *, rows: int, faults: tuple[faults.Fault, ...]) -> None:
        super().__init__(rows=rows)
        self.faults = faults  # why lines were left out
