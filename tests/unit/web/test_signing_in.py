"""Signing in as a user: the one-time link, sessions, and who tries to cheat."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import argon2
import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.signing import JSON, SECRET, admin, at_the_door, first_link

from tocsin.directory import users
from tocsin.runtimes import directory as runtime


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    with at_the_door(house, tmp_path / "pages") as made:
        yield made


def test_the_first_link_makes_the_first_administrator_and_signs_in(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    me = client.get("/api/me", headers=own).json()

    assert (me["user"]["shown"], me["user"]["roles"], me["session"]["how"]) == (
        "林美",
        ["admin"],
        "link",
    )


def test_a_link_works_once(house: small_house.SmallHouse, client: TestClient) -> None:
    path = first_link(house)
    form = {"name": "mei", "shown": "", "password": SECRET}
    client.post(path, data=form, follow_redirects=False)
    again = client.post(path, data={**form, "name": "mallory"}, follow_redirects=False)

    assert again.status_code == 410
    assert client.get(path).status_code == 410


def test_looking_at_a_link_and_a_weak_password_do_not_use_it_up(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    path = first_link(house)
    client.get(path)
    weak = client.post(path, data={"name": "mei", "password": "mei1234567890"})
    good = client.post(path, data={"name": "mei", "password": SECRET}, follow_redirects=False)

    assert (weak.status_code, good.status_code) == (422, 303)


def test_a_link_dies_after_a_day(house: small_house.SmallHouse, client: TestClient) -> None:
    path = first_link(house)
    house.clock.put(making.NOON + timedelta(hours=24))

    assert client.get(path).status_code == 410


def test_each_start_voids_the_link_that_was_printed_before(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    before = first_link(house)
    first_link(house)

    assert client.get(before).status_code == 410


def test_once_there_is_a_user_everything_asks_who_comes(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    assert client.get("/api/snapshot").status_code == 200
    admin(house, client)
    client.cookies.clear()

    assert client.get("/api/snapshot").json()["code"] == "web.sign_in_needed"


def test_a_key_that_was_there_before_signing_in_is_worth_nothing(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    admin(house, client)
    client.cookies.clear()
    client.cookies.set("tocsin_visit", "planted")
    signed = client.post("/api/me/session", json=JSON)
    key = signed.cookies["tocsin_visit"]

    assert signed.status_code == 204
    assert key != "planted"
    with house.db.reading() as books:
        assert books.sessions.by_key(users.sessions.hashed("planted")) is None
        assert books.sessions.by_key(key) is None  # never kept in the clear


def test_signing_in_again_ends_the_session_this_browser_had(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    before = client.cookies["tocsin_visit"]
    client.post("/api/me/session", json=JSON, headers=own)
    with house.db.reading() as books:
        had = books.sessions.by_key(users.sessions.hashed(before))

    assert had is not None
    assert had.ended_at is not None


@pytest.mark.parametrize(
    "shown",
    [
        {"name": "mei", "password": "wrong"},
        {"name": "nobody", "password": SECRET},
        {"name": "mei\x00", "password": SECRET},
        {"name": "m\u202eei", "password": SECRET},
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    house: small_house.SmallHouse, client: TestClient, shown: dict[str, str]
) -> None:
    own = admin(house, client)
    refused = client.post("/api/me/session", json=shown, headers=own)

    assert (refused.status_code, refused.json()["code"]) == (401, "directory.not_them")


def test_an_unknown_name_is_looked_at_as_long_as_a_known_one() -> None:
    asked: list[str] = []

    class Counting(argon2.PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 (argon2's own name)
            asked.append(str(hash)[:30])
            return super().verify(hash, password)

    hasher = runtime.Argon(made=Counting())
    hasher.is_right("", SECRET)
    hasher.is_right(hasher.hash(SECRET), SECRET)

    assert asked[0] == asked[1]  # one look each, with the same cost


def test_guessers_wait_longer_and_longer(house: small_house.SmallHouse, client: TestClient) -> None:
    own = admin(house, client)
    codes = [
        client.post("/api/me/session", json={**JSON, "password": f"{n}"}, headers=own).json()[
            "code"
        ]
        for n in range(7)
    ]

    assert codes == ["directory.not_them"] * 5 + ["web.too_many_tries"] * 2
    assert client.post("/api/me/session", json=JSON, headers=own).status_code == 429


def test_ten_megabytes_are_no_password(house: small_house.SmallHouse, client: TestClient) -> None:
    own = admin(house, client)
    huge = {"name": "mei", "password": "x" * 10_000_000}

    assert client.post("/api/me/session", json=huge, headers=own).status_code == 413
    assert client.post("/sign-in", data=huge).status_code == 413
    long = {"name": "mei", "password": "x" * 4_000_000}
    assert client.post("/sign-in", data=long, follow_redirects=False).status_code == 401


def test_i_see_where_i_am_signed_in_and_end_it(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    with house.db.writing() as books:
        other = users.sessions.begun(
            books.users.all()[0].user_id, "another", how="password", now=house.clock.now()
        )
        books.sessions.put(other)
    before = client.get("/api/me/sessions", headers=own).json()
    ended = client.delete(f"/api/me/sessions/{other.session_id}", headers=own)

    assert sorted(one["is_this"] for one in before) == [False, True]
    assert ended.status_code == 204
    assert len(client.get("/api/me/sessions", headers=own).json()) == 1


def test_signing_out_ends_the_session_for_good(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    key = client.cookies["tocsin_visit"]
    client.delete("/api/me/session", headers=own)
    client.cookies.set("tocsin_visit", key)

    assert client.get("/api/snapshot", headers=own).status_code == 401


def test_another_site_cannot_change_anything_with_the_cookie(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    own = admin(house, client)
    foreign = {**small_house.HOST, "origin": "https://evil.example"}

    assert client.delete("/api/me/session", headers=foreign).status_code == 403
    assert client.get("/api/me", headers=own).json()["user"] is not None


def test_over_https_the_cookie_is_bound_to_this_host(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    admin(house, client)
    client.cookies.clear()
    client.base_url = "https://127.0.0.1:8000"
    signed = client.post("/api/me/session", json=JSON)
    told = signed.headers.get_list("set-cookie")[0]

    assert told.startswith("__Host-tocsin_visit=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(told.split("; "))
