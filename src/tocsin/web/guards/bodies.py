"""Reads a request's body within its limits, before anything else looks at it."""

import asyncio

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.kernel.errors import TocsinError
from tocsin.web import errors, problems

LIMIT = 5_000_000
HOOK_LIMIT = 10_000_000
PATIENCE_S = 30.0
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})


class _Gone(Exception):  # noqa: N818 (no error: the client left)
    """The client left before its body was whole."""


class Bodies:
    """Hands on whole bodies only; larger or slower ones are refused."""

    def __init__(self, app: ASGIApp, *, patience_s: float = PATIENCE_S) -> None:
        self._app, self._patience_s = app, patience_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request with its whole body, or refuse it."""
        if scope["type"] != "http" or scope["method"] in _BODILESS:
            await self._app(scope, receive, send)
            return
        limit = HOOK_LIMIT if scope["path"].startswith("/hooks/") else LIMIT
        try:
            body = await self._whole(scope, receive, limit)
        except TocsinError as refusal:
            refused = problems.answer(HTTPConnection(scope), refusal)
            refused.headers["Connection"] = "close"
            await refused(scope, receive, send)
        except _Gone:
            return
        else:
            await self._app(scope, _told_again(body, receive), send)

    async def _whole(self, scope: Scope, receive: Receive, limit: int) -> bytes:
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > limit:
            raise errors.BodyTooLarge(limit=limit)
        try:
            async with asyncio.timeout(self._patience_s):
                return await _gathered(receive, limit)
        except TimeoutError as slow:
            raise errors.BodyTooSlow from slow


async def _gathered(receive: Receive, limit: int) -> bytes:
    parts, size = [], 0
    while True:
        heard = await receive()
        if heard["type"] == "http.disconnect":
            raise _Gone
        part = heard.get("body", b"")
        size += len(part)
        if size > limit:
            raise errors.BodyTooLarge(limit=limit)
        parts.append(part)
        if not heard.get("more_body", False):
            return b"".join(parts)


def _told_again(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that tells the whole body once, then what comes after it."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again
