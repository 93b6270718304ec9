"""Answers what a stop cuts off: whoever asked hears that it may be asked again, and when."""

import asyncio

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.web import errors, problems

_BACK_AFTER_S = 5  # a start takes about so long


class Stopping:
    """Refuses a request that is cut off before its answer began.

    What it asked for may have been done or not: a delivery that comes again is known by its id.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and answer it when the server ends meanwhile."""
        begun = False

        async def noted(told: Message) -> None:
            nonlocal begun
            begun = True
            await send(told)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            if begun or scope["type"] != "http":
                raise
            refused = problems.answer(HTTPConnection(scope), errors.Stopping(wait_s=_BACK_AFTER_S))
            refused.headers["Connection"] = "close"
            await refused(scope, receive, send)  # the end that was asked for: nothing comes after
