"""The manifest: which segments there are, and the posts of the small ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, func, select, update

from tocsin.adapters.sql.tables import PAST_SEGMENTS, SEGMENT_ACCOUNTS, SEGMENT_TAILS, SEGMENTS
from tocsin.adapters.sql.upserting import insert_new

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHUNK = 5_000  # names in one statement; SQLite takes 32,766


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRow:
    """One immutable set of posts: a Parquet file, or an inline tail (Arrow IPC)."""

    name: str
    source_id: str = ""
    rows: int
    min_created: datetime = EPOCH
    max_created: datetime = EPOCH
    size_bytes: int = 0
    is_inline: bool = False
    tail: bytes | None = None
    accounts: bytes | None = None
    committed_at: datetime = EPOCH
    superseded_at: datetime | None = None


class Segments:
    """The manifest of segments."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def exists(self, name: str) -> bool:
        """Return whether this segment was ever committed, even if it is compacted or erased."""
        seen = (select(table.c.name).where(table.c.name == name) for table in _NAMED)
        return any(self._connection.scalar(statement) is not None for statement in seen)

    def get(self, name: str) -> SegmentRow | None:
        """Return one segment that is not forgotten yet, without its tail."""
        found = self._rows(select(*_COLUMNS).where(SEGMENTS.c.name == name))
        return found[0] if found else None

    def add(self, row: SegmentRow) -> None:
        """Enter a segment; one without posts leaves its name only."""
        if row.rows == 0:
            self._remember([row.name], row.committed_at)
            return
        values = {column.name: getattr(row, column.name) for column in SEGMENTS.columns}
        self._connection.execute(SEGMENTS.insert(), values)
        if row.tail is not None:
            tail = {"name": row.name, "tail": row.tail}
            self._connection.execute(SEGMENT_TAILS.insert(), tail)
        if row.accounts is not None:
            accounts = {"name": row.name, "told": row.accounts}
            self._connection.execute(SEGMENT_ACCOUNTS.insert(), accounts)

    def live(
        self, *, since: datetime | None = None, until: datetime | None = None
    ) -> list[SegmentRow]:
        """Return segments with posts of since <= created_at < until, newest first, no tails."""
        wanted = select(*_COLUMNS).where(SEGMENTS.c.superseded_at.is_(None))
        if since is not None:
            wanted = wanted.where(SEGMENTS.c.max_created >= since)
        if until is not None:
            wanted = wanted.where(SEGMENTS.c.min_created < until)
        return self._rows(wanted.order_by(SEGMENTS.c.max_created.desc(), SEGMENTS.c.name))

    def tails(self, names: Sequence[str]) -> dict[str, bytes]:
        """Return the inline posts of these segments, those that have any."""
        return self._told(names, SEGMENT_TAILS.c.name, SEGMENT_TAILS.c.tail)

    def accounts(self, names: Sequence[str]) -> dict[str, bytes]:
        """Return the counted accounts of these segments, those that have any."""
        return self._told(names, SEGMENT_ACCOUNTS.c.name, SEGMENT_ACCOUNTS.c.told)

    def replace(self, old_names: Sequence[str], new: Sequence[SegmentRow], at: datetime) -> bool:
        """Put `new` in place of live segments; False (nothing done) if one is no longer live."""
        alive = SEGMENTS.c.superseded_at.is_(None)
        counted = select(func.count()).select_from(SEGMENTS).where(alive)
        found = 0
        for some in _chunks(old_names):
            found += self._connection.scalar(counted.where(SEGMENTS.c.name.in_(some))) or 0
        if found != len(old_names):
            return False
        for some in _chunks(old_names):
            marked = update(SEGMENTS).where(SEGMENTS.c.name.in_(some), alive)
            self._connection.execute(marked.values(superseded_at=at))
        for row in new:
            self.add(row)
        return True

    def doomed(self, before: datetime) -> list[SegmentRow]:
        """Return what was superseded before a time."""
        wanted = select(*_COLUMNS).where(SEGMENTS.c.superseded_at < before)
        return self._rows(wanted.order_by(SEGMENTS.c.name))

    def names(self) -> set[str]:
        """Return the names of all segments that may still have a file."""
        return set(self._connection.scalars(select(SEGMENTS.c.name)))

    def forget(self, names: Sequence[str]) -> None:
        """Take segments out of the manifest; `exists` goes on knowing their names."""
        for some in _chunks(names):
            wanted = select(SEGMENTS.c.name, SEGMENTS.c.superseded_at)
            gone = self._connection.execute(wanted.where(SEGMENTS.c.name.in_(some))).all()
            for row in gone:
                self._remember([row.name], row.superseded_at or EPOCH)
            for table in (SEGMENT_TAILS, SEGMENT_ACCOUNTS, SEGMENTS):
                self._connection.execute(delete(table).where(table.c.name.in_(some)))

    def forget_names(self, before: datetime) -> None:
        """Drop the names of what went before a time: no engine repeats a batch that old."""
        self._connection.execute(delete(PAST_SEGMENTS).where(PAST_SEGMENTS.c.at < before))

    def _remember(self, names: Sequence[str], at: datetime) -> None:
        insert_new(self._connection, PAST_SEGMENTS, [{"name": name, "at": at} for name in names])

    def _told(self, names: Sequence[str], name: Column[Any], told: Column[Any]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for some in _chunks(names):
            rows = self._connection.execute(select(name, told).where(name.in_(some)))
            found |= {row[0]: bytes(row[1]) for row in rows}
        return found

    def _rows(self, wanted: Select[*tuple[Any, ...]]) -> list[SegmentRow]:
        found = self._connection.execute(wanted)
        return [SegmentRow(**row) for row in found.mappings()]


_COLUMNS = tuple(SEGMENTS.columns)
_NAMED = (SEGMENTS, PAST_SEGMENTS)


def _chunks(names: Sequence[str]) -> Iterable[Sequence[str]]:
    return (names[start : start + _CHUNK] for start in range(0, len(names), _CHUNK))
