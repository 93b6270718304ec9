"""What a database's error means for us: full, busy, or no longer to be trusted."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from tocsin.adapters.sql import errors
from tocsin.kernel.errors import TocsinError

_SQLITE_FULL = frozenset({sqlite3.SQLITE_FULL})
_SQLITE_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_BROKEN = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    }
)
# PostgreSQL's SQLSTATEs (appendix A of its manual).
_PG_FULL = frozenset({"53100"})
_PG_BUSY = frozenset({"40001", "40P01", "55P03"})
_PG_BROKEN = ("08", "57P", "58", "XX")


def meant(error: DBAPIError) -> TocsinError | None:
    """Return the refusal behind an error; None is a bug of ours, to be raised as it is."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause)
    return _postgresql(error)


def _sqlite(cause: sqlite3.Error) -> TocsinError | None:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE_FULL:
        return errors.StoreFull(where="database")
    if code in _SQLITE_BUSY:
        return errors.StoreBusy(why=str(cause))
    if code in _SQLITE_BROKEN:
        return errors.StoreBroken(why=str(cause))
    return None


def _postgresql(error: DBAPIError) -> TocsinError | None:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    why = str(error.orig).strip()
    if state in _PG_FULL:
        return errors.StoreFull(where="database")
    if state in _PG_BUSY:
        return errors.StoreBusy(why=why)
    if error.connection_invalidated or state.startswith(_PG_BROKEN):
        return errors.StoreBroken(why=why)
    is_lost = not state and type(error.orig).__name__ == "OperationalError"
    return errors.StoreBroken(why=why) if is_lost else None
