"""Who is asking: looked up in the books once a request, so that an ended user is out at once.

The cookie is `__Host-tocsin_visit` over https, `tocsin_visit` on a plain loopback address. What a
session changes needs a second proof that our own page asks: the header CSRF_HEADER, whose value the
page reads from the readable cookie; another site can make a browser send cookies, never a header.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from time import monotonic

import structlog
from starlette.datastructures import Headers
from starlette.responses import Response

from tocsin.adapters import sql
from tocsin.kernel import clock, errors
from tocsin.runtimes import directory

log = structlog.get_logger(__name__)

CSRF_HEADER = "x-tocsin-csrf"
_VISIT, _CSRF = "tocsin_visit", "tocsin_csrf"
_SAFE = "__Host-"
_AGAIN_S = 1.0  # how long an empty book of users is believed


@dataclass(slots=True)
class Visits:
    """Looks visitors up; remembers that there are users, for they never all go away."""

    db: sql.Database
    time: clock.Clock
    secret: bytes
    _has_users: bool = False
    _asked_at: float = -_AGAIN_S

    def has_users(self) -> bool:
        """Return whether anybody was ever made a user."""
        if not self._has_users and monotonic() - self._asked_at >= _AGAIN_S:
            with self.db.reading() as books:
                self._has_users = books.users.has_any()
            self._asked_at = monotonic()
        return self._has_users

    def look_again(self) -> None:
        """Believe the empty book no longer: a user was made just now."""
        self._asked_at = monotonic() - _AGAIN_S

    def by_cookie(self, headers: Headers) -> directory.Visitor | None:
        """Return who is signed in in this browser."""
        key = key_shown(headers)
        if not key:
            return None
        now = self.time.now()
        with self.db.reading() as books:
            found = directory.visiting.by_key(books, key, now)
        if found is not None and directory.visiting.is_to_note(found, now):
            self._note(key, now)
        return found

    def _note(self, key: str, now: datetime) -> None:
        """Keep that a session is used; books that refuse to be written keep nobody out."""
        try:
            with self.db.writing() as books:
                directory.visiting.note(books, key, now)
        except errors.TocsinError as refusal:
            log.warning("web.visit_not_noted", code=refusal.code)

    def machine(self) -> directory.Visitor | None:
        """Return whom the server's token acts as."""
        with self.db.reading() as books:
            return directory.visiting.machine(books, self.time.now())

    def csrf(self, key: str) -> str:
        """Return the second proof that belongs to a session's key."""
        return hmac.new(
            self.secret, b"csrf\x1f" + key.encode("utf-8", "replace"), sha256
        ).hexdigest()

    def is_proved(self, headers: Headers) -> bool:
        """Return whether the page shows the second proof."""
        shown = headers.get(CSRF_HEADER, "").encode("utf-8", "replace")
        return hmac.compare_digest(shown, self.csrf(key_shown(headers)).encode())

    def enter(self, answered: Response, key: str, *, is_https: bool, for_s: int) -> None:
        """Have a browser keep a session's key."""
        prefix = _SAFE if is_https else ""
        answered.set_cookie(
            prefix + _VISIT,
            key,
            max_age=for_s,
            path="/",
            secure=is_https,
            httponly=True,
            samesite="lax",
        )
        answered.set_cookie(
            prefix + _CSRF,
            self.csrf(key),
            max_age=for_s,
            path="/",
            secure=is_https,
            httponly=False,
            samesite="strict",
        )


def leave(answered: Response) -> None:
    """Have a browser forget its session."""
    for name in (_VISIT, _CSRF):
        answered.delete_cookie(name, path="/")
        answered.delete_cookie(_SAFE + name, path="/", secure=True)


def key_shown(headers: Headers) -> str:
    """Return the session's key that a request carries, "" for none; the safer cookie counts."""
    try:
        kept = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    found = kept.get(_SAFE + _VISIT) or kept.get(_VISIT)
    return found.value[:200] if found is not None else ""
