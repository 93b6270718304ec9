"""The books of cases, wherever they are kept: in memory, SQLite, PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import databases
from tests.contract.cases import acting
from tests.contract.store import building

from tocsin import cases

KINDS = ("memory", "sqlite", "postgresql")


@pytest.fixture
def in_memory() -> acting.House:
    return acting.House(cases.memory.cabinet())


@pytest.fixture
def in_sqlite(tmp_path: Path) -> Iterator[acting.House]:
    with building.opened(tmp_path / "data") as store, store.db.writing() as books:
        yield acting.House(books.cases.cabinet())


@pytest.fixture
def in_postgresql(one_postgresql: str, tmp_path: Path) -> Iterator[acting.House]:
    databases.empty(one_postgresql)
    with building.opened(tmp_path / "data", one_postgresql) as store, store.db.writing() as books:
        yield acting.House(books.cases.cabinet())


@pytest.fixture(params=KINDS)
def house(request: pytest.FixtureRequest) -> acting.House:
    """Return a house with empty books."""
    found: acting.House = request.getfixturevalue(f"in_{request.param}")
    return found
