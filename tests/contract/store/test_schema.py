"""The migrations make exactly the schema that the code declares, in every database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from tests.contract.store import building

from tocsin.adapters import sql
from tocsin.adapters.sql.metadata import METADATA


def test_a_new_database_stands_at_no_version_and_then_at_the_newest(bare_url: str) -> None:
    db = sql.Database.open(bare_url, ballast_bytes=0)
    assert sql.schema_version(db) is None
    sql.migrate(db)
    sql.migrate(db)

    assert sql.schema_version(db) == sql.newest_version()
    db.close()


def test_the_migrations_come_to_what_the_tables_declare(store: building.Store) -> None:
    with store.db.reading() as books:
        context = MigrationContext.configure(books.connection, opts={"compare_type": True})

        assert compare_metadata(context, METADATA) == []
        found = inspect(books.connection).get_table_names()
    assert set(found) == {*METADATA.tables, "alembic_version"}


def test_primary_keys_are_as_declared(store: building.Store) -> None:
    with store.db.reading() as books:
        look = inspect(books.connection)
        found = {
            name: look.get_pk_constraint(name)["constrained_columns"] for name in METADATA.tables
        }

    assert found == {
        name: [column.name for column in table.primary_key]
        for name, table in METADATA.tables.items()
    }


def test_a_store_of_a_newer_release_is_refused_untouched(bare_url: str, tmp_path: Path) -> None:
    with building.opened(tmp_path / "data", bare_url) as store:
        with store.db.writing() as books:
            books.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(sql.errors.SchemaUnknown) as refused:
            sql.migrate(store.db)
        assert str(store.db.address.database) in str(refused.value.facts["place"])
        assert sql.schema_version(store.db) == "9999"
