"""Reads posts: search, count, look up."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import structlog
from numpy.typing import NDArray

from tocsin import listening
from tocsin.adapters import sql
from tocsin.adapters.archive import asking, windows
from tocsin.adapters.archive.engine import Engine
from tocsin.adapters.archive.files import stem
from tocsin.adapters.archive.view import View, Views

log = structlog.get_logger()

T = TypeVar("T")

# Without the name of the file: asking for it makes the scan twice as slow (DuckDB 2.0).
_PLACES = "SELECT created_at, key FROM {source}{where}"
_NEWEST = _PLACES + " ORDER BY created_at DESC, key DESC LIMIT $limit"
_WHOLE = "SELECT * EXCLUDE (folded) FROM {source}{where}"
_AT = ("created_at BETWEEN $first AND $last", "key IN (SELECT unnest($keys))")
_COUNT = "SELECT count(*) AS n FROM {source}{where}"
_KEYS = "SELECT key FROM {source}{where}"
_HOLDING = """
SELECT DISTINCT filename
FROM read_parquet($files, filename = true, hive_partitioning = false)
WHERE key IN (SELECT key FROM wanted)
"""
# The smallest keys: hashes of ids, so that what a limit leaves is a fair draw, the same each time.
_DRAWN = "SELECT {columns} FROM {{source}}{{where}} ORDER BY key LIMIT $limit"
_PLACED = "SELECT {columns} FROM {{source}}{{where}} ORDER BY place"
_NEAR_US = 3_600_000_000
_TICK = timedelta(microseconds=1)
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
# What DuckDB says of a file that is no Parquet, or whose bytes have changed.
_DAMAGED = (duckdb.InvalidInputException, duckdb.SerializationException)


class Reader:
    """Asks DuckDB over the segments of one view."""

    def __init__(self, views: Views, engine: Engine) -> None:
        self._views, self._engine = views, engine

    def search(self, query: asking.PostQuery) -> asking.Page:
        """Return a page, the newest first; stops as soon as it is full."""
        end = query.until
        if query.before is not None:
            behind = asking.place(query.before).at + _TICK
            end = behind if end is None else min(end, behind)
        return self.looking(query.since, end, lambda view: self._page(view, query, end))

    def count(self, query: asking.PostQuery) -> int:
        """Return how many posts match, exactly; `limit` and `before` don't matter."""
        conditions, given = asking.conditions(replace(query, before=None))

        def counted(view: View) -> int:
            found = self.ask(view, view.segments, _COUNT, conditions, given)
            return int(found["n"][0].as_py()) if found.num_rows else 0

        return self.looking(query.since, query.until, counted)

    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return posts by "platform/post_id", in the order asked for; unknown ones are left out."""
        pairs = [tuple(one.split("/", 1)) for one in ids if "/" in one]
        keys = listening.keys.of((pair[0], pair[1]) for pair in pairs)
        if not keys:
            return []
        found = self.looking(None, None, lambda view: self._by_key(view, keys))
        by_id = {f"{row['platform']}/{row['post_id']}": row for row in found}
        return [by_id[one] for one in dict.fromkeys(ids) if one in by_id]

    def keys(self, since: datetime | None) -> NDArray[np.int64]:
        """Return the keys of all posts created since, deleted ones too."""
        conditions, given = asking.conditions(asking.PostQuery(since=since))

        def taken(view: View) -> pa.Table:
            return self.ask(replace(view, gone=None), view.segments, _KEYS, conditions, given)

        found = self.looking(since, None, taken)
        if not found.num_rows:
            return np.empty(0, dtype=np.int64)
        return np.asarray(found["key"].to_numpy(), dtype=np.int64)

    def drawn(self, query: asking.PostQuery, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts that match, or of a fair draw of `limit` of them."""
        conditions, given = asking.conditions(query)
        wanted = _DRAWN.format(columns=", ".join(columns))
        given = given | {"limit": query.limit}
        return self.looking(
            query.since,
            query.until,
            lambda view: self.ask(view, view.segments, wanted, conditions, given),
        )

    def placed(self, first: int, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts placed `first` or later, by place; deleted ones too."""
        wanted = _PLACED.format(columns=", ".join(columns))

        def taken(view: View) -> pa.Table:
            whole = replace(view, gone=None)
            return self.ask(whole, view.segments, wanted, ["place >= $first"], {"first": first})

        return self.looking(None, None, taken)

    def gone(self) -> pa.ChunkedArray:
        """Return the keys of all deleted posts; there may be a million, and most are at hand."""
        view = self._views.take(until=_BEFORE_ALL)
        return pa.chunked_array([], pa.int64()) if view.gone is None else view.gone["key"]

    def holding(self, keys: pa.Table) -> set[str]:
        """Return the names of the segments, of those that are files, that hold any of these."""

        def held(view: View) -> set[str]:
            on_disk = [row for row in view.segments if not row.is_inline]
            if not on_disk:
                return set()
            files = [view.files.pattern(row) for row in on_disk]
            found = self._engine.ask(_HOLDING, {"files": files}, {"wanted": keys})
            stems = {Path(file).stem for file in found["filename"].to_pylist()}
            return {row.name for row in on_disk if stem(row.name) in stems}

        return self.looking(None, None, held)

    def _page(self, view: View, query: asking.PostQuery, end: datetime | None) -> asking.Page:
        conditions, given = asking.conditions(query)
        hits: list[pa.Table] = []
        missing, scanned = max(query.limit, 1), 0
        for window in windows.newest_first(view.segments, query.since, end):
            bounds = {"first": window.first, "end": window.end, "limit": missing}
            inside = ["created_at >= $first", "created_at < $end", *conditions]
            found = self.ask(view, window.segments, _NEWEST, inside, given | bounds)
            scanned += window.rows
            hits.append(found)
            missing -= found.num_rows
            if missing <= 0:
                break
        found = pa.concat_tables(hits) if hits else pa.table({})
        return asking.Page(
            posts=tuple(self._whole(view, found)),
            next=_last(found).cursor() if hits and missing <= 0 else None,
            scanned=scanned,
        )

    def _by_key(self, view: View, keys: Sequence[int]) -> list[Mapping[str, object]]:
        conditions = ["key IN (SELECT unnest($keys))"]
        given = {"keys": list(keys)}
        found = self.ask(view, view.segments, _PLACES, conditions, given)
        return self._whole(view, found)

    def _whole(self, view: View, hits: pa.Table) -> list[Mapping[str, object]]:
        """Return the hits' posts in full, in the hits' order."""
        if not hits.num_rows:
            return []
        found: dict[tuple[datetime, int], Mapping[str, object]] = {}
        for mine in _near(hits):
            bounds = pc.min_max(mine["created_at"]).as_py()
            first, last = bounds["min"], bounds["max"]
            segments = [
                row for row in view.segments if row.min_created <= last and row.max_created >= first
            ]
            given = {"keys": mine["key"].to_pylist(), "first": first, "last": last}
            for row in self.ask(view, segments, _WHOLE, _AT, given).to_pylist():
                found[row["created_at"], row["key"]] = row
        order = zip(hits["created_at"].to_pylist(), hits["key"].to_pylist(), strict=True)
        return [found[place] for place in dict.fromkeys(order)]

    def ask(
        self,
        view: View,
        segments: Sequence[sql.SegmentRow],
        wanted: str,
        conditions: Iterable[str],
        given: Mapping[str, object],
        *,
        beside: Mapping[str, pa.Table] | None = None,
    ) -> pa.Table:
        """Return what is `wanted` (SQL with {source} and {where}) of these segments' posts.

        `beside` are further tables that `wanted` names.
        """
        if not segments:
            return pa.table({})
        source, files, tables = view.source(segments)
        where, tables = view.without_gone(list(conditions), tables)
        return self._engine.ask(
            wanted.format(source=source, where=where),
            {**given, **files},
            {**tables, **(beside or {})},
        )

    def looking(
        self, since: datetime | None, until: datetime | None, look: Callable[[View], T]
    ) -> T:
        """Look at the archive as it is; once more if a file vanished (compacted and swept)."""
        try:
            return look(self._views.take(since=since, until=until))
        except duckdb.IOException:
            log.warning("archive.file_vanished")
        except _DAMAGED as error:
            raise _damaged(error) from error
        try:
            return look(self._views.take(since=since, until=until))
        except (duckdb.IOException, *_DAMAGED) as error:
            raise _damaged(error) from error


def _near(hits: pa.Table) -> Iterator[pa.Table]:
    """Cut hits into groups of neighbours in time: each is read in one go."""
    ordered = hits.sort_by([("created_at", "ascending")])
    times = ordered["created_at"].cast(pa.int64()).to_numpy()
    cuts = np.nonzero(np.diff(times) > _NEAR_US)[0] + 1
    edges = [0, *cuts.tolist(), len(times)]
    return (ordered.slice(first, last - first) for first, last in itertools.pairwise(edges))


def _last(places: pa.Table) -> asking.Place:
    end = places.slice(places.num_rows - 1)
    return asking.Place(at=end["created_at"][0].as_py(), key=end["key"][0].as_py())


def _damaged(error: duckdb.Error) -> sql.errors.SegmentDamaged:
    return sql.errors.SegmentDamaged(why=str(error)[:300])
