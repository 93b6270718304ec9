"""Who is at the door: a signed-in user, the server's own machine, or nobody."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory
from tocsin.adapters import sql
from tocsin.directory import users

# The server's token may be copied by many hands: what goes outside needs a person.
_PEOPLE_ONLY = frozenset({directory.Role.APPROVER, directory.Role.PUBLISHER, directory.Role.ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A user and the session in which they are here; the server's machine has none."""

    user: users.User
    session: users.Session | None
    actor: directory.Actor


def by_key(books: sql.Books, key: str, now: datetime) -> Visitor | None:
    """Return whose session a key opens, None for nobody's; an ended user has none."""
    session = books.sessions.by_key(users.sessions.hashed(key)) if key else None
    if session is None or not users.sessions.is_alive(session, now):
        return None
    user = books.users.get(session.user_id)
    if user is None or user.ended_at is not None or user.is_service:
        return None
    return Visitor(user=user, session=session, actor=actor(books, user, now))


def machine(books: sql.Books, now: datetime) -> Visitor | None:
    """Return whom the server's token acts as, None while nobody made a service user."""
    user = next((one for one in books.users.all() if one.is_service), None)
    if user is None:
        return None
    machine_s = replace(user, roles=user.roles - _PEOPLE_ONLY)
    return Visitor(user=user, session=None, actor=actor(books, machine_s, now))


def actor(books: sql.Books, user: users.User, now: datetime) -> directory.Actor:
    """Return a user as the services see one."""
    del books, now
    return directory.Actor(user_id=user.user_id, name=user.shown, roles=user.roles)


def note(books: sql.Books, session: users.Session, now: datetime) -> None:
    """Keep that a session was used."""
    seen = users.sessions.seen(session, now)
    if seen is not None:
        books.sessions.put(seen)
