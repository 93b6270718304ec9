"""Versions of the reader's weights: all stay listed, at most one is in use."""

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.teaching.tables import READER_VERSIONS
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import teaching


class ReaderVersions:
    """What was made of corrections and trainings, and who put it in use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: teaching.Version) -> None:
        """Keep one, in place of its older self."""
        row = {
            "version": one.version,
            "at": one.made_at,
            "state": str(one.state),
            "body": wire.told(one),
        }
        upsert(self._connection, READER_VERSIONS, [row])

    def get(self, version: str) -> teaching.Version | None:
        """Return one."""
        wanted = select(READER_VERSIONS.c.body).where(READER_VERSIONS.c.version == version)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, teaching.Version)

    def all(self) -> list[teaching.Version]:
        """Return them, the newest first."""
        table = READER_VERSIONS
        wanted = select(table.c.body).order_by(table.c.at.desc(), table.c.version)
        return [wire.taken(body, teaching.Version) for body in self._connection.scalars(wanted)]

    def in_use(self) -> teaching.Version | None:
        """Return the one that a person put in use, None while the shipped one reads."""
        table = READER_VERSIONS
        wanted = select(table.c.body).where(table.c.state == str(teaching.State.IN_USE))
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, teaching.Version)
