"""The audit trail: appended, chained, never changed (the database refuses it, too)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.tables import AUDIT
from tocsin.kernel import audit

_PAGE = 1_000


class Trail:
    """Every human and machine decision."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self,
        at: datetime,
        actor: str,
        action: str,
        subject: str,
        facts: Mapping[str, object],
    ) -> audit.Entry:
        """Add a decision to the chain."""
        newest = self._connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(1))
        last = newest.first()
        # As it will be read back, so that the seal holds: tuples become lists, times texts.
        kept = wire.taken(wire.told(facts), dict[str, object])
        entry = audit.link(
            None if last is None else _entry(last),
            at=at,
            actor=actor,
            action=action,
            subject=subject,
            facts=kept,
        )
        row = {column.name: getattr(entry, column.name) for column in AUDIT.columns}
        self._connection.execute(insert(AUDIT), row | {"facts": wire.told(entry.facts)})
        return entry

    def entries(self) -> Iterator[audit.Entry]:
        """Yield all, from the first."""
        after = 0
        while True:
            wanted = select(AUDIT).where(AUDIT.c.number > after).order_by(AUDIT.c.number)
            page = self._connection.execute(wanted.limit(_PAGE)).all()
            yield from map(_entry, page)
            if len(page) < _PAGE:
                return
            after = page[-1].number


def _entry(row: Row[Any]) -> audit.Entry:
    return audit.Entry(
        number=row.number,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        facts=wire.taken(row.facts, dict[str, object]),
        before=row.before,
        seal=row.seal,
    )
