"""The stream as a browser asks for it."""

import asyncio
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse


def _positions(wire: bytes) -> list[int]:
    return [int(line[4:]) for line in wire.splitlines() if line.startswith(b"id: ")]


async def _answered(
    app: FastAPI, headers: dict[str, str], query: str, *, until: bytes
) -> tuple[dict[bytes, bytes], bytes]:
    """Ask for the stream as a server does, and leave once `until` was heard."""
    body = b""
    start: dict[bytes, bytes] = {}
    gone = asyncio.Event()

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(sent: Message) -> None:
        nonlocal body, start
        start = start or dict(sent.get("headers", []))
        body += sent.get("body", b"")
        if until in body:
            gone.set()

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/stream",
        "raw_path": b"/api/stream",
        "query_string": query.encode(),
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 5000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    async with asyncio.timeout(10):
        await app(scope, receive, send)
    return start, body


async def test_a_browser_that_comes_again_resumes_behind_its_last_event(
    house: SmallHouse, tmp_path: Path
) -> None:
    house.tell(4)
    app = small_house.an_app(house, tmp_path)
    headers = {**small_house.OWN, "last-event-id": "3", "accept-encoding": "gzip"}

    start, body = await _answered(app, headers, "after=1", until=b"id: 4\n")

    assert _positions(body) == [4]
    assert start[b"content-type"].startswith(b"text/event-stream")
    assert start[b"x-accel-buffering"] == b"no"
    assert start[b"cache-control"] == b"no-store"
    assert b"content-encoding" not in start


async def test_an_event_id_that_is_no_number_falls_back_to_after(
    house: SmallHouse, tmp_path: Path
) -> None:
    house.tell(4)
    app = small_house.an_app(house, tmp_path)

    _, body = await _answered(
        app, {**small_house.OWN, "last-event-id": "x٣"}, "after=2", until=b"id: 4\n"
    )

    assert _positions(body) == [3, 4]


async def test_a_stream_that_is_left_stops_reading(house: SmallHouse, tmp_path: Path) -> None:
    app = small_house.an_app(house, tmp_path)
    await _answered(app, small_house.OWN, "", until=b": \n\n")

    assert app.state.tail.followers == 0


def test_a_position_that_is_no_number_is_refused(client: TestClient) -> None:
    assert client.get("/api/stream?after=minus").status_code == 422
