"""The verbs of users: let in, change, let go. The last administrator stays.

Each asks the law first; the caller holds the transaction and enters the audit.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from tocsin.directory import law
from tocsin.directory.acting import Actor, Role, require
from tocsin.directory.users import errors, names, ports, sessions
from tocsin.directory.users.model import Credentials, Link, Session, User
from tocsin.kernel import ids

LINK_LIVES = timedelta(hours=24)
_FOR_PEOPLE = (Role.APPROVER, Role.PUBLISHER, Role.ADMIN)


class Books(Protocol):
    """The books that users stand in, within one transaction."""

    @property
    def users(self) -> ports.Users:
        """Return users and their proofs."""
        ...

    @property
    def passkeys(self) -> ports.Passkeys:
        """Return passkeys."""
        ...

    @property
    def sessions(self) -> ports.Sessions:
        """Return sessions."""
        ...

    @property
    def links(self) -> ports.Links:
        """Return one-time links."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an administrator says of a user."""

    name: str
    shown: str
    roles: frozenset[Role]
    person_id: str = ""
    is_service: bool = False
    subject: str = ""


def listed(books: Books, actor: Actor) -> list[User]:
    """Return all who have not ended, in the order of their names; raises NotAllowed."""
    require(actor, "user.list", law.LAW)
    return books.users.all()


def add(books: Books, actor: Actor, told: Entry, now: datetime) -> User:
    """Make a user; raises NotAllowed, BadName, NameTaken, PersonTaken, NeverForMachines."""
    require(actor, "user.add", law.LAW)
    fresh = User(user_id=ids.uuid7(now), name="", shown="", roles=frozenset(), made_at=now)
    return _kept(books, fresh, told)


def change(books: Books, actor: Actor, user_id: str, told: Entry, now: datetime) -> User:
    """Change a user; raises what `add` does, UnknownUser, LastAdmin."""
    require(actor, "user.change", law.LAW)
    one = here(books, user_id)
    if Role.ADMIN in one.roles and Role.ADMIN not in told.roles:
        _check_not_last(books, one)
    if told.is_service and not one.is_service:
        _end_sessions(books, user_id, now)
    return _kept(books, one, told)


def end(books: Books, actor: Actor, user_id: str, now: datetime) -> User:
    """Let a user go: every session ends, no link opens; what they did stays under their name."""
    require(actor, "user.end", law.LAW)
    one = here(books, user_id)
    _check_not_last(books, one)
    ended = replace(one, ended_at=now)
    books.users.put(ended)
    books.users.prove(Credentials(user_id=user_id))
    for key in books.passkeys.of(user_id):
        books.passkeys.remove(key.passkey_id)
    books.links.void(user_id, now)
    _end_sessions(books, user_id, now)
    return ended


def forget_proofs(books: Books, actor: Actor, user_id: str, now: datetime) -> User:
    """Have a user who lost their device begin anew: no codes, no passkeys, no sessions."""
    require(actor, "user.forget_proofs", law.LAW)
    one = here(books, user_id)
    books.users.prove(Credentials(user_id=user_id, password=books.users.proof(user_id).password))
    for key in books.passkeys.of(user_id):
        books.passkeys.remove(key.passkey_id)
    _end_sessions(books, user_id, now)
    return one


def link(books: Books, actor: Actor, user_id: str, now: datetime) -> str:
    """Return the key of a new one-time link for a user; earlier ones no longer open anything."""
    require(actor, "user.link", law.LAW)
    one = here(books, user_id)
    if one.is_service:
        raise errors.NeverForMachines(role="link")
    return _new_link(books, user_id, now)


def first_link(books: Books, now: datetime) -> str | None:
    """Return the key of the link that makes the first administrator, None once there are users."""
    return None if books.users.has_any() else _new_link(books, "", now)


def opened(books: Books, key: str, now: datetime) -> Link:
    """Return the link of a key while it opens anything; raises LinkSpent."""
    one = books.links.get(sessions.hashed(key))
    is_fresh = one is not None and one.used_at is None and now < one.ends_at
    if one is None or not is_fresh or (not one.user_id and books.users.has_any()):
        raise errors.LinkSpent
    return one


def welcome(books: Books, key: str, *, name: str, shown: str, password: str, now: datetime) -> User:
    """Use a link up: keep the hashed password; the first link makes an administrator.

    Raises LinkSpent, BadName. Every session that stood before ends.
    """
    told = opened(books, key, now)
    if not books.links.spend(told.key_hash, now):
        raise errors.LinkSpent
    one = here(books, told.user_id) if told.user_id else _first(books, name, shown, now)
    books.users.prove(replace(books.users.proof(one.user_id), password=password))
    _end_sessions(books, one.user_id, now)
    return one


def end_session(
    books: Books, actor: Actor, session_id: str, user_id: str, now: datetime
) -> Session:
    """End one of a user's sessions: one's own, or an administrator's word."""
    if user_id != actor.user_id:
        require(actor, "session.end", law.LAW)
    found = next((one for one in books.sessions.of(user_id) if one.session_id == session_id), None)
    if found is None:
        raise errors.UnknownSession(session_id=session_id)
    over = sessions.ended(found, now)
    books.sessions.put(over)
    return over


def here(books: Books, user_id: str) -> User:
    """Return a user who has not ended; raises UnknownUser."""
    one = books.users.get(user_id)
    if one is None or one.ended_at is not None:
        raise errors.UnknownUser(user_id=user_id)
    return one


def _kept(books: Books, one: User, told: Entry) -> User:
    name = names.sign_in_name(told.name)
    other = books.users.named(name)
    if other is not None and other.user_id != one.user_id:
        raise errors.NameTaken(name=name)
    _check_one_user(books, one, told)
    if told.is_service:
        for role in _FOR_PEOPLE:
            if role in told.roles:
                raise errors.NeverForMachines(role=role.value)
    kept = replace(
        one,
        name=name,
        shown=names.shown_name(told.shown or told.name),
        roles=told.roles,
        person_id=told.person_id,
        is_service=told.is_service,
        subject=told.subject,
    )
    books.users.put(kept)
    return kept


def _check_one_user(books: Books, one: User, told: Entry) -> None:
    """Raise PersonTaken where somebody would be two users, and so sign as two people."""
    for other in books.users.all() if told.person_id else ():
        is_another = other.user_id != one.user_id and not other.is_service
        if is_another and other.ended_at is None and other.person_id == told.person_id:
            raise errors.PersonTaken(name=other.shown)


def _first(books: Books, name: str, shown: str, now: datetime) -> User:
    told = Entry(name=name, shown=shown, roles=frozenset({Role.ADMIN}))
    fresh = User(user_id=ids.uuid7(now), name="", shown="", roles=told.roles, made_at=now)
    return _kept(books, fresh, told)


def _new_link(books: Books, user_id: str, now: datetime) -> str:
    books.links.void(user_id, now)
    key = sessions.new_key()
    books.links.put(
        Link(key_hash=sessions.hashed(key), user_id=user_id, made_at=now, ends_at=now + LINK_LIVES)
    )
    return key


def _check_not_last(books: Books, one: User) -> None:
    admins = [each for each in books.users.all() if Role.ADMIN in each.roles]
    if Role.ADMIN in one.roles and len(admins) <= 1:
        raise errors.LastAdmin(name=one.shown)


def _end_sessions(books: Books, user_id: str, now: datetime) -> None:
    for one in books.sessions.of(user_id):
        books.sessions.put(sessions.ended(one, now))
