"""Lets a request in, or says why not: name, path, origin, token."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tocsin.kernel.errors import TocsinError
from tocsin.web import errors, problems
from tocsin.web.guards import origins, passes, tries

log = structlog.get_logger(__name__)

SIGN_IN = "/sign-in"
LOGIN = "/api/login"
# A hook is signed, a probe tells nothing: neither asks for the token or an origin.
_SIGNED = "/hooks/"
_TOKEN_NEEDED = ("/api/", "/metrics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What opens the door, and who counts the tries."""

    token: str
    secret: bytes
    tries: tries.Tries
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
        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        try:
            self._check(scope, headers)
            if scope["path"].startswith(_SIGNED):
                return None
            return self._asked_in(scope, headers)
        except TocsinError as refusal:
            return problems.answer(HTTPConnection(scope), refusal)

    def _check(self, scope: Scope, headers: Headers) -> None:
        host = headers.get("host", "")
        if not origins.is_ours(host, self._names):
            raise errors.UnknownHost(host=host[:200])
        if _is_strange(scope["path"]) or b"%00" in scope.get("query_string", b""):
            raise errors.BadPath

    def _asked_in(self, scope: Scope, headers: Headers) -> Response | None:
        shown = passes.bearer(headers)
        has_token = bool(shown) and self._lock.opens(shown, scope)
        is_change = scope["method"] not in origins.SAFE_METHODS
        if is_change and not (has_token or origins.is_own_page(headers)):
            raise errors.CrossSite
        if not self._lock.token or has_token or self._is_signed_in(headers):
            return None
        path = scope["path"]
        if path.startswith(_TOKEN_NEEDED) and path != LOGIN:
            raise errors.SignInNeeded
        return RedirectResponse(SIGN_IN, 303) if _is_page(scope, headers) else None

    def _is_signed_in(self, headers: Headers) -> bool:
        return passes.is_signed_in(headers, self._lock.token, self._lock.secret)


def _is_strange(path: str) -> bool:
    return "\x00" in path or "\N{REPLACEMENT CHARACTER}" in path


def _is_page(scope: Scope, headers: Headers) -> bool:
    """Return whether a browser opens a page of the war-room."""
    is_opened = scope["method"] == "GET" and "text/html" in headers.get("accept", "")
    return is_opened and not scope["path"].startswith((SIGN_IN, "/assets/"))
