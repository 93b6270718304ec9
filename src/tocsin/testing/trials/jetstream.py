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
WAIT_S = 7.0

Frame = str | bytes


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

    frames: list[Frame] = field(default_factory=list)
    queries: list[Mapping[str, list[str]]] = field(default_factory=list)
    status: int = 0  # other than 0: what the handshake is answered with
    port: int = 0
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        """Return the address of the stream."""
        return f"ws://127.0.0.1:{self.port}/subscribe"

    def add(self, frames: Sequence[Mapping[str, object] | Frame]) -> None:
        """Let frames go out, to those who listen and to those who will."""
        self.frames += [
            told if isinstance(told, str | bytes) else json.dumps(told) for told in frames
        ]
        self._more.set()
        self._more = asyncio.Event()

    def check(self, line: ServerConnection, _request: Request) -> Response | None:
        """Refuse the handshake while a status is set."""
        if not self.status:
            return None
        response = line.respond(self.status, "refused\n")
        response.headers["Retry-After"] = f"{WAIT_S:.0f}"
        return response

    async def talk(self, line: ServerConnection) -> None:
        """Send what lies behind the cursor that was asked for, and whatever comes."""
        query = parse_qs(urlsplit(line.request.path).query) if line.request else {}
        self.queries.append(query)
        behind = int(query.get("cursor", ["0"])[0])
        told = 0
        with contextlib.suppress(websockets.ConnectionClosed):
            while line.state is websockets.State.OPEN:
                more = self._more
                for one in self.frames[told:]:
                    if self.place(one) > behind:
                        await line.send(one)
                told = len(self.frames)
                await _first(more.wait(), line.wait_closed())

    def place(self, one: Frame) -> int:
        """Return the cursor of a frame; one that has none always goes out."""
        try:
            return int(json.loads(one)["time_us"])
        except (ValueError, KeyError, TypeError):
            return BEGIN_US * 2


async def _first(*waits: Coroutine[Any, Any, object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def running(told: Jetstream | None = None) -> AsyncIterator[Jetstream]:
    """Return a Jetstream on a free port until the block ends."""
    told = told or Jetstream()
    async with serve(told.talk, "127.0.0.1", 0, process_request=told.check) as server:
        told.port = next(iter(server.sockets)).getsockname()[1]
        yield told
