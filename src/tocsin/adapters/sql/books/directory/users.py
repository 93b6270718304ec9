"""Users, what proves that it is them, and their passkeys."""

from sqlalchemy import Connection, Select, delete, false, or_, select

from tocsin import directory
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.directory.tables import CREDENTIALS, PASSKEYS, USERS
from tocsin.adapters.sql.upserting import upsert

_User, _Credentials = directory.users.User, directory.users.Credentials
_Passkey = directory.users.Passkey


class Users:
    """Every user, those that ended too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.users.User) -> None:
        """Keep a user, in place of their older self."""
        row = {
            "user_id": one.user_id,
            "name": one.name,
            "subject": one.subject,
            "is_simulated": one.is_simulated,
            "ended_at": one.ended_at,
            "body": wire.told(one),
        }
        upsert(self._connection, USERS, [row])

    def get(self, user_id: str) -> directory.users.User | None:
        """Return a user, an ended one, too."""
        return self._one(select(USERS.c.body).where(USERS.c.user_id == user_id))

    def named(self, name: str) -> directory.users.User | None:
        """Return who signs in by a folded name and has not ended."""
        return self._one(_here().where(USERS.c.name == name))

    def vouched(self, subject: str) -> directory.users.User | None:
        """Return whom another house vouches for by this subject, and who has not ended."""
        return self._one(_here().where(USERS.c.subject == subject)) if subject else None

    def has_ended(self, subject: str, name: str) -> bool:
        """Return whether somebody of this subject or folded name was let go; "" is nobody's."""
        wanted = [USERS.c.subject == subject] if subject else []
        wanted += [USERS.c.name == name] if name else []
        gone = select(USERS.c.user_id).where(USERS.c.ended_at.is_not(None), or_(false(), *wanted))
        return self._connection.scalar(gone.limit(1)) is not None

    def all(self) -> list[directory.users.User]:
        """Return all who have not ended, in the order of their names."""
        bodies = self._connection.scalars(_here().order_by(USERS.c.name, USERS.c.user_id))
        return [wire.taken(body, _User) for body in bodies]

    def has_any(self) -> bool:
        """Return whether a user was ever made; the demo's fictional ones do not count."""
        wanted = select(USERS.c.user_id).where(USERS.c.is_simulated.is_(False))
        return self._connection.scalar(wanted.limit(1)) is not None

    def prove(self, one: directory.users.Credentials) -> None:
        """Keep what proves that it is a user."""
        row = {"user_id": one.user_id, "body": wire.told(one)}
        upsert(self._connection, CREDENTIALS, [row])

    def proof(self, user_id: str) -> directory.users.Credentials:
        """Return what proves that it is a user; nothing, for who has set nothing."""
        wanted = select(CREDENTIALS.c.body).where(CREDENTIALS.c.user_id == user_id)
        body = self._connection.scalar(wanted)
        return _Credentials(user_id=user_id) if body is None else wire.taken(body, _Credentials)

    def _one(self, wanted: Select[str]) -> directory.users.User | None:
        body = self._connection.scalar(wanted.limit(1))
        return None if body is None else wire.taken(body, _User)


class Passkeys:
    """Every passkey."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.users.Passkey) -> None:
        """Keep a passkey, in place of its older self."""
        row = {"passkey_id": one.passkey_id, "user_id": one.user_id, "body": wire.told(one)}
        upsert(self._connection, PASSKEYS, [row])

    def get(self, passkey_id: str) -> directory.users.Passkey | None:
        """Return a passkey."""
        wanted = select(PASSKEYS.c.body).where(PASSKEYS.c.passkey_id == passkey_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, _Passkey)

    def of(self, user_id: str) -> list[directory.users.Passkey]:
        """Return a user's passkeys, the oldest first."""
        bodies = self._connection.scalars(
            select(PASSKEYS.c.body).where(PASSKEYS.c.user_id == user_id)
        )
        found = [wire.taken(body, _Passkey) for body in bodies]
        return sorted(found, key=lambda one: (one.made_at, one.passkey_id))

    def remove(self, passkey_id: str) -> None:
        """Forget a passkey."""
        self._connection.execute(delete(PASSKEYS).where(PASSKEYS.c.passkey_id == passkey_id))


def _here() -> Select[str]:
    return select(USERS.c.body).where(USERS.c.ended_at.is_(None))
