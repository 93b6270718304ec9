"""Silences, and the notices that were not sent: nothing silenced disappears."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.rulings.tables import SILENCES, WITHHELD_NOTICES
from tocsin.adapters.sql.upserting import upsert


class Silences:
    """Every silence, those that ended too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: warning.fatigue.Silence) -> None:
        """Keep one, in place of its older self."""
        row = {
            "silence_id": one.silence_id,
            "ends_at": one.ends_at,
            "ended_at": one.ended_at,
            "body": wire.told(one),
        }
        upsert(self._connection, SILENCES, [row])

    def get(self, silence_id: str) -> warning.fatigue.Silence | None:
        """Return one."""
        wanted = select(SILENCES.c.body).where(SILENCES.c.silence_id == silence_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, warning.fatigue.Silence)

    def open(self) -> list[warning.fatigue.Silence]:
        """Return those that have not ended, the first to end first."""
        wanted = select(SILENCES.c.body).where(SILENCES.c.ended_at.is_(None))
        ordered = wanted.order_by(SILENCES.c.ends_at, SILENCES.c.silence_id)
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, warning.fatigue.Silence) for body in bodies]

    def recent(self, limit: int = 200) -> list[warning.fatigue.Silence]:
        """Return all, the last to end first."""
        wanted = select(SILENCES.c.body)
        ordered = wanted.order_by(SILENCES.c.ends_at.desc(), SILENCES.c.silence_id).limit(limit)
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, warning.fatigue.Silence) for body in bodies]


class WithheldNotices:
    """Changes of level that nobody was sent a notice of, and why."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, some: Iterable[warning.fatigue.Withheld]) -> None:
        """Keep what was kept back."""
        rows = [
            {
                "change_id": one.change_id,
                "warning_id": one.warning_id,
                "watch_id": one.watch_id,
                "at": one.at,
                "by": one.by,
                "body": wire.told(one),
            }
            for one in some
        ]
        upsert(self._connection, WITHHELD_NOTICES, rows)

    def of(
        self,
        *,
        warning_id: str | None = None,
        by: str | None = None,
        since: datetime | None = None,
        limit: int = 200,
    ) -> list[warning.fatigue.Withheld]:
        """Return what was kept back, the newest first."""
        wanted = select(WITHHELD_NOTICES.c.body)
        if warning_id is not None:
            wanted = wanted.where(WITHHELD_NOTICES.c.warning_id == warning_id)
        if by is not None:
            wanted = wanted.where(WITHHELD_NOTICES.c.by == by)
        if since is not None:
            wanted = wanted.where(WITHHELD_NOTICES.c.at >= since)
        at, change_id = WITHHELD_NOTICES.c.at, WITHHELD_NOTICES.c.change_id
        ordered = wanted.order_by(at.desc(), change_id.desc()).limit(limit)
        bodies = self._connection.scalars(ordered)
        return [wire.taken(body, warning.fatigue.Withheld) for body in bodies]
