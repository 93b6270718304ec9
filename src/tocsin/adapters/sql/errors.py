"""What the stores refuse."""

from tocsin.kernel import errors


class StoreFull(errors.TocsinError):
    """The disk is full; the ballast was freed, so that trying again has room: fact `where`."""

    code = "store.full"


class StoreBroken(errors.TocsinError):
    """The store can no longer be trusted; open it anew and go on from the cursors: fact `why`."""

    code = "store.broken"


class StoreBusy(errors.TocsinError):
    """Someone else holds the lock; nothing was written, try again: fact `why`."""

    code = "store.busy"


class SchemaUnknown(errors.TocsinError):
    """The store was written by a newer Tocsin: facts `place`, `found`, `known`."""

    code = "store.schema_unknown"


class SegmentDamaged(errors.TocsinError):
    """A segment that cannot be read: fact `why`, which names it."""

    code = "store.segment_damaged"


class BadCursor(errors.TocsinError):
    """A page cursor that no search has given: fact `cursor`."""

    code = "store.bad_cursor"


class BadAddress(errors.TocsinError):
    """A database address that is neither SQLite's nor PostgreSQL's: fact `address`."""

    code = "store.bad_address"


class BackupDamaged(errors.TocsinError):
    """A backup whose file is missing or was changed: facts `path`, `why` (a reason)."""

    code = "store.backup_damaged"


class TargetNotEmpty(errors.TocsinError):
    """A backup or a restore goes into an empty place only: fact `path`."""

    code = "store.target_not_empty"
