"""Corrections of readings: every one is kept, the newest of a reading counts."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select, update

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.teaching.tables import READING_CORRECTIONS
from tocsin.enrichment import teaching


class ReadingCorrections:
    """What people say readings should have been."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: teaching.Correction) -> None:
        """Keep a correction, the only one of its reading that counts from now on."""
        table = READING_CORRECTIONS
        former = update(table).where(table.c.post_id == one.post_id, table.c.head == one.head)
        self._connection.execute(former.values(stands=False))
        row = {
            "post_id": one.post_id,
            "head": one.head,
            "number": one.number,
            "at": one.at,
            "stands": one.stands,
            "body": wire.told(one),
        }
        self._connection.execute(insert(table), row)

    def newest(self, post_id: str, head: str) -> teaching.Correction | None:
        """Return the last word on a reading, taken back or not."""
        table = READING_CORRECTIONS
        wanted = select(table.c.body).where(table.c.post_id == post_id, table.c.head == head)
        body = self._connection.scalar(wanted.order_by(table.c.number.desc()).limit(1))
        return None if body is None else wire.taken(body, teaching.Correction)

    def of_post(self, post_id: str) -> list[teaching.Correction]:
        """Return all that was ever said of a post's readings, the newest first."""
        table = READING_CORRECTIONS
        wanted = select(table.c.body).where(table.c.post_id == post_id)
        ordered = wanted.order_by(table.c.at.desc(), table.c.head, table.c.number.desc())
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, teaching.Correction) for body in bodies]

    def standing(self) -> list[teaching.Correction]:
        """Return those that count, in the order they were made."""
        table = READING_CORRECTIONS
        wanted = select(table.c.body).where(table.c.stands)
        ordered = wanted.order_by(table.c.at, table.c.post_id, table.c.head)
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, teaching.Correction) for body in bodies]

    def standing_of(self, post_ids: Sequence[str]) -> list[teaching.Correction]:
        """Return those of these posts that count, the newest first."""
        table = READING_CORRECTIONS
        wanted = select(table.c.body).where(table.c.stands, table.c.post_id.in_(post_ids))
        ordered = wanted.order_by(table.c.at.desc(), table.c.post_id, table.c.head)
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, teaching.Correction) for body in bodies]

    def count(self) -> int:
        """Return how many count."""
        table = READING_CORRECTIONS
        wanted = select(func.count()).select_from(table).where(table.c.stands)
        return int(self._connection.scalar(wanted) or 0)
