"""The stores that the contract holds for: SQLite, and PostgreSQL with a schema of its own."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from tests.contract.store import building

from tocsin.adapters import sql

_TEMPLATE = "migrated"


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    made = {"sqlite": _sqlite, "postgresql": lambda *_: _postgresql(request, "template1")}
    return made[request.param](request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database to be migrated, or migrated already."""
    made = {"sqlite": _sqlite, "postgresql": _from_template}
    return made[request.param](request, tmp_path)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str) -> str:
    """Return the name of a migrated database to copy: migrating takes longer."""
    _create(postgresql_url, _TEMPLATE, "template1")
    db = sql.Database.open(_address(postgresql_url, _TEMPLATE))
    sql.migrate(db)
    db.close()
    return _TEMPLATE


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[building.Store]:
    """Hold a store open."""
    with building.opened(tmp_path / "data", url) as one:
        yield one


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[building.Store]:
    """Hold a store over SQLite open."""
    with building.opened(tmp_path / "data") as one:
        yield one


def _sqlite(_request: pytest.FixtureRequest, folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'tocsin.db'}"


def _from_template(request: pytest.FixtureRequest, _folder: Path) -> str:
    return _postgresql(request, request.getfixturevalue("postgresql_template"))


def _postgresql(request: pytest.FixtureRequest, template: str) -> str:
    server = request.getfixturevalue("postgresql_url")
    name = f"t{uuid.uuid4().hex}"
    _create(server, name, template)
    return _address(server, name)


def _create(server: str, name: str, template: str) -> None:
    told = make_url(server).set(drivername="postgresql")
    with psycopg.connect(told.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())


def _address(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)
