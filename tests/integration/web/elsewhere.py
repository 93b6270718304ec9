"""A house that believes a provider."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient
from tests.unit.web import people, small_house

from tocsin import settings

OUT, BACK = "/sign-in/elsewhere", "/sign-in/elsewhere/back"


@contextmanager
def a_door(
    house: small_house.SmallHouse, folder: Path, issuer: str, **oidc: object
) -> Iterator[TestClient]:
    """A house that believes a provider, whose clock goes right, with one administrator."""
    told = {"issuer": issuer, "client_id": "tocsin", "client_secret": "s", **oidc}
    house.settings = settings.Settings.model_validate({"directory": {"oidc": told}})
    house.clock.put(datetime.now(UTC))
    people.made(house, people.a_user("root", "admin"))
    app = small_house.an_app(house, folder / "pages")
    with TestClient(
        app,
        base_url="http://127.0.0.1:8000",
        headers=small_house.OWN,
        follow_redirects=False,
    ) as made:
        yield made
