"""Verdicts and missed cases: every version is kept, the newest one counts."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, func, insert, select, update

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.learning.tables import MISSED_CASES, VERDICTS


class Verdicts:
    """What people say of warnings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: warning.ledger.Verdict) -> None:
        """Keep a version, the newest from now on."""
        former = update(VERDICTS).where(VERDICTS.c.warning_id == one.warning_id)
        self._connection.execute(former.values(is_newest=False))
        row = {
            "warning_id": one.warning_id,
            "version": one.version,
            "watch_id": one.watch_id,
            "at": one.at,
            "is_newest": True,
            "body": wire.told(one),
        }
        self._connection.execute(insert(VERDICTS), row)

    def versions(self, warning_id: str) -> list[warning.ledger.Verdict]:
        """Return all that was ever said of a warning, the newest first."""
        wanted = select(VERDICTS.c.body).where(VERDICTS.c.warning_id == warning_id)
        return self._taken(wanted.order_by(VERDICTS.c.version.desc()))

    def mark(self) -> str:
        """Return what changes with every verdict."""
        row = self._connection.execute(select(func.count(), func.max(VERDICTS.c.at))).one()
        return f"{row[0]} {row[1]}"

    def newest(
        self, watch_id: str | None = None, warning_ids: Sequence[str] | None = None
    ) -> list[warning.ledger.Verdict]:
        """Return what counts, in the order of the warnings."""
        wanted = select(VERDICTS.c.body).where(VERDICTS.c.is_newest)
        if watch_id is not None:
            wanted = wanted.where(VERDICTS.c.watch_id == watch_id)
        if warning_ids is not None:
            wanted = wanted.where(VERDICTS.c.warning_id.in_(warning_ids))
        return self._taken(wanted.order_by(VERDICTS.c.warning_id))

    def _taken(self, wanted: Select[str]) -> list[warning.ledger.Verdict]:
        return [
            wire.taken(body, warning.ledger.Verdict) for body in self._connection.scalars(wanted)
        ]


class MissedCases:
    """What nobody was warned of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: warning.ledger.Missed) -> None:
        """Keep a version, the newest from now on."""
        former = update(MISSED_CASES).where(MISSED_CASES.c.missed_id == one.missed_id)
        self._connection.execute(former.values(is_newest=False))
        row = {
            "missed_id": one.missed_id,
            "version": one.version,
            "watch_id": one.watch_id,
            "onset": one.onset,
            "is_newest": True,
            "body": wire.told(one),
        }
        self._connection.execute(insert(MISSED_CASES), row)

    def get(self, missed_id: str) -> warning.ledger.Missed | None:
        """Return the newest version, withdrawn or not."""
        wanted = select(MISSED_CASES.c.body).where(
            MISSED_CASES.c.missed_id == missed_id, MISSED_CASES.c.is_newest
        )
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, warning.ledger.Missed)

    def all(self, watch_id: str | None = None) -> list[warning.ledger.Missed]:
        """Return those that stand, the latest onset first."""
        wanted = select(MISSED_CASES.c.body).where(MISSED_CASES.c.is_newest)
        if watch_id is not None:
            wanted = wanted.where(MISSED_CASES.c.watch_id == watch_id)
        ordered = wanted.order_by(MISSED_CASES.c.onset.desc(), MISSED_CASES.c.missed_id)
        found = [
            wire.taken(body, warning.ledger.Missed) for body in self._connection.scalars(ordered)
        ]
        return [one for one in found if not one.is_withdrawn]
