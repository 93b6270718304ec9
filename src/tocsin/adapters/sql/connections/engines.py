"""SQLAlchemy engines as the house wants them: who may write, how a transaction begins."""

from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

READERS = 16
_BUSY_MS = 10_000
# One number for every Tocsin on one PostgreSQL: whoever holds it is the writer.
_WRITER_LOCK = 0x746F_6373_696E

_PRAGMAS = (
    f"PRAGMA busy_timeout = {_BUSY_MS}",  # first: the others may have to wait
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA journal_size_limit = 67108864",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """One connection that writes, and some that read."""

    writer: Engine
    reader: Engine

    def dispose(self) -> None:
        """Close every connection: now, or, where one is in use, when it is given back."""
        for engine in (self.writer, self.reader):
            pool = engine.pool
            engine.dispose()
            event.listen(pool, "checkin", _let_go)


def sqlite(url: URL, folder: Path) -> Engines:
    """Return engines over a SQLite file; BEGIN IMMEDIATE for writing, read-only for the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = create_engine(url, poolclass=QueuePool, pool_size=1, max_overflow=0)
    reader = create_engine(url, poolclass=QueuePool, pool_size=READERS, max_overflow=READERS)
    event.listen(writer, "connect", _settle)
    event.listen(reader, "connect", _settle_reader)
    event.listen(writer, "begin", _begin_immediate)
    event.listen(reader, "begin", _begin)
    return Engines(writer=writer, reader=reader)


def postgresql(url: URL) -> Engines:
    """Return engines over PostgreSQL; one writer at a time, readers on a snapshot."""
    writer = create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True)
    reader = create_engine(
        url,
        pool_size=READERS,
        max_overflow=READERS,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
    )
    event.listen(writer, "begin", _take_the_pen)
    return Engines(writer=writer, reader=reader)


def _let_go(_connection: object, record: ConnectionPoolEntry) -> None:
    record.invalidate()


def _settle(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed at
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _settle_reader(connection: SqliteConnection, record: object) -> None:
    _settle(connection, record)
    connection.execute("PRAGMA query_only = ON").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _take_the_pen(connection: Connection) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = '{_BUSY_MS}ms'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:it)"), {"it": _WRITER_LOCK})
