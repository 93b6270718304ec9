"""One look at the archive: the segments of one moment, their tails, what is deleted."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from tocsin import enrichment
from tocsin.adapters import sql
from tocsin.adapters.archive import encoding
from tocsin.adapters.archive.files import Files

# A folder called "a=b" adds no column.
_ON_DISK = "SELECT * FROM read_parquet($files, union_by_name = true, hive_partitioning = false)"
_INLINE = "SELECT * FROM tails"
_READ_NOW = "SELECT * FROM read_now"
_STANDING = "key NOT IN (SELECT key FROM gone)"
_GONE = pa.schema([pa.field("number", pa.int64()), pa.field("key", pa.int64())])
_NOTHING = _GONE.empty_table()
# Segments of before a reading was told lack its column: beside this, it is null in them.
_READINGS = pa.schema([*enrichment.READINGS, *enrichment.stories.PLACES]).empty_table()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a query reads; immutable, as the segments are."""

    files: Files
    segments: tuple[sql.SegmentRow, ...]  # the newest first
    tails: Mapping[str, pa.Table]
    gone: pa.Table | None  # deleted posts: number and key, in the order of their deletion

    def source(
        self, segments: Sequence[sql.SegmentRow]
    ) -> tuple[str, dict[str, object], dict[str, pa.Table]]:
        """Return an SQL relation over these segments, its parameters and its Arrow tables."""
        parts: list[str] = []
        given: dict[str, object] = {}
        tables: dict[str, pa.Table] = {"read_now": _READINGS}
        on_disk = [self.files.pattern(row) for row in segments if not row.is_inline]
        inline = [self.tails[row.name] for row in segments if row.is_inline]
        if on_disk:
            parts.append(_ON_DISK)
            given["files"] = on_disk
        if inline:
            parts.append(_INLINE)
            tables["tails"] = pa.concat_tables(inline, promote_options="default")
        parts.append(_READ_NOW)
        return f"({' UNION ALL BY NAME '.join(parts)})", given, tables

    def without_gone(
        self, conditions: list[str], tables: dict[str, pa.Table]
    ) -> tuple[str, dict[str, pa.Table]]:
        """Return a WHERE clause that leaves deleted posts out, and the tables it needs."""
        if self.gone is not None:
            conditions = [*conditions, _STANDING]
            tables = {**tables, "gone": self.gone}
        return f" WHERE {' AND '.join(conditions)}" if conditions else "", tables


class Views:
    """Takes views; tails and deletions are kept decoded from one to the next."""

    def __init__(self, files: Files, db: sql.Database) -> None:
        self._files, self._db = files, db
        self._lock = threading.Lock()
        self._tails: dict[str, pa.Table] = {}
        self._gone = _NOTHING

    def take(self, *, since: datetime | None = None, until: datetime | None = None) -> View:
        """Return the archive as it is now, as far as it may hold posts of that time."""
        with self._lock, self._db.reading() as books:
            segments = books.segments.live(since=since, until=until)
            inline = [row.name for row in segments if row.is_inline]
            missing = [name for name in inline if name not in self._tails]
            fresh = books.segments.tails(missing)
            self._keep(inline, fresh, is_all=since is None and until is None)
            self._gone = _up_to_now(self._gone, books)
            return View(
                files=self._files,
                segments=tuple(segments),
                tails={name: self._tails[name] for name in inline},
                gone=self._gone if self._gone.num_rows else None,
            )

    def _keep(self, inline: Sequence[str], fresh: Mapping[str, bytes], *, is_all: bool) -> None:
        if is_all:  # what is no longer live leaves memory
            self._tails = {name: self._tails[name] for name in inline if name in self._tails}
        self._tails |= {name: encoding.from_tail(told) for name, told in fresh.items()}


def _up_to_now(known: pa.Table, books: sql.Books) -> pa.Table:
    """Return `known` without what was pruned and with what was deleted since."""
    last = known["number"][-1].as_py() if known.num_rows else 0
    if books.tombstones.newest() > last:
        numbers, keys = zip(*books.tombstones.since(last), strict=True)
        known = pa.concat_tables([known, pa.table([numbers, keys], schema=_GONE)])
    oldest = books.tombstones.oldest()
    if known.num_rows and known["number"][0].as_py() < oldest:
        known = known.filter(pc.greater_equal(known["number"], oldest))
    return known.combine_chunks()
