"""A house that people sign in to, with a hash that costs little."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import argon2
from starlette.testclient import TestClient
from tests.unit.web import small_house

from tocsin.runtimes import directory as runtime

SECRET = "a heron walks over wet stones"
JSON = {"name": "mei", "password": SECRET}
SWIFT = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@contextmanager
def at_the_door(house: small_house.SmallHouse, folder: Path) -> Iterator[TestClient]:
    """Hold a browser open on the house."""
    house.is_simulated = False
    app = small_house.an_app(house, folder)
    app.state.signing = runtime.Desk(
        db=house.db, hasher=runtime.Argon(made=SWIFT), sealer=runtime.Sealer(key=bytes(32))
    )
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as made:
        yield made


def first_link(house: small_house.SmallHouse) -> str:
    """Return the path that makes the first administrator."""
    with house.db.writing() as books:
        return runtime.peopling.first_link(books, house.clock.now()) or ""


def admin(house: small_house.SmallHouse, client: TestClient) -> dict[str, str]:
    """Make the first administrator by their link; returns what their page sends."""
    form = {"name": "mei", "shown": "林美", "password": SECRET}
    client.post(first_link(house), data=form, follow_redirects=False)
    return {**small_house.OWN, "x-tocsin-csrf": client.cookies["tocsin_csrf"]}
