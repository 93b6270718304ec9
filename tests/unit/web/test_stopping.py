"""What a stop cuts off is refused as a problem that says when to come again."""

import asyncio
import json
from pathlib import Path

import pytest
from starlette.types import Message
from tests.unit.web import small_house
from tests.unit.web.small_house import SmallHouse

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "scheme": "http",
    "path": "/hooks/s-plaza",
    "raw_path": b"/hooks/s-plaza",
    "root_path": "",
    "query_string": b"",
    "client": ("127.0.0.1", 40_000),
    "server": ("127.0.0.1", 8000),
    "headers": [(b"host", b"127.0.0.1:8000"), (b"accept-language", b"zh-TW")],
}


async def test_a_delivery_that_a_stop_cuts_off_is_told_to_come_again(
    house: SmallHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, never = asyncio.Event(), asyncio.Event()
    sent: list[Message] = []

    async def deliver(*_: object) -> None:
        waiting.set()
        await never.wait()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(one: Message) -> None:
        sent.append(one)

    monkeypatch.setattr(house.desk, "deliver", deliver)
    app = small_house.an_app(house, tmp_path)
    asked = asyncio.create_task(app(SCOPE, receive, send))
    await asyncio.wait_for(waiting.wait(), 20)
    asked.cancel()
    await asyncio.wait([asked], timeout=20)

    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    told = json.loads(sent[1]["body"])
    assert (sent[0]["status"], headers["retry-after"]) == (503, "5")
    assert headers["content-type"].startswith("application/problem+json")
    assert (told["code"], told["status"]) == ("web.stopping", 503)
    assert "5" in told["detail"]
