"""Keeps the archive in order: compacts, purges, lets old posts go, sweeps files away."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import structlog

from tocsin.adapters import sql
from tocsin.adapters.archive import encoding
from tocsin.adapters.archive.files import Files, stem
from tocsin.adapters.archive.keeping import compaction
from tocsin.adapters.archive.reading import Reader

log = structlog.get_logger()

Write = Callable[[str, pa.Table], sql.SegmentRow]

GRACE = timedelta(minutes=5)  # longer than any query runs
SLACK = timedelta(days=1)  # else the file at the edge would be rewritten every minute
NAMES_KEPT = timedelta(days=30)
STONES_KEPT = 1_000_000  # 16 bytes of memory each, and some 60 of disk
_ORPHAN_AGE_S = 3_600.0
_PURGED = "archive.purged"


class Upkeep:
    """All that rewrites or deletes; one thing at a time."""

    def __init__(self, *, files: Files, db: sql.Database, reader: Reader, write: Write) -> None:
        self._files, self._db, self._reader, self._write = files, db, reader, write
        self._lock = threading.Lock()
        self._damaged: set[str] = set()  # told once; what can be done without them is done

    def compact(self, now: datetime, upto: datetime) -> int:
        """Merge a run of small segments, committed `upto` then; returns how many, 0 for none."""
        with self._lock:
            with self._db.reading() as books:
                old = [row for row in books.segments.live() if row.committed_at <= upto]
                run = compaction.plan(self._sound(old))
            if not run:
                return 0
            gone = self._reader.gone()
            posts = pa.concat_tables([self._posts(row) for row in run], promote_options="default")
            return len(run) if self._replace(run, _without(posts, gone), "merged", now) else 0

    def purge(self, now: datetime) -> int:
        """Drop deleted posts from their files; returns how many segments were rewritten."""
        with self._lock:
            with self._db.reading() as books:
                newest = books.tombstones.newest()
                if str(newest) == (books.settings.get(_PURGED) or "0"):
                    return 0
                live = self._sound(books.segments.live())
            gone = self._reader.gone()
            held = self._reader.holding(pa.table({"key": gone}))
            wanted = [row for row in live if row.is_inline or row.name in held]
            purged = sum(self._purge_one(row, gone, now) for row in wanted)
            with self._db.writing() as books:
                books.settings.put(_PURGED, str(newest))
                books.tombstones.prune(now - NAMES_KEPT, newest, most=STONES_KEPT)
            return purged

    def erase(self, before: datetime, now: datetime, slack: timedelta = SLACK) -> int:
        """Let go of posts created before a time (retention); returns how many segments changed.

        A segment that reaches beyond is rewritten once its oldest post is over by `slack`.
        """
        with self._lock:
            with self._db.reading() as books:
                old = books.segments.live(until=before)
            over = [row for row in old if row.max_created < before]
            for row in over:
                self._replace([row], None, "kept", now)
            cut = [row for row in self._sound(old) if row.min_created < before - slack]
            cut = [row for row in cut if row.max_created >= before]
            for row in cut:
                posts = self._posts(row)
                kept = posts.filter(pc.greater_equal(posts["created_at"], pa.scalar(before)))
                self._replace([row], kept, "kept", now)
            return len(over) + len(cut)

    def sweep(self, now: datetime) -> int:
        """Delete files that nothing reads any more; returns how many."""
        with self._lock:
            with self._db.reading() as books:
                doomed = books.segments.doomed(now - GRACE)
            for row in doomed:
                self._files.path(row).unlink(missing_ok=True)
            if doomed:
                with self._db.writing() as books:
                    books.segments.forget([row.name for row in doomed])
                    books.segments.forget_names(now - NAMES_KEPT)
            return sum(not row.is_inline for row in doomed) + self._sweep_orphans()

    def _purge_one(self, row: sql.SegmentRow, gone: pa.ChunkedArray, now: datetime) -> bool:
        posts = self._posts(row)
        kept = _without(posts, gone)
        return kept.num_rows < posts.num_rows and self._replace([row], kept, "purged", now)

    def _sweep_orphans(self) -> int:
        """Delete files that a crash left between their writing and their commit."""
        # Files are compared with the machine's clock: it is the one that dated them.
        old = time.time() - _ORPHAN_AGE_S
        aged = [path for path in self._files.found() if _modified(path) < old]
        if not aged:
            return 0
        with self._db.reading() as books:
            known = {stem(name) for name in books.segments.names()}
        orphans = [path for path in aged if path.stem not in known]
        for path in orphans:
            path.unlink(missing_ok=True)
            log.info("archive.orphan_swept", file=path.name)
        return len(orphans)

    def _replace(
        self, old: Sequence[sql.SegmentRow], posts: pa.Table | None, why: str, now: datetime
    ) -> bool:
        new: list[sql.SegmentRow] = []
        if posts is not None and posts.num_rows:
            new = [self._write(compaction.merged_name(old, why), posts)]
        with self._db.writing() as books:
            dated = [_dated(row, old) for row in new]
            return books.segments.replace([row.name for row in old], dated, now)

    def _posts(self, row: sql.SegmentRow) -> pa.Table:
        if not row.is_inline:
            return self._read(row)
        with self._db.reading() as books:
            return encoding.from_tail(books.segments.tails([row.name])[row.name])

    def _read(self, row: sql.SegmentRow) -> pa.Table:
        """Return a file's posts; raises SegmentDamaged, and does without it from then on."""
        try:
            return self._files.read(row)
        except sql.errors.SegmentDamaged:
            self._damaged.add(row.name)
            raise

    def _sound(self, rows: Sequence[sql.SegmentRow]) -> list[sql.SegmentRow]:
        return [row for row in rows if row.name not in self._damaged]


def _dated(row: sql.SegmentRow, old: Sequence[sql.SegmentRow]) -> sql.SegmentRow:
    """Return a new row with the source its forerunners share, "" for several.

    It brings no new post, and so is as old as the newest of them: whoever has counted what was
    committed up to then would count it all again.
    """
    sources = {one.source_id for one in old}
    source_id = sources.pop() if len(sources) == 1 else ""
    return replace(row, source_id=source_id, committed_at=max(one.committed_at for one in old))


def _without(posts: pa.Table, gone: pa.ChunkedArray) -> pa.Table:
    return posts.filter(pc.invert(pc.is_in(posts["key"], gone))) if len(gone) else posts


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
