"""The stores that the contract holds for: SQLite, and PostgreSQL with a schema of its own."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from tests.contract.store import building


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    made = {"sqlite": _sqlite, "postgresql": _postgresql}
    return made[request.param](request, tmp_path)


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


def _postgresql(request: pytest.FixtureRequest, _folder: Path) -> str:
    address = make_url(request.getfixturevalue("postgresql_url"))
    name = f"t{uuid.uuid4().hex}"
    told = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(told, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return address.set(database=name).render_as_string(hide_password=False)
