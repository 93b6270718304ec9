"""Posts that their platforms deleted: left out of every read, dropped at compaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, or_, select

from tocsin import listening
from tocsin.adapters.sql.tables import TOMBSTONES
from tocsin.adapters.sql.upserting import insert_new


class Tombstones:
    """The deleted posts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, stones: Sequence[listening.Tombstone]) -> None:
        """Keep deletions; a post is deleted once."""
        rows = [
            {"platform": stone.platform, "post_id": stone.post_id, "at": stone.at}
            for stone in stones
        ]
        insert_new(self._connection, TOMBSTONES, rows)

    def since(self, number: int) -> list[tuple[int, int]]:
        """Return (number, key) of what was deleted after a number, ascending."""
        wanted = select(TOMBSTONES.c.platform, TOMBSTONES.c.post_id, TOMBSTONES.c.number)
        rows = self._connection.execute(
            wanted.where(TOMBSTONES.c.number > number).order_by(TOMBSTONES.c.number)
        ).all()
        keys = listening.keys.of((row[0], row[1]) for row in rows)
        return [(row[2], key) for row, key in zip(rows, keys, strict=True)]

    def newest(self) -> int:
        """Return a number that grows with every addition, 0 for none."""
        return self._connection.scalar(select(func.max(TOMBSTONES.c.number))) or 0

    def oldest(self) -> int:
        """Return the lowest number that is still kept, 0 for none."""
        return self._connection.scalar(select(func.min(TOMBSTONES.c.number))) or 0

    def prune(self, before: datetime, upto: int, *, most: int) -> None:
        """Drop deletions numbered up to `upto` that are older than a time, or not of the newest.

        Their posts are purged: what is left keeps one that is delivered again from coming back.
        A public stream tells of a million deletions a day, nearly all of posts that nobody kept;
        of those the newest `most` are enough, as a stream repeats hours, not months.
        """
        is_purged = TOMBSTONES.c.number <= upto
        is_over = or_(TOMBSTONES.c.at < before, TOMBSTONES.c.number <= upto - most)
        self._connection.execute(delete(TOMBSTONES).where(is_purged, is_over))
