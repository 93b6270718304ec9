"""HTTP servers on loopback that answer exactly what a trial says."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer; `drip_s` waits before each byte of the body."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    drip_s: float = 0.0


@dataclass(slots=True, kw_only=True)
class HttpServer:
    """Answers every path by `answer`; remembers what it was asked."""

    answer: Callable[[Asked], Said]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    tasks: list["asyncio.Task[None] | None"] = field(default_factory=list)

    def url(self, path: str = "/feed") -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        self.tasks.append(asyncio.current_task())
        with contextlib.closing(writer), contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = [line.partition(":") for line in head[1:] if line]
            headers = {name.lower(): value.strip() for name, _, value in pairs}
            asked = Asked(path=head[0].split(" ")[1], headers=headers)
            self.asked.append(asked)
            await self._say(self.answer(asked), writer)

    async def _say(self, said: Said, writer: asyncio.StreamWriter) -> None:
        told = {"Content-Length": str(len(said.body)), "Connection": "close", **said.headers}
        lines = [f"HTTP/1.1 {said.status} Told", *(f"{k}: {v}" for k, v in told.items()), "", ""]
        writer.write("\r\n".join(lines).encode("latin-1"))
        step = 1 if said.drip_s else max(len(said.body), 1)
        for begin in range(0, len(said.body), step):
            await asyncio.sleep(said.drip_s)
            writer.write(said.body[begin : begin + step])
            await writer.drain()


@contextlib.asynccontextmanager
async def http_server(answer: Callable[[Asked], Said]) -> AsyncIterator[HttpServer]:
    """Return a server on a free port until the block ends."""
    told = HttpServer(answer=answer)
    server = await asyncio.start_server(told.serve, "127.0.0.1", 0)
    told.port = server.sockets[0].getsockname()[1]
    try:
        yield told
    finally:
        server.close()
        running = [task for task in told.tasks if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await server.wait_closed()


async def never(_seconds: float) -> None:
    """Sleep as long as a poll's wait takes: not at all."""
    await asyncio.sleep(0)
