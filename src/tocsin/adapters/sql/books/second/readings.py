"""What both readers together say of picked posts; the newest answer is the one in force."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, select

from tocsin import enrichment
from tocsin.adapters.sql.books.second.tables import SECOND_READINGS
from tocsin.adapters.sql.upserting import upsert

_AT_ONCE = 500  # keys in one question: SQLite takes some 32,000 at most

_Shares = dict[str, tuple[float, ...]]


class SecondReadings:
    """Second readings by the key of their post."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, some: Sequence[enrichment.second.Reread]) -> None:
        """Keep what was read, in place of what was read of the same posts before."""
        rows = [
            {
                "key": one.key,
                "created_at": one.created_at,
                "model": one.model,
                "shares": msgspec.json.encode(one.shares).decode(),
            }
            for one in some
        ]
        upsert(self._connection, SECOND_READINGS, rows)

    def of(self, keys: Sequence[int]) -> dict[int, enrichment.second.Reread]:
        """Return what is kept of these posts."""
        found = {}
        for some in _cut(keys):
            wanted = select(SECOND_READINGS).where(SECOND_READINGS.c.key.in_(some))
            for row in self._connection.execute(wanted):
                found[row.key] = _reread(row)
        return found

    def between(self, since: datetime, until: datetime) -> Iterator[enrichment.second.Reread]:
        """Yield what is kept of posts created in since <= created < until."""
        created = SECOND_READINGS.c.created_at
        wanted = select(SECOND_READINGS).where(created >= since, created < until)
        for row in self._connection.execute(wanted):
            yield _reread(row)

    def known(self, keys: Sequence[int], model: str) -> set[int]:
        """Return those of `keys` that `model` has read."""
        found: set[int] = set()
        for some in _cut(keys):
            wanted = select(SECOND_READINGS.c.key).where(
                SECOND_READINGS.c.key.in_(some), SECOND_READINGS.c.model == model
            )
            found.update(self._connection.scalars(wanted))
        return found

    def forget(self, keys: Sequence[int]) -> None:
        """Let go of what is kept of posts that are withdrawn."""
        for some in _cut(keys):
            gone = SECOND_READINGS.c.key.in_(some)
            self._connection.execute(SECOND_READINGS.delete().where(gone))

    def erase(self, before: datetime) -> None:
        """Let go of what is kept of posts created before a time (retention)."""
        gone = SECOND_READINGS.c.created_at < before
        self._connection.execute(SECOND_READINGS.delete().where(gone))


def _reread(row: Row[tuple[object, ...]]) -> enrichment.second.Reread:
    return enrichment.second.Reread(
        key=row.key,
        created_at=row.created_at,
        model=row.model,
        shares=msgspec.json.decode(row.shares, type=_Shares),
    )


def _cut(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield keys[first : first + _AT_ONCE]
