"""The archive's door: writes segments, answers questions, keeps itself in order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.adapters import sql
from tocsin.adapters.archive import asking, complaints, encoding, ranking
from tocsin.adapters.archive.engine import Engine
from tocsin.adapters.archive.files import Files
from tocsin.adapters.archive.keeping import SLACK, Upkeep, backup, integrity
from tocsin.adapters.archive.reading import Reader
from tocsin.adapters.archive.view import Views

TAIL_ROWS = 2_000  # fewer travel inline in the manifest


class Archive:
    """Posts in immutable segments; the manifest is `db.segments`. Safe from many threads."""

    def __init__(
        self, folder: Path, db: sql.Database, *, threads: int = 2, memory: str = "512MB"
    ) -> None:
        """Open the archive of the data folder `folder`; segments lie in its `segments`."""
        self.files = Files(folder=folder / "segments", ballast=_ballast(folder, db))
        self._folder, self._db = folder, db
        self._engine = Engine(threads=threads, memory=memory)
        self._reader = Reader(Views(self.files, db), self._engine)
        self._ranking = ranking.Ranking(self._reader, db)
        self._complaints = complaints.Complaints(self._reader)
        self._upkeep = Upkeep(files=self.files, db=db, reader=self._reader, write=self.write)

    def write(self, name: str, posts: pa.Table) -> sql.SegmentRow:
        """Make a segment durable and return its manifest row, for the caller to commit.

        The same name again, not committed yet, overwrites the orphan; a committed segment is
        never touched: its own row comes back, and `segments.exists` tells the caller to skip.
        """
        if posts.num_rows == 0:
            return sql.SegmentRow(name=name, rows=0)
        posts = encoding.in_order(posts)
        times = posts["created_at"]
        row = sql.SegmentRow(
            name=name,
            rows=posts.num_rows,
            min_created=times[0].as_py(),
            max_created=times[-1].as_py(),
        )
        if posts.num_rows < TAIL_ROWS:
            told = encoding.tail(posts)
            return replace(row, size_bytes=len(told), is_inline=True, tail=told)
        path = self.files.path(row)
        committed = self._committed(name) if path.exists() else None
        if committed is not None:
            return committed
        content = encoding.parquet(posts)
        self.files.write(path, content)
        return replace(row, size_bytes=content.size, accounts=ranking.told(posts))

    def table(self, row: sql.SegmentRow, books: sql.Books) -> pa.Table:
        """Return all posts of one segment that has not been replaced."""
        if row.is_inline:
            return encoding.from_tail(books.segments.tails([row.name])[row.name])
        return self.files.read(row)

    def search(self, query: asking.PostQuery) -> asking.Page:
        """Return a page of posts, the newest first."""
        return self._reader.search(query)

    def count(self, query: asking.PostQuery) -> int:
        """Return exactly how many posts match."""
        return self._reader.count(query)

    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return posts by "platform/post_id", in the order asked for; unknown ones are left out."""
        return self._reader.posts(ids)

    def newest(self, limit: int, watch_id: str | None = None) -> list[Mapping[str, object]]:
        """Return the newest posts that this watch, or any, wants."""
        query = asking.PostQuery(limit=limit, watch_id=watch_id, is_matched=True)
        return list(self._reader.search(query).posts)

    def of_stories(self, stories: Sequence[int], limit: int) -> list[Mapping[str, object]]:
        """Return the newest posts of stories that are told as one."""
        query = asking.PostQuery(stories=tuple(stories), limit=limit)
        return list(self._reader.search(query).posts)

    def drawn(self, query: asking.PostQuery, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts that match, or of a fair draw of `limit` of them.

        Always the same draw of the same posts. Without a post there may be no column either.
        """
        return self._reader.drawn(query, columns)

    def placed(self, first: int, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts placed `first` or later, by place; deleted ones too."""
        return self._reader.placed(first, columns)

    def top_accounts(
        self, watch_id: str | None, since: datetime, until: datetime, limit: int
    ) -> list[tuple[str, int, int]]:
        """Return (account, posts, reach) of those who posted most in since <= created < until."""
        return self._ranking.top(watch_id, since, until, limit)

    @property
    def complaints(self) -> complaints.Complaints:
        """Return what counts complaints."""
        return self._complaints

    def keys(self, since: datetime | None = None) -> NDArray[np.int64]:
        """Return the keys of all posts created since: what is known already."""
        return self._reader.keys(since)

    def compact(self, now: datetime, upto: datetime | None = None) -> int:
        """Merge a run of small segments, committed `upto` then; returns how many, 0 for none."""
        return self._upkeep.compact(now, upto or now)

    def purge(self, now: datetime) -> int:
        """Drop posts that their platforms deleted; returns how many segments were rewritten."""
        return self._upkeep.purge(now)

    def erase(self, before: datetime, now: datetime, *, slack: timedelta = SLACK) -> int:
        """Let go of posts created before a time; returns how many segments changed.

        Whole segments go at once; one that reaches beyond `before` is rewritten when its oldest
        post is over by `slack`. A slack of nothing is exact.
        """
        return self._upkeep.erase(before, now, slack)

    def sweep(self, now: datetime) -> int:
        """Delete files that were replaced longer ago than the grace time, and orphans."""
        return self._upkeep.sweep(now)

    def faults(self, *, is_deep: bool = False) -> list[integrity.StoreFault]:
        """Return what is wrong with the store, its database included (`tocsin doctor`)."""
        return list(integrity.check(self._db, self.files, is_deep=is_deep))

    def backup(self, target: Path, now: datetime) -> backup.Manifest:
        """Back the whole store up into an empty folder, while it runs."""
        return backup.backup(self._folder, self._db, target, now)

    def close(self) -> None:
        """End the query engine."""
        self._engine.close()

    def _committed(self, name: str) -> sql.SegmentRow | None:
        with self._db.reading() as books:
            return books.segments.get(name)


def _ballast(folder: Path, db: sql.Database) -> sql.Ballast:
    """Return the folder's ballast: the one the database holds, or, beside PostgreSQL, its own."""
    if db.dialect == "sqlite":
        return db.ballast
    own = sql.Ballast(path=folder / "ballast")
    own.hold()
    return own
