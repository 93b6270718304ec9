"""What could not be taken in, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from tocsin import listening
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.tables import QUARANTINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One fault of one source."""

    source_id: str
    at: datetime
    fault: listening.Fault


class Quarantine:
    """The faults."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, source_id: str, faults: Sequence[listening.Fault], at: datetime) -> None:
        """Keep faults, in order."""
        rows = [
            {
                "source_id": source_id,
                "at": at,
                "place": wire.printable(fault.place),
                "reason": wire.printable(fault.reason),
                "excerpt": wire.printable(fault.excerpt),
            }
            for fault in faults
        ]
        if rows:
            self._connection.execute(insert(QUARANTINE), rows)

    def recent(self, limit: int, source_id: str | None = None) -> list[Quarantined]:
        """Return the newest first."""
        wanted = select(QUARANTINE)
        if source_id is not None:
            wanted = wanted.where(QUARANTINE.c.source_id == source_id)
        found = self._connection.execute(
            wanted.order_by(QUARANTINE.c.number.desc()).limit(limit)
        ).all()
        return [
            Quarantined(
                source_id=row.source_id,
                at=row.at,
                fault=listening.Fault(place=row.place, reason=row.reason, excerpt=row.excerpt),
            )
            for row in found
        ]

    def reasons(self, source_id: str) -> list[tuple[str, int, str]]:
        """Return each reason, how often it was met, and where first; the commonest first."""
        times, first = func.count(), func.min(QUARANTINE.c.number)
        by_reason = (
            select(QUARANTINE.c.reason, times.label("times"), first.label("first"))
            .where(QUARANTINE.c.source_id == source_id)
            .group_by(QUARANTINE.c.reason)
            .subquery()
        )
        wanted = (
            select(by_reason.c.reason, by_reason.c.times, QUARANTINE.c.place)
            .join(QUARANTINE, QUARANTINE.c.number == by_reason.c.first)
            .order_by(by_reason.c.times.desc(), by_reason.c.first)
        )
        return [(reason, times, place) for reason, times, place in self._connection.execute(wanted)]

    def count(self) -> int:
        """Return how many there are."""
        return self._connection.scalar(select(func.count()).select_from(QUARANTINE)) or 0

    def prune(self, before: datetime) -> None:
        """Drop what is older."""
        self._connection.execute(delete(QUARANTINE).where(QUARANTINE.c.at < before))
