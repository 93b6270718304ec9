"""One small house a test, and a client at its door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    """Return a house with one watch and one source."""
    made = small_house.a_house(tmp_path)
    yield made
    made.close()


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    """Return a browser on the war-room's own page."""
    app = small_house.an_app(house, tmp_path / "pages")
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as made:
        yield made
