"""Bodies too large, too slow, or broken."""

import asyncio
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse

from tocsin.web.guards import bodies


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    declared = client.post("/api/watches", content=b"x", headers={"content-length": "5000001"})
    streamed = client.post("/api/watches", content=(b"x" * 100_000 for _ in range(51)))

    assert declared.status_code == streamed.status_code == 413
    assert streamed.json()["facts"] == {"limit": 5_000_000}


def test_hooks_may_be_twice_as_large(house: SmallHouse, client: TestClient) -> None:
    taken = client.post("/hooks/s-plaza", content=b"x" * 9_000_000)
    refused = client.post("/hooks/s-plaza", content=b"x" * 10_000_001)

    assert (taken.status_code, refused.status_code) == (202, 413)
    assert len(house.desk.delivered) == 1


async def test_a_body_that_trickles_is_given_up(house: SmallHouse, tmp_path: Path) -> None:
    app = small_house.an_app(house, tmp_path)
    sent = await _through(app, [{"type": "http.request", "body": b"{", "more_body": True}])

    assert sent[0]["status"] == 408


async def test_a_client_that_leaves_early_is_let_go(house: SmallHouse, tmp_path: Path) -> None:
    app = small_house.an_app(house, tmp_path)

    assert await _through(app, [{"type": "http.disconnect"}]) == []


async def _through(app: FastAPI, heard: list[Message]) -> list[Message]:
    """Return what `bodies` answers to these parts of a request, with little patience."""
    sent: list[Message] = []

    async def receive() -> Message:
        return heard.pop(0) if heard else await never

    async def send(one: Message) -> None:
        sent.append(one)

    never: asyncio.Future[Message] = asyncio.Future()
    scope = {"type": "http", "method": "POST", "path": "/x", "headers": [], "app": app}
    await bodies.Bodies(app, patience_s=0.02)(scope, receive, send)
    return sent


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe",
        b'{"name": "\\ud800", "any": ["a"]}',
        b'{"name": 1e999, "any": ["a"]}',
        b'{"name": NaN}',
        b'{"name": ' + b"9" * 5000 + b"}",
        b'{"name": "a", "any": ["\\ud800"]}',
        b"null",
    ],
)
def test_a_broken_body_is_a_problem_and_no_fault(client: TestClient, body: bytes) -> None:
    refused = client.post(
        "/api/watches", content=body, headers={"content-type": "application/json"}
    )

    assert refused.status_code in {400, 422}
    assert refused.json()["code"] in {"web.bad_body", "web.invalid"}


def test_settings_with_half_a_character_are_refused(client: TestClient) -> None:
    body = b'{"name": "a", "connector": "rss", "settings": {"url": "\\udc00"}}'

    refused = client.post(
        "/api/sources", content=body, headers={"content-type": "application/json"}
    )

    assert refused.status_code == 422


@pytest.mark.parametrize(
    "path", ["/api/watches/%00/accounts", "/api/posts?q=%00", "/api/posts/a/%ff", "/%00"]
)
def test_a_path_with_bytes_that_are_no_text_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).json()["code"] == "web.bad_path"
