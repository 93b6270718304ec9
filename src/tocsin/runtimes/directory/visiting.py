"""Who is at the door: a signed-in user, the server's own machine, or nobody."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin import directory
from tocsin.adapters import sql
from tocsin.directory import entries, users

_MOMENT = timedelta(microseconds=1)
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
    """Return a user as the services see one, with the duties held at this moment."""
    return directory.Actor(
        user_id=user.user_id,
        name=user.shown,
        roles=user.roles,
        duties=duties_of(books, user.person_id, now),
    )


def duties_of(books: sql.Books, person_id: str, now: datetime) -> frozenset[str]:
    """Return the duties that a person holds now."""
    if not person_id:
        return frozenset()
    return directory.duties.duties_of(
        person_id,
        books.entries.all(entries.model.Duty),
        people(books),
        books.shifts.between(now, now + _MOMENT),
        now,
    )


def duty_at(books: sql.Books, duty_id: str, now: datetime) -> directory.duties.Held:
    """Return who holds a duty now, by the rota or by agreement; an unknown one nobody does."""
    duty = books.entries.get(entries.model.Duty, duty_id)
    if duty is None:
        return directory.duties.Held(duty_id=duty_id, person_id="", how="nobody")
    on = books.shifts.between(now, now + _MOMENT)
    return directory.duties.duty_at(duty, people(books), on, now)


def people(books: sql.Books) -> dict[str, entries.model.Person]:
    """Return our people by their ids."""
    return {one.entry_id: one for one in books.entries.all(entries.model.Person)}


def is_to_note(one: Visitor, now: datetime) -> bool:
    """Return whether it is worth writing that a session is used."""
    return one.session is not None and users.sessions.seen(one.session, now) is not None


def note(books: sql.Books, key: str, now: datetime) -> None:
    """Keep that a session is used, unless somebody ended it meanwhile."""
    session = books.sessions.by_key(users.sessions.hashed(key))
    if session is None or not users.sessions.is_alive(session, now):
        return
    seen = users.sessions.seen(session, now)
    if seen is not None:
        books.sessions.put(seen)
