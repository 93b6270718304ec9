"""Who is signed in may do what their roles say, from one request to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, people, small_house
from tests.unit.web.signing import admin, at_the_door

from tocsin import directory
from tocsin.directory import users
from tocsin.runtimes import directory as runtime


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    with at_the_door(house, tmp_path / "pages") as made:
        yield made


def test_two_administrators_cannot_remove_each_other(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    with house.db.writing() as books:
        mei = books.users.all()[0]
        books.users.put(people.a_user("chen", "admin"))
        users.service.end(books, actor(people.a_user("chen", "admin")), mei.user_id, making.NOON)

    assert client.delete("/api/users/u-chen", headers=own).status_code == 401
    with house.db.writing() as books, pytest.raises(users.errors.LastAdmin):
        users.service.end(books, actor(mei), "u-chen", making.NOON)


def actor(one: users.User) -> directory.Actor:
    return directory.Actor(user_id=one.user_id, name=one.shown, roles=one.roles)


def test_a_role_that_is_taken_away_is_gone_with_the_next_request(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    entry = {"name": "chen", "shown": "Chen", "roles": ["admin"]}
    assert client.post("/api/users", json=entry, headers=own).status_code == 201
    with house.db.writing() as books:
        mei = books.users.named("mei")
        assert mei is not None
        told = users.service.Entry(name="mei", shown="Mei", roles=frozenset())
        users.service.change(books, actor(mei), mei.user_id, told, making.NOON)

    assert client.get("/api/users", headers=own).json()["code"] == "directory.not_allowed"


def test_nobody_is_two_users_and_so_signs_as_two(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    first, second = (
        {"name": name, "roles": ["approver"], "person_id": "p-lin"} for name in ("lin", "lin2")
    )
    made = client.post("/api/users", json=first, headers=own).json()
    refused = client.post("/api/users", json=second, headers=own)
    again = client.put(f"/api/users/{made['user_id']}", json=first, headers=own)
    client.delete(f"/api/users/{made['user_id']}", headers=own)
    later = client.post("/api/users", json=second, headers=own)

    assert (refused.status_code, refused.json()["code"]) == (409, "directory.person_taken")
    assert (again.status_code, later.status_code) == (200, 201)


def test_who_is_signed_in_speaks_for_themselves(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = people.signed_in(house, client, people.a_user("mei", "responder"))
    small_house.stand(house)
    warned = client.get("/api/snapshot", headers=own).json()["warnings"][0]
    told = client.post(
        f"/api/warnings/{warned['warning_id']}/acknowledge",
        json={"person": "Somebody Else"},
        headers=own,
    )

    assert told.json()["acknowledged_by"] == "Mei"


def test_only_the_demos_fictional_people_can_be_switched_to(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    with house.db.writing() as books:
        runtime.peopling.begin_demo(books, making.NOON)
    refused = client.post("/api/me/switch", json={"user_id": "demo-head"})
    house.is_simulated = True
    switched = client.post("/api/me/switch", json={"user_id": "demo-head"})
    me = client.get("/api/me").json()

    assert (refused.status_code, switched.status_code) == (403, 204)
    assert me["user"]["is_simulated"]
    assert len(me["others"]) == 6
