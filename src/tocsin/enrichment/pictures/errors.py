"""What pictures refuse."""

from tocsin.kernel import errors


class NoOpener(errors.TocsinError):
    """Pictures cannot be opened or read here: fact `install`, the line that helps."""

    code = "pictures.no_opener"
