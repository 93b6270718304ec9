"""What complaints refuse."""

from tocsin.kernel import errors


class BadSpan(errors.TocsinError):
    """A span of no time, or of too many steps: facts `steps`, `limit`."""

    code = "complaints.bad_span"


class UnknownWatch(errors.TocsinError):
    """No watch has this id: fact `watch_id`."""

    code = "complaints.unknown_watch"


class UnknownFormat(errors.TocsinError):
    """A kind of file that is not written: facts `file`, `known`."""

    code = "complaints.unknown_format"
