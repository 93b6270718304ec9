"""Scratch databases: SQLite files, and on the test run's own PostgreSQL (`postgresql_url`)."""

import tempfile
import uuid
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tocsin.adapters import sql

BARE = "template1"
_ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
# Without triggers: the audit trail refuses to be emptied otherwise.
_EMPTIED = """
SET session_replication_role = replica;
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE format('DELETE FROM %I', one.tablename); END LOOP;
  FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
  LOOP PERFORM setval(quote_ident(one.sequencename), 1, false); END LOOP;
END $$
"""


def opened(folder: Path) -> sql.Database:
    """Open the migrated books of a folder; where there are none, they are new."""
    file = folder / "tocsin.db"
    if not file.exists():
        file.write_bytes(migrated_file())
    return sql.Database.open(file, ballast_bytes=0)


@cache
def migrated_file() -> bytes:
    """Return a migrated, empty SQLite file: made once, since to migrate takes longer."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "tocsin.db"
        db = sql.Database.open(file, ballast_bytes=0)
        sql.migrate(db)
        sql.settle_file(db)
        db.close()
        return file.read_bytes()


def migrated(server: str, name: str = "migrated") -> str:
    """Return the name of a migrated database to copy: migrating takes longer."""
    _tell(server, f"CREATE DATABASE {name}")
    db = sql.Database.open(_address(server, name))
    sql.migrate(db)
    db.close()
    return name


def made(server: str, template: str) -> str:
    """Return the address of a new database, a copy of `template`."""
    name = f"t{uuid.uuid4().hex}"
    _tell(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return _address(server, name)


def empty(address: str) -> None:
    """Empty a migrated database: a tenth of what a new one costs, a hundredth of TRUNCATE.

    Whoever is still connected to it is sent away first, and can hold nothing up.
    """
    _tell(address, _ALONE)
    _tell(address, _EMPTIED)


def _tell(server: str, order: str) -> None:
    told = make_url(server).set(drivername="postgresql")
    with psycopg.connect(told.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(order.encode())


def _address(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)
