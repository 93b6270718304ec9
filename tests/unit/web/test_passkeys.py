"""Passkeys: a device signs in, and nothing that only resembles one does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.unit.web import device, people, small_house

from tocsin.runtimes.directory import devices

BY_NAME = {**small_house.OWN, "host": "localhost:8000"}
ASKED, SHOWN = "/sign-in/passkey/asked", "/sign-in/passkey"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("AAAA"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "rawId", "type", "response", "clientDataJSON", "signature", "userHandle"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[TestClient]:
    app = small_house.an_app(house, tmp_path / "pages")
    with TestClient(app, base_url="http://localhost:8000", headers=BY_NAME) as made:
        yield made


@pytest.fixture
def own(house: small_house.SmallHouse, client: TestClient) -> dict[str, str]:
    return people.signed_in(house, client, people.a_user("mei", "drafter")) | BY_NAME


def registered(client: TestClient, own: dict[str, str], phone: device.Device) -> Any:
    begun = client.post("/api/me/passkeys/begin", headers=own).json()
    told = {"name": "Phone", "credential": phone.made(begun["options"])}
    return client.post("/api/me/passkeys", json=told, headers=own)


def signed_in(client: TestClient, phone: device.Device, **changed: object) -> Any:
    client.cookies.clear()
    answer = phone.shown(client.post(ASKED).json()) | changed
    return client.post(SHOWN, json=answer)


def test_a_device_signs_in_without_a_name_or_a_password(
    client: TestClient, own: dict[str, str]
) -> None:
    phone = device.Device()
    kept = registered(client, own, phone)
    entered = signed_in(client, phone)
    me = client.get("/api/me").json()

    assert (kept.status_code, kept.json()["name"]) == (201, "Phone")
    assert (entered.status_code, me["user"]["name"], me["session"]["how"]) == (
        204,
        "mei",
        "passkey",
    )
    assert client.get("/api/me/passkeys").json()[0]["used_at"] is not None


def test_the_page_at_the_door_offers_it_with_a_script_of_its_own(
    client: TestClient, own: dict[str, str]
) -> None:
    del own
    client.cookies.clear()
    page, script = client.get("/sign-in").text, client.get("/sign-in/passkey.js")

    assert '<script type="module" src="/sign-in/passkey.js">' in page
    assert script.headers["content-type"].startswith("text/javascript")


def test_an_answer_is_taken_once(client: TestClient, own: dict[str, str]) -> None:
    phone = device.Device()
    registered(client, own, phone)
    client.cookies.clear()
    answer = phone.shown(client.post(ASKED).json())
    codes = [client.post(SHOWN, json=answer).status_code for _ in range(2)]

    assert codes == [204, 401]


@pytest.mark.parametrize(
    "phone",
    [device.Device(origin="http://localhost.evil.example"), device.Device(asks_its_user=False)],
    ids=["another site's", "one that asks nobody"],
)
def test_a_strange_device_is_neither_kept_nor_let_in(
    client: TestClient, own: dict[str, str], phone: device.Device
) -> None:
    origin, asks = phone.origin, phone.asks_its_user
    assert registered(client, own, phone).json()["code"] == "directory.bad_passkey"
    phone.origin, phone.asks_its_user = "http://localhost:8000", True
    registered(client, own, phone)
    phone.origin, phone.asks_its_user = origin, asks

    assert signed_in(client, phone).json()["code"] == "directory.not_them"


def test_a_copy_that_is_behind_the_device_is_refused(
    client: TestClient, own: dict[str, str]
) -> None:
    phone = device.Device()
    registered(client, own, phone)
    signed_in(client, phone)
    phone.count = 0

    assert signed_in(client, phone).status_code == 401


def test_a_key_of_another_user_opens_nobody_elses_house(
    client: TestClient, own: dict[str, str]
) -> None:
    phone, stranger = device.Device(), device.Device()
    registered(client, own, phone)
    stranger.key_id, stranger.user = phone.key_id, phone.user

    assert signed_in(client, stranger).status_code == 401
    phone.user = device.text(b"u-somebody-else")
    assert signed_in(client, phone).status_code == 401


def test_who_was_let_go_or_removed_the_key_does_not_come_in(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    phone, tablet = device.Device(), device.Device()
    registered(client, own, phone)
    key_id = registered(client, own, tablet).json()["passkey_id"]
    gone = client.delete(f"/api/me/passkeys/{key_id}", headers=own)
    again = client.delete(f"/api/me/passkeys/{key_id}", headers=own)
    assert (gone.status_code, again.status_code) == (204, 404)
    assert signed_in(client, tablet).status_code == 401
    people.made(house, people.ended(people.a_user("mei", "drafter")))

    assert signed_in(client, phone).status_code >= 400


def test_an_open_browser_does_not_make_a_key_an_hour_later(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    house.clock.put(house.clock.now() + timedelta(hours=1))
    refused = client.post("/api/me/passkeys/begin", headers=own)

    assert (refused.status_code, refused.json()["code"]) == (403, "directory.sign_in_anew")


def test_a_challenge_is_good_for_its_user_and_for_minutes(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    begun = client.post("/api/me/passkeys/begin", headers=own).json()
    told = {"name": "Phone", "credential": device.Device().made(begun["options"])}
    house.clock.put(house.clock.now() + timedelta(minutes=6))
    late = client.post("/api/me/passkeys", json=told, headers=own)
    made = devices.Challenges(key=b"k" * 32)
    now = house.clock.now()

    assert late.json()["code"] == "directory.bad_passkey"
    assert not made.take(made.fresh("u-mei", now), "u-wei", now)
    assert not devices.Challenges(key=b"j" * 32).take(made.fresh("u", now), "u", now)


def test_a_bare_address_is_told_that_it_needs_a_name(
    client: TestClient, own: dict[str, str]
) -> None:
    bare = {**own, "host": "127.0.0.1:8000"}
    refused = client.post("/api/me/passkeys/begin", headers=bare)

    assert (refused.status_code, refused.json()["code"]) == (
        409,
        "directory.passkeys_need_a_name",
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=JSON)
def test_whatever_is_shown_is_refused_and_never_breaks(
    client: TestClient, own: dict[str, str], told: object
) -> None:
    del own
    client.cookies.clear()
    client.app.state.lock.tries.__init__()  # type: ignore[attr-defined]  # a patient guesser
    answered = client.post(SHOWN, json=told)

    assert answered.status_code == 401


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cut=st.integers(0, 400), into=st.binary(min_size=1, max_size=3))
def test_a_damaged_answer_is_refused_and_never_breaks(
    client: TestClient, own: dict[str, str], cut: int, into: bytes
) -> None:
    begun = client.post("/api/me/passkeys/begin", headers=own).json()
    answer = device.Device().made(begun["options"])
    whole = answer["response"]["attestationObject"]
    at = cut % len(whole)
    answer["response"]["attestationObject"] = whole[:at] + device.text(into) + whole[at + 4 :]
    told = {"name": "Phone", "credential": answer}

    assert client.post("/api/me/passkeys", json=told, headers=own).status_code in {201, 409, 422}
