"""Signing in by an OpenID Connect provider: a real one on loopback, and one that lies."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.integration.web import elsewhere
from tests.integration.web.elsewhere import BACK, OUT
from tests.unit.web import people, small_house, writing_desk

from tocsin import directory

pytestmark = pytest.mark.integration

MEI = {"sub": "mei", "email": "Mei.Lin@example.org", "email_verified": True, "name": "林美"}
WEI = {"sub": "wei", "email": "mei.lin@example.org", "email_verified": False, "name": "Wei"}
_PATIENCE_S = 60


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """`oidc-provider-mock` in a process of its own; yields its issuer."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    users = [word for one in (MEI, WEI) for word in ("--user-claims", json.dumps(one))]
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    silent = subprocess.DEVNULL
    with subprocess.Popen([*words, *users], stdout=silent, stderr=silent) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path)
    yield made
    made.close()


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path, provider: str) -> Iterator[TestClient]:
    with elsewhere.a_door(house, tmp_path, provider) as made:
        yield made


def vouched(client: TestClient, sub: str) -> str:
    """Go to the provider, say who one is, and return where it sends the browser."""
    there = client.get(OUT).headers["location"]
    sent = httpx2.post(there, data={"sub": sub}).headers["location"]
    return sent.removeprefix("http://127.0.0.1:8000")


def me(client: TestClient) -> Any:
    return client.get("/api/me").json()


def test_an_unknown_person_comes_in_as_a_viewer_and_is_known_the_next_time(
    client: TestClient,
) -> None:
    entered = client.get(vouched(client, "mei"))
    first = me(client)
    client.cookies.clear()
    client.get(vouched(client, "mei"))

    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert (first["user"]["name"], first["user"]["shown"], first["user"]["roles"]) == (
        "mei.lin@example.org",
        "林美",
        ["viewer"],
    )
    assert (first["session"]["how"], first["user"]["subject"][-4:]) == ("oidc", "|mei")
    assert me(client)["user"]["user_id"] == first["user"]["user_id"]


def test_a_user_who_signs_in_by_the_proved_address_is_linked_and_keeps_their_roles(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    known = people.a_user("mei.lin@example.org", "responder")
    people.made(house, known)
    client.get(vouched(client, "mei"))

    assert (me(client)["user"]["user_id"], me(client)["user"]["roles"]) == (
        known.user_id,
        ["responder"],
    )


def test_an_address_that_nobody_proved_takes_nobodys_place(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    people.made(house, people.a_user("mei.lin@example.org", "admin"))
    client.get(vouched(client, "wei"))

    assert me(client)["user"]["roles"] == ["viewer"]
    assert re.fullmatch(r"user-[0-9a-f]{8}", me(client)["user"]["name"])


def test_who_is_linked_to_nobody_of_ours_signs_nothing_and_is_not_a_second_person(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    desk = writing_desk.Desk(house, client).staffed(mei="drafter")
    draft = writing_desk.composed(desk)["draft"]
    client.cookies.clear()
    client.get(vouched(client, "wei"))
    there = me(client)["user"]["user_id"]
    own = {**small_house.OWN, "x-tocsin-csrf": client.cookies["tocsin_csrf"]}

    def sign(person_id: str) -> str:
        with house.db.writing() as books:
            user = books.users.get(there)
            assert user is not None
            approver = frozenset({directory.Role.APPROVER})
            books.users.put(replace(user, roles=approver, person_id=person_id))
        path = f"/api/drafts/{draft['draft_id']}/sign"
        answered = client.post(path, json={"seal": draft["seal"]}, headers=own)
        return str(answered.json().get("code", "signed"))

    people.made(house, people.a_user("wei"))
    assert [sign(one) for one in ("", "u-mei", "u-wei")] == [
        "statements.nobody",
        "statements.own_text",
        "signed",
    ]


def test_who_was_let_go_does_not_come_back_as_a_viewer(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    people.made(house, people.ended(people.a_user("mei.lin@example.org", "admin")))
    refused = client.get(vouched(client, "mei"))

    assert refused.status_code == 403
    assert me(client)["user"] is None


def test_where_viewers_are_not_made_a_stranger_stays_outside(
    house: small_house.SmallHouse, tmp_path: Path, provider: str
) -> None:
    with elsewhere.a_door(house, tmp_path, provider, makes_viewers=False) as client:
        assert client.get(vouched(client, "mei")).status_code == 403


def test_what_was_not_begun_in_this_browser_ends_outside(client: TestClient) -> None:
    back = vouched(client, "mei")
    own = client.cookies.get("tocsin_elsewhere", "")
    client.cookies.clear()
    stolen = client.get(back)  # a link that somebody else was sent
    client.get(OUT)
    mixed = client.get(back)  # begun here, but another one
    client.cookies.clear()
    client.cookies.set("tocsin_elsewhere", f"{own}x")
    broken = client.get(back)
    denied = client.get(f"{BACK}?error=access_denied&state=x")

    assert [one.status_code for one in (stolen, mixed, broken, denied)] == [401] * 4
    assert me(client)["user"] is None


def test_a_code_is_taken_once_and_ten_minutes_are_enough(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    back = vouched(client, "mei")
    carried = client.cookies.get("tocsin_elsewhere", "")
    client.get(back)
    client.cookies.clear()
    client.cookies.set("tocsin_elsewhere", str(carried))
    again = client.get(back)
    back = vouched(client, "mei")
    house.clock.put(datetime.fromtimestamp(time.time() + 601, UTC))
    late = client.get(back)

    assert (again.status_code, late.status_code) == (401, 401)


def test_the_page_at_the_door_offers_the_provider_by_its_name(
    house: small_house.SmallHouse, tmp_path: Path
) -> None:
    with elsewhere.a_door(house, tmp_path, "https://id.example", name="<Acme>") as client:
        page = client.get("/sign-in", headers={"accept-language": "en"}).text

    assert '<a class="way" href="/sign-in/elsewhere">Sign in with &lt;Acme&gt;</a>' in page
