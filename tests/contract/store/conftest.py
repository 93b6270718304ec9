"""The stores that the contract holds for: SQLite, and PostgreSQL with a schema of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import databases
from tests.contract.store import building


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    made = {"sqlite": _sqlite, "postgresql": _bare}
    return made[request.param](request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database to be migrated, or migrated already."""
    made = {"sqlite": _sqlite, "postgresql": _emptied}
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


def _emptied(request: pytest.FixtureRequest, _folder: Path) -> str:
    one: str = request.getfixturevalue("one_postgresql")
    databases.empty(one)
    return one


def _bare(request: pytest.FixtureRequest, _folder: Path) -> str:
    return databases.made(request.getfixturevalue("postgresql_url"), databases.BARE)
