"""Sensitive periods of one's own."""

from sqlalchemy import Connection, delete, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.rulings.tables import SENSITIVE_PERIODS
from tocsin.adapters.sql.upserting import upsert


class Periods:
    """Kept whole, by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[warning.periods.Period]:
        """Return all, in the order of their ids."""
        wanted = select(SENSITIVE_PERIODS.c.body).order_by(SENSITIVE_PERIODS.c.period_id)
        bodies = self._connection.scalars(wanted)
        return [wire.taken(body, warning.periods.Period) for body in bodies]

    def put(self, one: warning.periods.Period) -> None:
        """Keep one, in place of an older one with its id."""
        row = {"period_id": one.period_id, "body": wire.told(one)}
        upsert(self._connection, SENSITIVE_PERIODS, [row])

    def remove(self, period_id: str) -> bool:
        """Forget one; returns whether there was one."""
        gone = delete(SENSITIVE_PERIODS).where(SENSITIVE_PERIODS.c.period_id == period_id)
        return self._connection.execute(gone).rowcount > 0
