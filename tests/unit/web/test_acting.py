"""Every service acts for somebody: a session's user, the token's service user, or nobody at all."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.unit.web import making, people, small_house

from tocsin.web import ports

HOUR = timedelta(hours=1)


def an_app(house: small_house.SmallHouse, folder: Path) -> FastAPI:
    app = small_house.an_app(house, folder)

    def who(actor: ports.Acting) -> list[str]:
        return [actor.user_id, actor.name, *sorted(actor.roles)]

    app.router.routes.pop()  # the pages answer to every path
    app.add_api_route("/api/who", who, methods=["GET", "POST"])
    return app


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    app = an_app(house, tmp_path / "pages")
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as made:
        yield made


def test_while_nobody_was_made_a_user_nobody_acts(client: TestClient) -> None:
    refused = client.get("/api/who")

    assert refused.status_code == 401
    assert refused.json()["code"] == "directory.nobody_yet"


def test_a_session_acts_as_its_user(house: small_house.SmallHouse, client: TestClient) -> None:
    signed_in = people.signed_in(house, client, people.a_user("mei", "drafter"))

    assert client.get("/api/who", headers=signed_in).json() == ["u-mei", "Mei", "drafter"]
    assert client.post("/api/who", headers=signed_in).status_code == 200


def test_a_change_needs_the_second_proof_beside_the_cookie(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    people.signed_in(house, client, people.a_user("mei", "drafter"))

    assert client.post("/api/who").json()["code"] == "web.cross_site"


def test_a_stranger_is_asked_to_sign_in(house: small_house.SmallHouse, client: TestClient) -> None:
    people.made(house, people.a_user("mei", "drafter"))

    assert client.get("/api/who").json()["code"] == "web.sign_in_needed"


def test_an_ended_user_is_out_at_once(house: small_house.SmallHouse, client: TestClient) -> None:
    mei = people.a_user("mei", "drafter")
    signed_in = people.signed_in(house, client, mei)
    people.made(house, people.ended(mei))

    assert client.get("/api/who", headers=signed_in).status_code == 401


@pytest.mark.parametrize(("after", "status"), [(7.9, 200), (8.1, 401), (24.1, 401)])
def test_a_session_ends_when_nobody_uses_it(
    house: small_house.SmallHouse, client: TestClient, after: float, status: int
) -> None:
    signed_in = people.signed_in(house, client, people.a_user("mei", "drafter"))
    house.clock.put(making.NOON + after * HOUR)

    assert client.get("/api/who", headers=signed_in).status_code == status


def test_a_clock_that_jumps_ahead_and_comes_back_costs_nobody_their_session(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    signed_in = people.signed_in(house, client, people.a_user("mei", "drafter"))
    house.clock.at = making.NOON + 1_000 * HOUR
    assert client.get("/api/who", headers=signed_in).status_code == 401
    house.clock.at = making.NOON + HOUR

    assert client.get("/api/who", headers=signed_in).status_code == 200


def test_the_token_acts_as_the_service_user_without_the_roles_of_people(tmp_path: Path) -> None:
    house = small_house.a_house(tmp_path, token="a-token")
    robot = people.a_user("robot", "responder", "approver", "publisher", "admin", is_service=True)
    people.made(house, robot)
    by_token = {**small_house.HOST, "authorization": "Bearer a-token"}
    with TestClient(an_app(house, tmp_path), base_url="http://127.0.0.1:8000") as client:
        told = client.get("/api/who", headers=by_token).json()
    house.close()

    assert told == ["u-robot", "Robot", "responder"]


def test_a_token_without_a_service_user_acts_for_nobody(tmp_path: Path) -> None:
    house = small_house.a_house(tmp_path, token="a-token")
    people.made(house, people.a_user("mei", "drafter"))
    by_token = {**small_house.HOST, "authorization": "Bearer a-token"}
    with TestClient(an_app(house, tmp_path), base_url="http://127.0.0.1:8000") as client:
        refused = client.get("/api/who", headers=by_token)
    house.close()

    assert refused.json()["code"] == "directory.no_service_user"
