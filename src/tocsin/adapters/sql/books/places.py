"""Small facts kept by name: cursors, checkpoints, settings."""

from datetime import datetime

from sqlalchemy import Connection, select

from tocsin.adapters.sql.tables import CHECKPOINTS, CURSORS, SETTINGS
from tocsin.adapters.sql.upserting import upsert


class Cursors:
    """How far each source has been heard."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, source_id: str) -> str | None:
        """Return where a source stands, None before its first commit."""
        wanted = select(CURSORS.c.cursor).where(CURSORS.c.source_id == source_id)
        return self._connection.scalar(wanted)

    def move(self, source_id: str, cursor: str, at: datetime) -> None:
        """Put a source's cursor."""
        upsert(self._connection, CURSORS, [{"source_id": source_id, "cursor": cursor, "at": at}])


class Checkpoints:
    """States that a restart takes up again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, name: str, state: bytes, at: datetime) -> None:
        """Keep the newest state under a name."""
        upsert(self._connection, CHECKPOINTS, [{"name": name, "state": state, "at": at}])

    def load(self, name: str) -> bytes | None:
        """Return the state under a name."""
        found = self._connection.scalar(
            select(CHECKPOINTS.c.state).where(CHECKPOINTS.c.name == name)
        )
        return None if found is None else bytes(found)


class Settings:
    """Small texts by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return one, None where it was never put."""
        return self._connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))

    def put(self, name: str, value: str) -> None:
        """Keep one."""
        upsert(self._connection, SETTINGS, [{"name": name, "value": value}])
