"""Brings a database's schema to this release's, step by step (Alembic)."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from tocsin.adapters.sql import errors
from tocsin.adapters.sql.database import Database

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(db: Database) -> None:
    """Run what is missing, in one transaction: all of it or nothing, and twice is as once.

    Raises SchemaUnknown for a store that a newer release wrote.
    """
    with db.writing() as books:
        found = MigrationContext.configure(books.connection).get_current_revision()
        if found != newest_version():
            _refuse_newer(found, _place(db))
            command.upgrade(_config(books.connection), "head")


def schema_version(db: Database) -> str | None:
    """Return the revision the database stands at, None where nothing was ever made."""
    with db.reading() as books:
        return MigrationContext.configure(books.connection).get_current_revision()


def newest_version() -> str | None:
    """Return the revision this release brings."""
    return _steps().get_current_head()


@cache
def _steps() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _place(db: Database) -> str:
    """Return where a store lies, as a person knows it: a file, or an address without its secret."""
    is_file = db.dialect == "sqlite"
    return str(db.address.database) if is_file else db.address.render_as_string()


def _refuse_newer(found: str | None, place: str) -> None:
    known = {step.revision for step in _steps().walk_revisions()}
    if found is not None and found not in known:
        raise errors.SchemaUnknown(place=place, found=found, known=newest_version())


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("recursive_version_locations", "true")  # versions by stage
    config.attributes["connection"] = connection
    return config
