"""The warning ledger: what stands, and every change of level with its reasons."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.tables import EARLY_WARNINGS, LEVEL_CHANGES
from tocsin.adapters.sql.upserting import upsert


class Warnings:
    """Early warnings and their level changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self) -> list[warning.EarlyWarning]:
        """Return those not closed, the highest first, then the newest."""
        wanted = select(EARLY_WARNINGS).where(EARLY_WARNINGS.c.closed_at.is_(None))
        ordered = wanted.order_by(
            EARLY_WARNINGS.c.level.desc(),
            EARLY_WARNINGS.c.opened_at.desc(),
            EARLY_WARNINGS.c.warning_id.desc(),
        )
        return [_warning(row) for row in self._connection.execute(ordered).mappings()]

    def get(self, warning_id: str) -> warning.EarlyWarning | None:
        """Return one."""
        wanted = select(EARLY_WARNINGS).where(EARLY_WARNINGS.c.warning_id == warning_id)
        row = self._connection.execute(wanted).mappings().first()
        return None if row is None else _warning(row)

    def recent(
        self, watch_id: str | None = None, limit: int = 50, before: datetime | None = None
    ) -> list[warning.EarlyWarning]:
        """Return the newest first; `before` (opened_at) begins the next page."""
        wanted = select(EARLY_WARNINGS)
        if watch_id is not None:
            wanted = wanted.where(EARLY_WARNINGS.c.watch_id == watch_id)
        if before is not None:
            wanted = wanted.where(EARLY_WARNINGS.c.opened_at < before)
        ordered = wanted.order_by(
            EARLY_WARNINGS.c.opened_at.desc(), EARLY_WARNINGS.c.warning_id.desc()
        ).limit(limit)
        return [_warning(row) for row in self._connection.execute(ordered).mappings()]

    def put(self, one: warning.EarlyWarning) -> None:
        """Keep one, in place of its older self."""
        row = asdict(one) | {"level": int(one.level), "peak": int(one.peak)}
        upsert(self._connection, EARLY_WARNINGS, [row])

    def add_change(self, change: warning.LevelChange) -> None:
        """Keep a change of level."""
        row = {
            "change_id": change.change_id,
            "warning_id": change.warning_id,
            "watch_id": change.watch_id,
            "at": change.at,
            "body": wire.told(change),
        }
        upsert(self._connection, LEVEL_CHANGES, [row])

    def changes(
        self,
        *,
        warning_id: str | None = None,
        watch_id: str | None = None,
        since: datetime | None = None,
        limit: int = 200,
    ) -> list[warning.LevelChange]:
        """Return changes of level, the newest first."""
        wanted = select(LEVEL_CHANGES.c.body)
        if warning_id is not None:
            wanted = wanted.where(LEVEL_CHANGES.c.warning_id == warning_id)
        if watch_id is not None:
            wanted = wanted.where(LEVEL_CHANGES.c.watch_id == watch_id)
        if since is not None:
            wanted = wanted.where(LEVEL_CHANGES.c.at >= since)
        ordered = wanted.order_by(LEVEL_CHANGES.c.at.desc(), LEVEL_CHANGES.c.change_id.desc())
        bodies = self._connection.scalars(ordered.limit(limit))
        return [wire.taken(body, warning.LevelChange) for body in bodies]


def _warning(row: RowMapping) -> warning.EarlyWarning:
    levels = {name: warning.Level(row[name]) for name in ("level", "peak")}
    return warning.EarlyWarning(**{**row, **levels})
