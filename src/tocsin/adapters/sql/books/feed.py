"""The event feed that screens follow: numbered, kept for a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.tables import FEED


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """One event; positions only grow, with gaps."""

    position: int
    kind: str
    payload: Mapping[str, object]
    at: datetime


class Feed:
    """The feed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, kind: str, payload: Mapping[str, object], at: datetime) -> int:
        """Add an event; returns its position."""
        row = {"kind": kind, "payload": wire.told(payload), "at": at}
        done = self._connection.execute(insert(FEED).values(row).returning(FEED.c.number))
        return int(done.scalar_one())

    def after(self, position: int, limit: int = 500) -> list[FeedEvent]:
        """Return what follows a position, in order."""
        wanted = select(FEED).where(FEED.c.number > position).order_by(FEED.c.number).limit(limit)
        return [
            FeedEvent(
                position=row.number,
                kind=row.kind,
                payload=wire.taken(row.payload, dict[str, object]),
                at=row.at,
            )
            for row in self._connection.execute(wanted)
        ]

    def head(self) -> int:
        """Return the newest position, 0 before the first event."""
        return self._connection.scalar(select(func.max(FEED.c.number))) or 0

    def oldest(self) -> int:
        """Return the oldest position still kept, 0 before the first event."""
        return self._connection.scalar(select(func.min(FEED.c.number))) or 0

    def prune(self, before: datetime) -> None:
        """Drop what is older; the newest event always stays, so that the head does."""
        old = delete(FEED).where(FEED.c.at < before, FEED.c.number < self.head())
        self._connection.execute(old)

    def begin_anew(self, at: datetime) -> None:
        """Hold no position of before, so that whoever followed takes a fresh snapshot.

        Two events that change nothing: without a gap, the position before them would still do.
        """
        for _ in range(2):
            self.append("minutes", {"rows": []}, at)
        self._connection.execute(delete(FEED).where(FEED.c.number < self.head()))
