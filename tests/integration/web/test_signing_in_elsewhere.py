"""Signing in by an OpenID Connect provider: a real one on loopback, and one that lies."""

import base64
import hashlib
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwk, jwt
from starlette.testclient import TestClient
from tests.unit.web import people, small_house

from tocsin import settings

pytestmark = pytest.mark.integration

OUT, BACK = "/sign-in/elsewhere", "/sign-in/elsewhere/back"
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


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path)
    yield made
    made.close()


@pytest.fixture
def client(house: small_house.SmallHouse, tmp_path: Path, provider: str) -> Iterator[TestClient]:
    with a_door(house, tmp_path, provider) as made:
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
    with a_door(house, tmp_path, provider, makes_viewers=False) as client:
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
    with a_door(house, tmp_path, "https://id.example", name="<Acme>") as client:
        page = client.get("/sign-in", headers={"accept-language": "en"}).text

    assert '<a class="way" href="/sign-in/elsewhere">Sign in with &lt;Acme&gt;</a>' in page


class Liar:
    """A provider whose answers a test turns; it keeps what it was asked."""

    def __init__(self) -> None:
        self.key = jwk.RSAKey.generate_key(2048, auto_kid=True)
        self.about: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.body: bytes | None = None
        self.asked: dict[str, str] = {}
        self.issuer = ""

    def answer(self, path: str) -> bytes:
        """Return what a provider says there."""
        at = self.issuer
        told: dict[str, Any]
        if path == "/.well-known/openid-configuration":
            told = {
                "issuer": at,
                "authorization_endpoint": f"{at}/auth",
                "token_endpoint": f"{at}/token",
                "jwks_uri": f"{at}/keys",
            } | self.about
        elif path == "/keys":
            told = {"keys": [self.key.as_dict(private=False)]}
        else:
            told = {"id_token": jwt.encode({"alg": "RS256"}, self.claims, self.key)}
        return json.dumps(told).encode() if self.body is None else self.body


@pytest.fixture
def liar() -> Iterator[Liar]:
    made = Liar()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = made.answer(self.path)
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            size = int(self.headers["content-length"])
            form = parse_qs(self.rfile.read(size).decode())
            made.asked = {key: value[0] for key, value in form.items()}
            self.do_GET()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    serving = Thread(target=server.serve_forever)
    serving.start()
    yield made
    server.shutdown()
    serving.join()
    server.server_close()


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
    with a_door(house, tmp_path, liar.issuer) as client:
        answered, is_proved = came_back(client, liar)

    assert (answered.status_code, is_proved) == (303, True)
    assert liar.asked["redirect_uri"] == f"http://127.0.0.1:8000{BACK}"


@pytest.mark.parametrize("claims", [{"nonce": "another"}, {"iss": "http://127.0.0.1"}], ids=str)
def test_a_token_of_another_sign_in_opens_nothing(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar, claims: dict[str, str]
) -> None:
    with a_door(house, tmp_path, liar.issuer) as client:
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
    with a_door(house, tmp_path, liar.issuer) as client:
        answered = client.get(OUT)

    assert (answered.status_code, "location" in answered.headers) == (502, False)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"\xff", b"x" * 300_000], ids=["", "list", "bytes", "large"]
)
def test_nonsense_is_told_and_breaks_nothing(
    house: small_house.SmallHouse, tmp_path: Path, liar: Liar, body: bytes
) -> None:
    liar.body = body
    with a_door(house, tmp_path, liar.issuer) as client:
        assert client.get(OUT).status_code == 502


def test_a_provider_that_is_gone_leaves_passwords_to_sign_in_by(
    house: small_house.SmallHouse, tmp_path: Path
) -> None:
    with a_door(house, tmp_path, "http://127.0.0.1:9") as client:
        answered = client.get(OUT)

    assert answered.status_code == 502
    assert 'name="password"' in answered.text
