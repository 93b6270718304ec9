"""The directory in the one shape in which the API and the command tell of it."""

from tocsin import shapes
from tocsin.adapters import sql
from tocsin.directory import users


def user(books: sql.Books, one: users.User) -> shapes.Shape:
    """Return a user; nothing that proves that it is them leaves the house."""
    return {
        "user_id": one.user_id,
        "name": one.name,
        "shown": one.shown,
        "roles": sorted(one.roles),
        "person_id": one.person_id,
        "is_service": one.is_service,
        "is_simulated": one.is_simulated,
        "subject": one.subject,
        "made_at": shapes.time(one.made_at),
        "asks_code": books.users.proof(one.user_id).is_totp_proved,
        "passkeys": len(books.passkeys.of(one.user_id)),
    }


def passkey(one: users.Passkey) -> shapes.Shape:
    """Return a passkey as its owner knows it."""
    return {
        "passkey_id": one.passkey_id,
        "name": one.name,
        "made_at": shapes.time(one.made_at),
        "used_at": shapes.time(one.used_at) if one.used_at else None,
    }


def session(one: users.Session, this: str = "") -> shapes.Shape:
    """Return a session; `this` is the one that asks."""
    return {
        "session_id": one.session_id,
        "user_id": one.user_id,
        "how": one.how,
        "begun_at": shapes.time(one.begun_at),
        "seen_at": shapes.time(one.seen_at),
        "ends_at": shapes.time(one.ends_at),
        "address": one.address,
        "agent": one.agent,
        "is_this": one.session_id == this,
    }
