"""A provider that lies, sends us elsewhere, or talks nonsense lets nobody in."""

import base64
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.integration.web import elsewhere
from tests.integration.web.elsewhere import BACK, OUT
from tests.integration.web.liar import Liar, serving
from tests.unit.web import small_house

pytestmark = pytest.mark.integration


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path)
    yield made
    made.close()


@pytest.fixture
def liar() -> Iterator[Liar]:
    with serving() as made:
        yield made


def came_back(client: TestClient, liar: Liar, **claims: object) -> Any:
    asked = parse_qs(urlsplit(client.get(OUT).headers["location"]).query)
    now = int(time.time())
    right = {"iss": liar.issuer, "aud": "tocsin", "sub": "mei", "exp": now + 60, "iat": now}
    liar.claims = {**right, "nonce": asked["nonce"][0], **claims}
    answered = client.get(f"{BACK}?code=c&state={asked['state'][0]}")
    digest = hashlib.sha256(liar.asked.get("code_verifier", "").encode()).digest()
    proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return answered, proof == asked["code_challenge"][0]


def test_the_provider_gets_the_proof_that_it_was_promised(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar
) -> None:
    with elsewhere.a_door(house, tmp_path, liar.issuer) as client:
        answered, is_proved = came_back(client, liar)

    assert (answered.status_code, is_proved) == (303, True)
    assert liar.asked["redirect_uri"] == f"http://127.0.0.1:8000{BACK}"


@pytest.mark.parametrize("claims", [{"nonce": "another"}, {"iss": "http://127.0.0.1"}], ids=str)
def test_a_token_of_another_sign_in_opens_nothing(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar, claims: dict[str, str]
) -> None:
    with elsewhere.a_door(house, tmp_path, liar.issuer) as client:
        assert came_back(client, liar, **claims)[0].status_code == 401


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": "http://intranet.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_a_provider_that_sends_us_elsewhere_is_not_followed(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar, about: dict[str, object]
) -> None:
    liar.about = about
    with elsewhere.a_door(house, tmp_path, liar.issuer) as client:
        answered = client.get(OUT)

    assert (answered.status_code, "location" in answered.headers) == (502, False)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"\xff", b"x" * 300_000], ids=["", "list", "bytes", "large"]
)
def test_nonsense_is_told_and_breaks_nothing(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar, body: bytes
) -> None:
    liar.body = body
    with elsewhere.a_door(house, tmp_path, liar.issuer) as client:
        assert client.get(OUT).status_code == 502


def test_a_provider_that_is_gone_leaves_passwords_to_sign_in_by(
    house: small_house.SmallHouse, tmp_path: Path
) -> None:
    with elsewhere.a_door(house, tmp_path, "http://127.0.0.1:9") as client:
        answered = client.get(OUT)

    assert answered.status_code == 502
    assert 'name="password"' in answered.text
