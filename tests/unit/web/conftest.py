"""One small house a test, and a client at its door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import databases
from tests.unit.web import small_house

_ON_BOTH = {f"tests.unit.web.test_{name}" for name in ("desk", "health", "stream", "watches")}


@pytest.fixture
def in_sqlite() -> str:
    """Return no address: the books lie in the house's own folder."""
    return ""


@pytest.fixture
def in_postgresql(one_postgresql: str) -> str:
    """Return the address of empty books in PostgreSQL; skips where there is none."""
    databases.empty(one_postgresql)
    return one_postgresql


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have the house stand over every kind of books where the books do the work."""
    if "house" in metafunc.fixturenames:
        kinds = ["in_sqlite", "in_postgresql"][: 1 + (metafunc.module.__name__ in _ON_BOTH)]
        metafunc.parametrize("house", kinds, indirect=True)


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    """Return a house with one watch and one source, over every kind of books."""
    made = small_house.a_house(tmp_path, books_at=request.getfixturevalue(request.param))
    yield made
    made.close()


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    """Return a browser on the war-room's own page."""
    app = small_house.an_app(house, tmp_path / "pages")
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as made:
        yield made
