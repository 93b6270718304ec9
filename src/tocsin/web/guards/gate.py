"""Lets a request in, or says why not: name, path, origin, token or session."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tocsin.kernel.errors import TocsinError
from tocsin.runtimes import directory
from tocsin.web import errors, ports, problems
from tocsin.web.guards import origins, passes, tries, visits
from tocsin.web.models import shaping

log = structlog.get_logger(__name__)

SIGN_IN = "/sign-in"
LOGIN = "/api/login"
# A hook is signed, a probe tells nothing: neither asks for the token or an origin.
_SIGNED = "/hooks/"
_ASKED_WHO = ("/api/", "/metrics")
# How one comes in, or tells us something, is shown to everybody.
_WAYS_IN = (SIGN_IN, "/welcome/", "/tip")
_PUBLIC = ("/status", "/shared/")  # what is published, and what a key opens, asks for nobody
_WAYS_IN_OF_API = frozenset({LOGIN, "/api/me", "/api/me/session", "/api/tips"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What opens the door, and who counts the tries."""

    token: str
    secret: bytes
    tries: tries.Tries
    visits: visits.Visits
    is_open: bool = False  # a simulated house shows its posts to whoever reaches it
    proxies: origins.Networks = ()

    def opens(self, shown: str, scope: Scope) -> bool:
        """Return whether `shown` is the token; raises TooManyTries."""
        address = origins.caller(scope, self.proxies)
        is_right = self.tries.is_right(shown, self.token, address)
        if not is_right:
            log.warning("web.wrong_token", address=address, path=scope["path"])
        return is_right


class Gate:
    """Refuses strange names, other sites' changes and, where a token is set, strangers."""

    def __init__(self, app: ASGIApp, *, lock: Lock, names: Iterable[str]) -> None:
        self._app, self._lock, self._names = app, lock, tuple(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request that may come in, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = await self._refused(scope, Headers(scope=scope))
        await (refused or self._app)(scope, receive, send)

    async def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        try:
            self._check(scope, headers)
            if scope["path"].startswith(_SIGNED):
                return None
            return await self._asked_in(scope, headers)
        except TocsinError as refusal:
            return problems.answer(HTTPConnection(scope), refusal)

    def _check(self, scope: Scope, headers: Headers) -> None:
        host = headers.get("host", "")
        if not origins.is_ours(host, self._names):
            raise errors.UnknownHost(host=host[:200])
        if _is_strange(scope["path"]) or b"%00" in scope.get("query_string", b""):
            raise errors.BadPath

    async def _asked_in(self, scope: Scope, headers: Headers) -> Response | None:
        shown = passes.bearer(headers)
        is_told = bool(shown) and self._lock.opens(shown, scope)
        visitor = await self._visitor(headers, is_told=is_told)
        ports.carry(scope, visitor)
        shaping.SIGNED_IN.set(visitor.actor.name if visitor and visitor.session else "")
        if not is_told:
            self._check_origin(scope, headers, visitor)
        is_known = is_told or visitor is not None or self._is_signed_in(headers)
        if is_known or await self._is_open():
            return None
        path = scope["path"]
        if path in _WAYS_IN_OF_API:
            return None
        if path.startswith(_ASKED_WHO):
            raise errors.SignInNeeded
        return RedirectResponse(SIGN_IN, 303) if _is_page(scope, headers) else None

    async def _visitor(self, headers: Headers, *, is_told: bool) -> directory.Visitor | None:
        """Return who asks; a Bearer token outweighs the browser's session."""
        seen = self._lock.visits
        if is_told:
            return await to_thread.run_sync(seen.machine)
        if visits.key_shown(headers):
            found = await to_thread.run_sync(seen.by_cookie, headers)
            if found is not None:
                return found
        return await to_thread.run_sync(seen.machine) if self._is_signed_in(headers) else None

    def _check_origin(
        self, scope: Scope, headers: Headers, visitor: directory.Visitor | None
    ) -> None:
        """Raise CrossSite for a change that our own page did not ask for."""
        if scope["method"] in origins.SAFE_METHODS:
            return
        is_proved = (
            visitor is None
            or visitor.session is None
            or scope["path"].startswith(_WAYS_IN)
            or self._lock.visits.is_proved(headers)
        )
        if not (is_proved and origins.is_own_page(headers)):
            raise errors.CrossSite

    async def _is_open(self) -> bool:
        """Return whether nobody need say who they are: no token, and no user was ever made."""
        if self._lock.token:
            return False
        return self._lock.is_open or not await to_thread.run_sync(self._lock.visits.has_users)

    def _is_signed_in(self, headers: Headers) -> bool:
        return passes.is_signed_in(headers, self._lock.token, self._lock.secret)


def _is_strange(path: str) -> bool:
    return "\x00" in path or "\N{REPLACEMENT CHARACTER}" in path


def _is_page(scope: Scope, headers: Headers) -> bool:
    """Return whether a browser opens a page of the war-room."""
    is_opened = scope["method"] == "GET" and "text/html" in headers.get("accept", "")
    return is_opened and not scope["path"].startswith((*_WAYS_IN, *_PUBLIC, "/assets/"))
