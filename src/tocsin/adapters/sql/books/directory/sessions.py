"""Sessions, and the one-time links that begin them."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from tocsin import directory
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.directory.tables import SESSIONS, SIGN_IN_LINKS
from tocsin.adapters.sql.upserting import upsert

_Session = directory.users.Session


class Sessions:
    """Every session that retention has not taken."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.users.Session) -> None:
        """Keep a session, in place of its older self."""
        row = {
            "session_id": one.session_id,
            "user_id": one.user_id,
            "key_hash": one.key_hash,
            "begun_at": one.begun_at,
            "ends_at": one.ends_at,
            "ended_at": one.ended_at,
            "body": wire.told(one),
        }
        upsert(self._connection, SESSIONS, [row])

    def by_key(self, key_hash: str) -> directory.users.Session | None:
        """Return the session of a key."""
        wanted = select(SESSIONS.c.body).where(SESSIONS.c.key_hash == key_hash)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, _Session)

    def of(self, user_id: str) -> list[directory.users.Session]:
        """Return a user's sessions that nobody ended, the newest first."""
        wanted = select(SESSIONS.c.body).where(
            SESSIONS.c.user_id == user_id, SESSIONS.c.ended_at.is_(None)
        )
        ordered = wanted.order_by(SESSIONS.c.begun_at.desc(), SESSIONS.c.session_id.desc())
        return [wire.taken(body, _Session) for body in self._connection.scalars(ordered)]

    def forget(self, before: datetime) -> None:
        """Let go of sessions that were over before a time."""
        self._connection.execute(delete(SESSIONS).where(SESSIONS.c.ends_at < before))


class Links:
    """Every one-time link: the used ones stay, so that none is used twice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.users.Link) -> None:
        """Keep a new link."""
        row = {column.name: getattr(one, column.name) for column in SIGN_IN_LINKS.columns}
        upsert(self._connection, SIGN_IN_LINKS, [row])

    def get(self, key_hash: str) -> directory.users.Link | None:
        """Return a link."""
        wanted = select(SIGN_IN_LINKS).where(SIGN_IN_LINKS.c.key_hash == key_hash)
        row = self._connection.execute(wanted).mappings().first()
        return None if row is None else directory.users.Link(**row)

    def spend(self, key_hash: str, now: datetime) -> bool:
        """Use a link up; returns whether it was there to be used: only ever once."""
        spent = (
            update(SIGN_IN_LINKS)
            .where(
                SIGN_IN_LINKS.c.key_hash == key_hash,
                SIGN_IN_LINKS.c.used_at.is_(None),
                SIGN_IN_LINKS.c.ends_at > now,
            )
            .values(used_at=now)
        )
        return self._connection.execute(spent).rowcount == 1

    def void(self, user_id: str, now: datetime) -> None:
        """Use up every other link of a user."""
        of_theirs = SIGN_IN_LINKS.c.user_id == user_id
        unused = SIGN_IN_LINKS.c.used_at.is_(None)
        self._connection.execute(update(SIGN_IN_LINKS).where(of_theirs, unused).values(used_at=now))
