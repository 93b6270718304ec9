"""Who may come in, by which name, and what leaves with every answer."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse

from tocsin.web import sealing
from tocsin.web.guards import origins, passes

TOKEN = "a long secret 警鐘"
BEARER = {"authorization": f"Bearer {TOKEN}"}
SECRET, OTHER = bytes(32), bytes(31) + b"1"
ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


Door = Callable[..., TestClient]


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """Return a maker of clients at a house with these server settings."""
    with ExitStack() as opened:

        def made(**server: object) -> TestClient:
            house = small_house.a_house(tmp_path, books_at="", **server)
            opened.callback(house.close)
            app = small_house.an_app(house, tmp_path / "pages")
            return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)

        yield made


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "127.8.8.8", "war.example:8443"],
)
def test_we_answer_to_our_own_names(door: Door, host: str) -> None:
    client = door(hosts=["war.example"])

    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "evil.example/127.0.0.1",
        "127.0.0.1:port",
        "169.254.169.254",
        "[::",
        "",
    ],
)
def test_a_name_that_was_rebound_to_us_is_refused(door: Door, host: str) -> None:
    refused = door().get("/api/snapshot", headers={"host": host})

    assert (refused.status_code, refused.json()["code"]) == (421, "web.unknown_host")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "file://127.0.0.1:8000"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000"},
        {"authorization": "Bearer "},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_sites_page_changes_nothing(
    client: TestClient, headers: dict[str, str], method: str
) -> None:
    client.headers.pop("sec-fetch-site")

    refused = client.request(method, "/api/watches", json=ENTRY, headers=headers)

    assert (refused.status_code, refused.json()["code"]) == (403, "web.cross_site")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://127.0.0.1:8000"},
    ],
)
def test_our_own_page_changes_what_it_likes(client: TestClient, headers: dict[str, str]) -> None:
    client.headers.pop("sec-fetch-site")

    assert client.post("/api/watches", json=ENTRY, headers=headers).status_code == 201


def test_with_a_token_strangers_see_nothing(door: Door) -> None:
    client = door(token=TOKEN)

    for path in ("/api/snapshot", "/api/stream", "/api/openapi.json", "/metrics"):
        refused = client.get(path)
        assert (refused.status_code, refused.json()["code"]) == (401, "web.sign_in_needed")
    assert client.get("/healthz").status_code == 200
    assert client.post("/hooks/s-plaza", json={}).status_code == 202


def test_the_token_opens_every_door(door: Door) -> None:
    client = door(token=TOKEN)
    headers = {"authorization": f"Bearer {TOKEN}".encode()}

    assert client.get("/api/snapshot", headers=headers).status_code == 200  # type: ignore[arg-type]  # bytes, as a browser sends them
    assert client.post("/api/watches", json=ENTRY, headers=headers).status_code == 201  # type: ignore[arg-type]  # the same
    assert client.get("/metrics", headers=headers).status_code == 200  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize("token", ["", "a long", TOKEN + " "])
def test_another_token_opens_none(door: Door, token: str) -> None:
    client = door(token="a long secret")
    headers = {"authorization": f"Bearer {token}x".encode()}

    assert client.get("/api/snapshot", headers=headers).status_code == 401  # type: ignore[arg-type]  # bytes, as a browser sends them


def test_signing_in_gives_a_cookie_that_does_not_tell_the_token(door: Door) -> None:
    client = door(token=TOKEN)
    own = {"sec-fetch-site": "same-origin"}

    wrong = client.post("/api/login", json={"token": "guess"}, headers=own)
    right = client.post("/api/login", json={"token": TOKEN}, headers=own)
    cookie = right.headers["set-cookie"]

    assert (wrong.status_code, wrong.json()["code"]) == (401, "web.wrong_token")
    assert right.status_code == 204
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "secret" not in cookie
    assert client.get("/api/snapshot").status_code == 200
    assert client.post("/api/watches", json=ENTRY).status_code == 403
    assert client.delete("/api/login", headers=own).status_code == 204
    assert client.get("/api/snapshot").status_code == 401


def test_a_browser_is_led_to_the_sign_in_page(door: Door) -> None:
    client = door(token=TOKEN)
    page = {"accept": "text/html", "accept-language": "zh-TW,zh;q=0.9"}
    own = {**page, "sec-fetch-site": "same-origin"}

    led = client.get("/monitor", headers=page)
    asked = client.get(led.headers["location"], headers=page)
    wrong = client.post("/sign-in", data={"token": "<b>"}, headers=own)
    right = client.post("/sign-in", data={"token": TOKEN}, headers=own)

    assert led.status_code == 303
    assert "登入" in asked.text
    assert wrong.status_code == 401
    assert "<b>" not in wrong.text
    assert right.headers["location"] == "/"
    assert client.get("/monitor", headers=page).status_code == 503  # the screens are not built


def test_a_cookie_made_up_is_no_pass() -> None:
    for cookie in ("", "tocsin_session", "tocsin_session=", 'a="\\"; tocsin_session=x', "\x00=;;"):
        assert not passes.is_signed_in({"cookie": cookie}, TOKEN, SECRET)
    for token, secret, is_right in (
        ("", SECRET, False),
        (TOKEN, OTHER, False),
        (TOKEN, SECRET, True),
    ):
        cookie = f"tocsin_session={passes.cookie_value(token, SECRET)}"
        assert passes.is_signed_in({"cookie": cookie}, token, secret) is is_right


def test_every_answer_is_sealed(client: TestClient) -> None:
    for path in ("/api/snapshot", "/api/nothing", "/", "/healthz", "/assets/none.js"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; script-src 's")
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert {headers[name] for name in sealing.HEADERS} == set(sealing.HEADERS.values())


def test_a_fault_of_our_own_tells_nothing_of_itself(house: SmallHouse, tmp_path: Path) -> None:
    house.desk.refusal = ZeroDivisionError("the secret reason")
    app = small_house.an_app(house, tmp_path)
    client = TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)

    broken = client.post("/hooks/s-plaza", json={})

    assert (broken.status_code, broken.json()["code"]) == (500, "web.broken")
    assert "secret" not in broken.text
    assert broken.headers["content-security-policy"]


def test_what_the_api_says_is_never_kept(client: TestClient) -> None:
    assert client.get("/api/snapshot").headers["cache-control"] == "no-store"


def test_large_answers_are_squeezed(client: TestClient) -> None:
    told = client.get("/api/openapi.json", headers={"accept-encoding": "gzip"})

    assert told.headers["content-encoding"] == "gzip"


def test_loopback_is_told_from_the_rest() -> None:
    inside = ["localhost", "LOCALHOST.", "127.0.0.1", "127.1.2.3", "::1", "[::1]"]
    outside = ["0.0.0.0", "::", "192.168.1.4", "localhost.example", "", "127.1"]

    assert all(map(origins.is_loopback, inside))
    assert not any(map(origins.is_loopback, outside))
