"""A response that stays open: events go out as they come, until someone leaves."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import anyio
import structlog
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

log = structlog.get_logger(__name__)

# A screen that takes nothing for so long is gone or asleep; it comes again by itself.
_PATIENCE_S = 30.0


class EventStream(Response):
    """Server-sent events from a generator of chunks."""

    media_type = "text/event-stream"

    def __init__(self, chunks: AsyncGenerator[bytes, None]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(headers=headers, media_type=self.media_type)
        del self.headers["content-length"]
        self._chunks = chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what the generator yields until it ends or the client leaves."""
        del scope
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async with anyio.create_task_group() as both:

            async def listen() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                both.cancel_scope.cancel()

            both.start_soon(listen)
            await self._pump(send)
            both.cancel_scope.cancel()

    async def _pump(self, send: Send) -> None:
        async with aclosing(self._chunks) as chunks:
            async for chunk in chunks:
                try:
                    async with asyncio.timeout(_PATIENCE_S):
                        part = {"type": "http.response.body", "body": chunk, "more_body": True}
                        await send(part)
                except TimeoutError:
                    log.info("stream.asleep", patience_s=_PATIENCE_S)
                    return
        await send({"type": "http.response.body", "body": b"", "more_body": False})
