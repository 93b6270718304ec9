"""When a session begins, lives and ends.

A clock that jumps ahead and comes back costs nobody their session: ends are reckoned, never
written. A clock set back does not lengthen what was already past its end for good (`ended_at`).
"""

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.directory.users.model import Session
from tocsin.kernel import ids

IDLE = timedelta(hours=8)
AT_MOST = timedelta(hours=24)
NOTED_EVERY = timedelta(minutes=5)  # a session that is used is written no oftener
_AGENT, _ADDRESS = 200, 100
_KEY_BYTES = 32


def new_key() -> str:
    """Return what a browser keeps to show that a session, or a link, is its own."""
    return secrets.token_urlsafe(_KEY_BYTES)


def hashed(key: str) -> str:
    """Return what we keep of a key; keys are long and random, so no slow hash is needed."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def begun(
    user_id: str, key: str, *, how: str, now: datetime, address: str = "", agent: str = ""
) -> Session:
    """Return a new session under a key that was never used before."""
    return Session(
        session_id=ids.uuid7(now),
        user_id=user_id,
        key_hash=hashed(key),
        how=how,
        begun_at=now,
        seen_at=now,
        ends_at=now + AT_MOST,
        address=printable(address)[:_ADDRESS],
        agent=printable(agent)[:_AGENT],
    )


def is_alive(one: Session, now: datetime) -> bool:
    """Return whether a session may still be used."""
    return one.ended_at is None and now < one.ends_at and now - one.seen_at < IDLE


def seen(one: Session, now: datetime) -> Session | None:
    """Return the session as it is to be kept after a use, None while that is not worth writing."""
    return replace(one, seen_at=now) if now - one.seen_at >= NOTED_EVERY else None


def ended(one: Session, now: datetime) -> Session:
    """Return the session ended for good."""
    return one if one.ended_at is not None else replace(one, ended_at=now)


def printable(text: str) -> str:
    """Return told text without what no screen shows: control, bidi and zero-width marks."""
    return "".join(letter for letter in text if letter.isprintable())
