"""Backtests that were run, with their reports."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.learning.tables import BACKTESTS
from tocsin.adapters.sql.upserting import upsert

Told = dict[str, object]


class Backtests:
    """What came of each, as the API tells it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, told: Mapping[str, object], *, keep: int) -> None:
        """Keep one, and of all the newest `keep`."""
        row = {
            "backtest_id": told["backtest_id"],
            "watch_id": told["watch_id"],
            "at": datetime.fromisoformat(str(told["asked_at"])),
            "body": wire.told(told),
        }
        upsert(self._connection, BACKTESTS, [row])
        newest = select(BACKTESTS.c.backtest_id).order_by(BACKTESTS.c.backtest_id.desc())
        old = self._connection.scalars(newest.offset(keep)).all()
        self._connection.execute(BACKTESTS.delete().where(BACKTESTS.c.backtest_id.in_(old)))

    def get(self, backtest_id: str) -> Told | None:
        """Return one."""
        wanted = select(BACKTESTS.c.body).where(BACKTESTS.c.backtest_id == backtest_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, Told)

    def recent(self, watch_id: str | None = None, limit: int = 50) -> list[Told]:
        """Return them, the newest first."""
        wanted = select(BACKTESTS.c.body)
        if watch_id is not None:
            wanted = wanted.where(BACKTESTS.c.watch_id == watch_id)
        ordered = wanted.order_by(BACKTESTS.c.backtest_id.desc()).limit(limit)
        return [wire.taken(body, Told) for body in self._connection.scalars(ordered)]
