"""Lets a request in, or says why not: name, path, origin, token."""

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tocsin.kernel.errors import TocsinError
from tocsin.web import errors, problems
from tocsin.web.guards import origins, passes

SIGN_IN = "/sign-in"
LOGIN = "/api/login"
# A hook is signed, a probe tells nothing: neither asks for the token or an origin.
_SIGNED = "/hooks/"
_TOKEN_NEEDED = ("/api/", "/metrics")


class Gate:
    """Refuses strange names, other sites' changes and, where a token is set, strangers."""

    def __init__(self, app: ASGIApp, *, token: str, names: Iterable[str]) -> None:
        self._app, self._token, self._names = app, token, tuple(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request that may come in, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            return problems.answer(HTTPConnection(scope), refusal)
        is_stranger = bool(self._token) and not self._knows(headers)
        if is_stranger and _is_page(scope, headers):
            return RedirectResponse(SIGN_IN, 303)
        return None

    def _refusal(self, scope: Scope, headers: Headers) -> TocsinError | None:
        host, path = headers.get("host", ""), scope["path"]
        if not origins.is_ours(host, self._names):
            return errors.UnknownHost(host=host[:200])
        if _is_strange(path) or b"%00" in scope.get("query_string", b""):
            return errors.BadPath()
        if path.startswith(_SIGNED):
            return None
        is_change = scope["method"] not in origins.SAFE_METHODS
        if is_change and not (
            origins.is_own_page(headers) or passes.is_bearer(headers, self._token)
        ):
            return errors.CrossSite()
        is_guarded = path.startswith(_TOKEN_NEEDED) and path != LOGIN
        if self._token and is_guarded and not self._knows(headers):
            return errors.SignInNeeded()
        return None

    def _knows(self, headers: Headers) -> bool:
        token = self._token
        return passes.is_bearer(headers, token) or passes.is_signed_in(headers, token)


def _is_strange(path: str) -> bool:
    return "\x00" in path or "\N{REPLACEMENT CHARACTER}" in path


def _is_page(scope: Scope, headers: Headers) -> bool:
    """Return whether a browser opens a page of the war-room."""
    is_opened = scope["method"] == "GET" and "text/html" in headers.get("accept", "")
    return is_opened and not scope["path"].startswith((SIGN_IN, "/assets/"))
