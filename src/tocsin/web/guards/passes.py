"""The server's token: shown as a Bearer token, or once at sign-in for a cookie.

The cookie holds a digest keyed by the house's own secret too: nobody can guess tokens by guessing
cookies, nor try tokens against a stolen cookie. A new token ends every session.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

COOKIE = "tocsin_session"
_MEANT_FOR = b"tocsin session 2"


def cookie_value(token: str, secret: bytes) -> str:
    """Return what the cookie of a signed-in browser holds; `secret` is the house's."""
    told = b"\x1f".join((_MEANT_FOR, sha256(_bytes(token)).digest()))
    return hmac.new(secret, told, sha256).hexdigest()


def is_token(shown: str, token: str) -> bool:
    """Return whether `shown` is the token, in constant time; no token is never right."""
    same = hmac.compare_digest(sha256(_bytes(shown)).digest(), sha256(_bytes(token)).digest())
    return bool(token) and same


def bearer(headers: Mapping[str, str]) -> str:
    """Return the Bearer token of a request, "" for none."""
    kind, _, shown = headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return ""
    # Headers are read as Latin-1; a token may hold any character.
    return shown.strip().encode("latin-1", "replace").decode("utf-8", "replace")


def is_signed_in(headers: Mapping[str, str], token: str, secret: bytes) -> bool:
    """Return whether the request carries the cookie of a signed-in browser."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return kept is not None and bool(token) and is_token(kept.value, cookie_value(token, secret))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
