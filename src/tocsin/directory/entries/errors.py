"""What the directory refuses of entries."""

from tocsin.kernel import errors


class UnknownEntry(errors.TocsinError):
    """No such entry: facts `kind`, `id`."""

    code = "directory.unknown_entry"


class BadEntry(errors.TocsinError):
    """An entry that cannot be kept: facts `kind`, `name`, `why`."""

    code = "directory.bad_entry"


class BadFile(errors.TocsinError):
    """A file that is no directory: fact `why`."""

    code = "directory.bad_file"


class StillUsed(errors.TocsinError):
    """An entry that others point to: facts `name`, `by`."""

    code = "directory.still_used"
