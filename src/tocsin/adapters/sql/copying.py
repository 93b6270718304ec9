"""Copies all books from one database to another, SQLite or PostgreSQL."""

import sqlite3
from typing import cast

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from tocsin.adapters.sql import outbox_tables, tables
from tocsin.adapters.sql.database import Database
from tocsin.adapters.sql.metadata import METADATA

_PAGE = 5_000
_HEAVY = {"attachments": 8}  # rows at once of tables whose rows are files
_DEFINED_IN = (tables, outbox_tables)  # imported, so that METADATA knows every table


def copy_file(source: Database, target: Database) -> None:
    """Copy a SQLite database as it is at this moment, while it is written to."""
    with source.reading() as books:
        books.connection.exec_driver_sql("SELECT 1 FROM sqlite_master").close()  # the snapshot
        with target.writer.connect() as connection:
            _raw(books.connection).backup(_raw(connection))


def settle_file(db: Database) -> None:
    """Fold a SQLite file's log into it, so that the one file is all there is."""
    with db.writer.connect() as connection:
        _raw(connection).execute("PRAGMA journal_mode = DELETE").close()


def copy_books(source: Database, target: Database) -> None:
    """Copy every row between migrated databases; what the target held is replaced.

    The target's audit trail must be empty: it lets nothing be taken away.
    """
    with source.reading() as old, target.writing() as new:
        for table in METADATA.sorted_tables:
            if table is not tables.AUDIT:
                new.connection.execute(delete(table))
            _copy(old.connection, new.connection, table)
            _count_on(new.connection, table)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    page = _HEAVY.get(table.name, _PAGE)
    found = source.execution_options(yield_per=page).execute(select(table))
    for rows in found.mappings().partitions():
        target.execute(insert(table), [dict(row) for row in rows])


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbering go on behind the rows that brought their numbers."""
    numbered = table.autoincrement_column
    if connection.dialect.name != "postgresql" or numbered is None:
        return
    highest = connection.scalar(select(func.max(numbered)))
    if highest is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence(:t, :c), :n)")
        connection.execute(sequence, {"t": table.name, "c": numbered.name, "n": highest})


def _raw(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
