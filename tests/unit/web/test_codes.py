"""Codes beside a password: asked, taken once, recovered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.signing import JSON, admin, at_the_door

from tocsin.directory import users


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    with at_the_door(house, tmp_path / "pages") as made:
        yield made


def with_codes(client: TestClient, own: dict[str, str]) -> tuple[str, list[str]]:
    """Set up codes; returns the secret and the recovery codes."""
    secret = client.post("/api/me/codes", headers=own).json()["secret"]
    now = users.codes.at(secret, users.codes.step_of(making.NOON))
    fresh = client.post("/api/me/codes/proof", json={"code": now}, headers=own).json()["codes"]
    return secret, fresh


def test_a_code_is_asked_and_taken_once(house: small_house.SmallHouse, client: TestClient) -> None:
    own = admin(house, client)
    secret, _ = with_codes(client, own)
    house.clock.put(making.NOON + timedelta(minutes=5))
    code = users.codes.at(secret, users.codes.step_of(house.clock.now()))
    client.cookies.clear()

    asked = client.post("/api/me/session", json=JSON)
    first = client.post("/api/me/session", json={**JSON, "code": code})
    client.cookies.clear()
    replayed = client.post("/api/me/session", json={**JSON, "code": code})

    assert asked.json()["code"] == "directory.code_needed"
    assert first.status_code == 204
    assert replayed.json()["code"] == "directory.not_them"


def test_a_recovery_code_works_once(house: small_house.SmallHouse, client: TestClient) -> None:
    own = admin(house, client)
    _, fresh = with_codes(client, own)
    client.cookies.clear()
    typed = {**JSON, "code": fresh[0].lower().replace("-", " ")}

    first = client.post("/api/me/session", json=typed)
    client.cookies.clear()

    assert first.status_code == 204
    assert client.post("/api/me/session", json=typed).status_code == 401
    with house.db.reading() as books:
        kept = books.users.proof(books.users.all()[0].user_id)
    assert len(kept.recovery) == 9
    assert not {fresh[0], *fresh} & set(kept.recovery)
