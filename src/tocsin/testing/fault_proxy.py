"""A TCP proxy that misbehaves as networks do: slow, dripping, reset, half-open, swallowing."""

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self

Mood = Literal["plain", "latency", "drip", "reset", "half_open", "blackhole"]

_CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)  # linger for no time: closing sends RST


@dataclass(slots=True, kw_only=True)
class FaultProxy:
    """Stands before `host:port`; `mood` may be changed at any time.

    latency    waits `delay_s` before each chunk
    drip       hands over a byte each `delay_s`
    reset      tears the connection down at the next chunk
    half_open  takes what is sent and answers nothing, without closing
    blackhole  takes no notice of anybody: connections open and stay silent
    """

    port: int
    host: str = "127.0.0.1"
    mood: Mood = "plain"
    delay_s: float = 0.05
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    @property
    def own_port(self) -> int:
        """Return the port to connect to instead."""
        if self._server is None:
            return 0
        return int(self._server.sockets[0].getsockname()[1])

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            if self.mood == "blackhole":
                await asyncio.Event().wait()
            far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
            try:
                await self._both_ways(reader, writer, far_reader, far_writer)
            finally:
                far_writer.close()
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _both_ways(
        self,
        near: asyncio.StreamReader,
        to_near: asyncio.StreamWriter,
        far: asyncio.StreamReader,
        to_far: asyncio.StreamWriter,
    ) -> None:
        ways = [
            asyncio.create_task(self._carry(near, to_far, is_answer=False)),
            asyncio.create_task(self._carry(far, to_near, is_answer=True)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _carry(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, is_answer: bool
    ) -> None:
        while chunk := await source.read(_CHUNK):
            if self.mood == "reset":
                _tear_down(target)
                return
            if is_answer and self.mood == "half_open":
                continue
            await self._hand_over(chunk, target)
        if is_answer and self.mood == "half_open":
            await asyncio.Event().wait()  # the far end hung up; nobody tells the near one

    async def _hand_over(self, chunk: bytes, target: asyncio.StreamWriter) -> None:
        if self.mood == "drip":
            for byte in chunk:
                await asyncio.sleep(self.delay_s)
                target.write(bytes((byte,)))
                await target.drain()
            return
        if self.mood == "latency":
            await asyncio.sleep(self.delay_s)
        target.write(chunk)
        await target.drain()


def _tear_down(target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        plug = target.get_extra_info("socket")
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    target.transport.abort()
