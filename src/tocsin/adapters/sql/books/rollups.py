"""Roll-ups: one row a watch and minute, merged with what is stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyarrow as pa
from sqlalchemy import Connection, select

from tocsin import indicators
from tocsin.adapters.sql.tables import ROLLUPS
from tocsin.adapters.sql.upserting import upsert

_NAMES = indicators.ROLLUPS.names
_CHUNK = 5_000  # minutes in one statement

_Key = tuple[str, int]
_Row = dict[str, object]


class Rollups:
    """The indicators' minutes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def merge(self, partials: pa.Table) -> pa.Table:
        """Add partial rows to what is stored; returns the touched rows as they now are."""
        rows = _one_a_key(_rows(partials))
        stored = self._stored(rows)
        for key, row in stored.items():
            rows[key] = indicators.merge_rows(row, rows[key])
        ordered = [rows[key] for key in sorted(rows)]
        upsert(self._connection, ROLLUPS, ordered)
        return pa.Table.from_pylist(ordered, schema=indicators.ROLLUPS)

    def series(self, watch_id: str, first_minute: int, last_minute: int) -> pa.Table:
        """Return a watch's rows of first..last (inclusive), ascending."""
        wanted = (
            select(*(ROLLUPS.c[name] for name in _NAMES))
            .where(ROLLUPS.c.watch_id == watch_id)
            .where(ROLLUPS.c.minute.between(first_minute, last_minute))
            .order_by(ROLLUPS.c.minute)
        )
        return _table(self._connection.execute(wanted).all())

    def erase(self, before_minute: int) -> int:
        """Drop rows older than a minute (retention); returns how many."""
        gone = ROLLUPS.delete().where(ROLLUPS.c.minute < before_minute)
        return self._connection.execute(gone).rowcount

    def _stored(self, keys: Iterable[_Key]) -> dict[_Key, _Row]:
        minutes: dict[str, list[int]] = defaultdict(list)
        for watch_id, minute in keys:
            minutes[watch_id].append(minute)
        found: dict[_Key, _Row] = {}
        for watch_id, some in minutes.items():
            for start in range(0, len(some), _CHUNK):
                found |= self._of(watch_id, some[start : start + _CHUNK])
        return found

    def _of(self, watch_id: str, minutes: Sequence[int]) -> dict[_Key, _Row]:
        wanted = (
            select(*(ROLLUPS.c[name] for name in _NAMES))
            .where(ROLLUPS.c.watch_id == watch_id)
            .where(ROLLUPS.c.minute.in_(minutes))
        )
        found = (dict(zip(_NAMES, row, strict=True)) for row in self._connection.execute(wanted))
        return {(watch_id, int(str(row["minute"]))): row for row in found}


def _rows(table: pa.Table) -> Iterable[_Row]:
    columns = [table[name].to_pylist() for name in _NAMES]
    return (dict(zip(_NAMES, row, strict=True)) for row in zip(*columns, strict=True))


def _one_a_key(rows: Iterable[_Row]) -> dict[_Key, _Row]:
    kept: dict[_Key, _Row] = {}
    for row in rows:
        key = (str(row["watch_id"]), int(str(row["minute"])))
        kept[key] = indicators.merge_rows(kept[key], row) if key in kept else row
    return kept


def _table(rows: Sequence[Sequence[object]]) -> pa.Table:
    if not rows:
        return indicators.ROLLUPS.empty_table()
    columns = [
        pa.array(column, field.type)
        for column, field in zip(zip(*rows, strict=True), indicators.ROLLUPS, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=indicators.ROLLUPS)
