"""A Jetstream of our own: it speaks frames of the recorded shape that we write ourselves."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import websockets
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

DID = "did:plc:ourownexampleaccount0000"
BEGIN_US = 1_772_449_200_000_000  # 2026-03-02 11:00 UTC


def created(number: int, **record: object) -> dict[str, object]:
    """Return a frame: the `number`th second's post."""
    told = {"$type": "app.bsky.feed.post", "createdAt": "2026-03-02T11:00:00Z", **record}
    return frame(number, operation="create", record=told, cid="bafyexample")


def deleted(number: int, of: int) -> dict[str, object]:
    """Return a frame that takes back the post of second `of`."""
    return frame(number, operation="delete", rkey=f"key{of}")


def frame(number: int, **commit: object) -> dict[str, object]:
    """Return a commit event."""
    told = {"rev": "r", "collection": "app.bsky.feed.post", "rkey": f"key{number}", **commit}
    at = BEGIN_US + number * 1_000_000
    return {"did": DID, "time_us": at, "kind": "commit", "commit": told}


@dataclass(slots=True, kw_only=True)
class Jetstream:
    """Keeps its frames; replays those behind the cursor, then goes on live."""

    frames: list[str] = field(default_factory=list)
    queries: list[Mapping[str, list[str]]] = field(default_factory=list)
    status: int = 0  # other than 0: what the handshake is answered with
    port: int = 0
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/subscribe"

    def add(self, frames: Sequence[Mapping[str, object] | str]) -> None:
        self.frames += [told if isinstance(told, str) else json.dumps(told) for told in frames]
        self._more.set()
        self._more = asyncio.Event()

    def check(self, line: ServerConnection, _request: Request) -> Response | None:
        if not self.status:
            return None
        response = line.respond(self.status, "refused\n")
        response.headers["Retry-After"] = "7"
        return response

    async def talk(self, line: ServerConnection) -> None:
        assert line.request is not None
        query = parse_qs(urlsplit(line.request.path).query)
        self.queries.append(query)
        behind = int(query.get("cursor", ["0"])[0])
        told = 0
        with contextlib.suppress(websockets.ConnectionClosed):
            while line.state is websockets.State.OPEN:
                more = self._more
                for text in self.frames[told:]:
                    if _time(text) > behind:
                        await line.send(text)
                told = len(self.frames)
                await _first(more.wait(), line.wait_closed())


async def _first(*waits: Coroutine[Any, Any, object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _time(text: str) -> int:
    try:
        return int(json.loads(text)["time_us"])
    except (ValueError, KeyError, TypeError):
        return BEGIN_US * 2


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[Jetstream]:
    """Return a Jetstream on a free port until the block ends."""
    told = Jetstream()
    async with serve(told.talk, "127.0.0.1", 0, process_request=told.check) as server:
        told.port = next(iter(server.sockets)).getsockname()[1]
        yield told
