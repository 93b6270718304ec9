"""Measures the stores: `python -m tests.bench.store --posts 10000000 --folder FOLDER`.

Fills a store with posts made up here (Zipf words, Chinese and English, half of them within the
last tenth of the time), then reads it while a writer goes on inserting. Medians of nine.
"""

import argparse
import statistics as medians
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from tests.bench import ingest, keeping, made

from tocsin import indicators, listening
from tocsin.adapters import archive, sql

DAYS = 30
END = datetime(2026, 3, 31, tzinfo=UTC)
_RUNS = 9
_LIVE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    what: str
    value: float
    unit: str
    target: str = ""


def main() -> None:
    """Fill, measure, print."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--posts", type=int, default=2_000_000)
    told.add_argument("--folder", type=Path, required=True)
    told.add_argument("--url", default="")
    given = told.parse_args()
    db = sql.Database.open(given.url or f"sqlite:///{given.folder / 'tocsin.db'}")
    sql.migrate(db)
    store = archive.Archive(given.folder, db)
    maker = made.Maker()
    figures = [*_filled(store, db, maker, given.posts), *_compacted(store)]
    store.sweep(END + timedelta(days=1))
    size = sum(path.stat().st_size for path in store.files.found())
    figures.append(Figure(what="bytes a post", value=size / given.posts, unit="B"))
    figures += _read_under_fire(store, db, maker, given.posts // made.BATCH)
    fresh = [archive.Archive(given.folder, db) for _ in range(_RUNS)]
    figures.append(_first_time(fresh))
    for unused in fresh:
        unused.close()
    for one in figures:
        sys.stdout.write(f"{one.what:<58}{one.value:>12,.1f} {one.unit:<20}{one.target}\n")
    known = {one.what: one.value for one in figures}
    quoted = {
        "watch_day_ms": known["a watch's last 24 h by minute"],
        "phrase_zh_ms": known[f"newest 50 with {made.PHRASES[0]!r}"],
        "phrase_en_ms": known[f"newest 50 with {made.PHRASES[1]!r}"],
        "top_accounts_ms": known["top 20 accounts of a day"],
    }
    keeping.keep("store", ingest.machine(), quoted)
    store.close()
    db.close()


def _filled(
    store: archive.Archive, db: sql.Database, maker: made.Maker, posts: int
) -> Iterator[Figure]:
    writes: list[float] = []
    commits: list[float] = []
    for number, (first, last) in enumerate(_spans(posts // made.BATCH)):
        batch = maker.batch(number, first, last)
        rolled = indicators.roll_up(batch.combine_chunks().to_batches()[0])
        began = time.process_time()
        row = store.write(f"bench-{number}", batch)
        writes.append(time.process_time() - began)
        began = time.process_time()
        _commit(db, row, rolled)
        commits.append(time.process_time() - began)
    yield Figure(
        what="segment write, CPU a post", value=1e6 * sum(writes) / posts, unit="µs", target="<= 3"
    )
    yield Figure(what="SQL commit with roll-ups, CPU a post", value=1e6 * sum(commits) / posts,
                 unit="µs")  # fmt: skip


def _compacted(store: archive.Archive) -> Iterator[Figure]:
    began, merged = time.process_time(), 0
    while count := store.compact(END):
        merged += count
    yield Figure(what="segments merged by compaction", value=merged, unit="")
    yield Figure(what="compaction, CPU in all", value=time.process_time() - began, unit="s")


def _read_under_fire(
    store: archive.Archive, db: sql.Database, maker: made.Maker, number: int
) -> list[Figure]:
    done = threading.Event()

    second = maker.batch(number, END, END + timedelta(seconds=1)).slice(0, _LIVE)
    at = second.schema.get_field_index("created_at")

    def write() -> None:
        turn = 0
        while not done.wait(1.0):  # 10,000 posts a second
            later = pc.add(second["created_at"], timedelta(seconds=turn))
            small = second.set_column(at, second.schema.field(at), later)
            row = store.write(f"live-{number}-{turn}", small)
            _commit(db, row, indicators.roll_up(small.combine_chunks().to_batches()[0]))
            store.compact(END)
            turn += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        return [_timed(what, target, ask) for what, target, ask in _questions(store, db)]
    finally:
        done.set()
        writer.join()


def _questions(
    store: archive.Archive, db: sql.Database
) -> Iterator[tuple[str, str, Callable[[], object]]]:
    last = int(END.timestamp()) // 60
    week = END - timedelta(days=7)
    query = archive.PostQuery

    def minutes() -> object:
        with db.reading() as books:
            return books.rollups.series("w1", last - 1_440, last)

    yield "a watch's last 24 h by minute", "<= 20", minutes
    yield "newest 200 posts", "", lambda: store.newest(200)
    for phrase in made.PHRASES:
        yield f"newest 50 with {phrase!r}", "<= 150", lambda: store.search(query(text=phrase))  # noqa: B023  # asked before the next turn
    yield "newest 50 with a two-letter word", "<= 150", lambda: store.search(query(text="退款"))
    now = END + timedelta(minutes=10)  # what is written meanwhile is asked for too
    yield "top 20 accounts of a day", "<= 50", lambda: _ranked(store, now)
    yield (
        "exact count of a phrase, 7 days",
        "",
        lambda: store.count(query(text=made.PHRASES[0], since=week)),
    )
    known = store.newest(200)
    ids = [f"{post['platform']}/{post['post_id']}" for post in known[::40]]
    yield "5 posts by id", "", lambda: store.posts(ids)
    yield "absent phrase, everything scanned", "", lambda: store.search(query(text="不在此处"))
    yield "top 20 accounts, one more post deleted each time", "", _deleting(store, db, now)


def _deleting(store: archive.Archive, db: sql.Database, now: datetime) -> Callable[[], object]:
    """Return a ranking that one more of its posts is deleted before."""
    morning = archive.PostQuery(until=now - timedelta(hours=15), limit=_RUNS)
    posts = iter(store.search(morning).posts)

    def ask() -> object:
        post = next(posts)
        platform, post_id = str(post["platform"]), str(post["post_id"])
        with db.writing() as books:
            books.tombstones.add([listening.Tombstone(platform=platform, post_id=post_id, at=END)])
        return _ranked(store, now)

    return ask


def _ranked(store: archive.Archive, now: datetime) -> object:
    return store.top_accounts("w1", now - timedelta(days=1), now, 20)


def _first_time(fresh: Sequence[archive.Archive]) -> Figure:
    """Return what a ranking takes that finds nothing in memory."""
    stores = iter(fresh)
    now = END + timedelta(minutes=10)
    return _timed("top 20 accounts of a day, just started", "", lambda: _ranked(next(stores), now))


def _commit(db: sql.Database, row: sql.SegmentRow, rolled: pa.Table) -> None:
    with db.writing() as books:
        if not books.segments.exists(row.name):
            books.segments.add(replace(row, source_id="bench", committed_at=END))
            books.rollups.merge(rolled)
            books.cursors.move("bench", row.name, END)


def _timed(what: str, target: str, ask: Callable[[], object]) -> Figure:
    """Return the median wall time; beside it the CPU time, which a busy machine spoils less."""
    walls, busy = [], []
    for _ in range(_RUNS):
        began, worked = time.perf_counter(), time.process_time()
        ask()
        walls.append(1_000 * (time.perf_counter() - began))
        busy.append(1_000 * (time.process_time() - worked))
    unit = f"ms {medians.median(busy):>8,.0f} ms CPU"
    return Figure(what=what, value=medians.median(walls), unit=unit, target=target)


def _spans(batches: int) -> Iterator[tuple[datetime, datetime]]:
    """Yield the time of each batch: the last day gets 15 % of all posts."""
    old = max(batches * 85 // 100, 1)
    begin, day = END - timedelta(days=DAYS), END - timedelta(days=1)
    for number in range(batches):
        if number < old:
            step, at, since = (day - begin) / old, number, begin
        else:
            step, at, since = (END - day) / (batches - old), number - old, day
        yield since + at * step, since + (at + 1) * step


if __name__ == "__main__":
    main()
