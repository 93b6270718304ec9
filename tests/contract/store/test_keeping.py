"""Compaction, deletion, retention and sweeping change files, never answers."""

import os
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import listening
from tocsin.adapters import archive, sql

Q = archive.PostQuery
LATER = NOON + timedelta(days=2)


def _tails(store: Store, count: int, rows: int) -> None:
    """Commit small batches that overlap in time."""
    for number in range(count):
        texts = [f"电池 {number} {'起火' * (n % 2)}" for n in range(rows)]
        store.commit(f"t{number}", building.posts(texts, first=number * rows))


def _answers(store: Store) -> list[object]:
    return [
        store.posts.search(Q(limit=40)).posts,
        store.posts.search(Q(text="起火", limit=40)).posts,
        store.posts.search(Q(text="电池", before="1772366400000000~0", limit=5)).posts,
        store.posts.count(Q(text="起火")),
        store.posts.top_accounts("w1", NOON, LATER, 5),
        sorted(store.posts.keys().tolist()),
        store.posts.posts(["weibo/p3", "weibo/p77"]),
    ]


def _compact_all(store: Store) -> int:
    return sum(iter(lambda: store.posts.compact(LATER), 0))


def test_answers_are_the_same_before_and_after_compaction(store: Store) -> None:
    _tails(store, 40, 60)
    store.commit("file", building.posts(["电池 起火"] * 2_500, first=1_000, platform=["x"] * 2_500))
    before = _answers(store)

    assert _compact_all(store) == 40
    assert _answers(store) == before
    with store.db.reading() as books:
        assert len(books.segments.live()) == 2


def test_small_tails_merge_once_they_are_a_crowd(store: Store) -> None:
    _tails(store, 63, 2)
    assert store.posts.compact(LATER) == 0

    store.commit("one-more", building.posts(["x"], first=500))
    assert store.posts.compact(LATER) == 64
    with store.db.reading() as books:
        assert [row.is_inline for row in books.segments.live()] == [True]


def test_what_replaces_segments_is_as_old_as_they_are(store: Store) -> None:
    """A desk that has counted them would count their posts again."""
    store.commit("first", building.posts(["x"] * 2_000), NOON)
    store.commit("cut", building.posts(["x"] * 15_000, first=2_000), NOON + MINUTE)
    assert store.posts.compact(LATER) == 2
    assert store.posts.erase(NOON + 100 * MINUTE, LATER, slack=timedelta(0)) == 1

    with store.db.reading() as books:
        (row,) = books.segments.live()
        assert row.committed_at == NOON + MINUTE
        assert row.rows == 16_900


def test_a_damaged_segment_is_told_once_and_the_others_are_kept_in_order(store: Store) -> None:
    store.commit("damaged", building.posts(["x"] * 3_000))
    (path,) = store.posts.files.found()
    path.write_bytes(b"PAR1 no more")
    for number in range(1, 8):
        store.commit(f"f{number}", building.posts(["x"] * 3_000, first=number * 3_000))

    with pytest.raises(sql.errors.SegmentDamaged):
        store.posts.compact(LATER)
    assert store.posts.compact(LATER) == 7
    with store.db.reading() as books:
        assert sorted(row.rows for row in books.segments.live()) == [3_000, 21_000]
        (row,) = (row for row in books.segments.live() if row.name == "damaged")
        with pytest.raises(sql.errors.SegmentDamaged):
            store.posts.table(row, books)


def test_replaced_files_live_for_the_grace_time_and_are_then_swept(store: Store) -> None:
    for number in range(8):
        store.commit(f"f{number}", building.posts(["x"] * 2_000, first=number * 2_000))
    assert store.posts.compact(NOON) == 8
    assert store.posts.sweep(NOON + MINUTE) == 0
    assert len(list(store.posts.files.found())) == 9

    assert store.posts.sweep(NOON + archive.GRACE + MINUTE) == 8
    assert len(list(store.posts.files.found())) == 1
    assert store.posts.count(Q()) == 16_000
    with store.db.reading() as books:
        assert books.segments.exists("f3")


def test_a_reader_whose_file_vanishes_looks_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        store.commit(f"f{number}", building.posts(["x"] * 2_000, first=number * 2_000))
    views = store.posts._reader._views
    stale = views.take()
    store.posts.compact(NOON)
    store.posts.sweep(LATER)
    answers = iter([stale])
    fresh = views.take
    monkeypatch.setattr(views, "take", lambda **_: next(answers, None) or fresh())

    assert store.posts.count(Q()) == 16_000


def test_readers_never_fail_while_compaction_and_sweeping_go_on(on_sqlite: Store) -> None:
    faults: list[str] = []
    counts: set[int] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                counts.add(on_sqlite.posts.count(Q(text="x")))
                on_sqlite.posts.search(Q(text="x", limit=3))
            except sql.errors.SegmentDamaged as error:
                faults.append(str(error))

    for number in range(24):
        on_sqlite.commit(f"f{number}", building.posts(["x"] * 2_000, first=number * 2_000))
    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for step in range(6):
        on_sqlite.posts.compact(NOON + step * MINUTE)
        on_sqlite.posts.sweep(NOON + step * MINUTE)
    done.set()
    for reader in readers:
        reader.join()

    assert (faults, counts) == ([], {48_000})


def test_deleted_posts_are_dropped_by_compaction(store: Store) -> None:
    _tails(store, 40, 60)
    with store.db.writing() as books:
        books.tombstones.add([listening.Tombstone(platform="weibo", post_id="p3", at=NOON)])
    _compact_all(store)

    with store.db.reading() as books:
        assert sum(row.rows for row in books.segments.live()) == 2_399


def test_purging_rewrites_only_the_files_that_hold_deleted_posts(store: Store) -> None:
    for number in range(3):
        store.commit(f"f{number}", building.posts(["x"] * 2_100, first=number * 3_000))
        store.commit(f"t{number}", building.posts(["x"] * 5, first=20_000 + number * 10))
    with store.db.writing() as books:
        for gone in ("p3001", "p20010"):
            stone = listening.Tombstone(platform="weibo", post_id=gone, at=NOON)
            books.tombstones.add([stone])

    assert store.posts.purge(LATER) == 2
    assert store.posts.purge(LATER) == 0
    assert store.posts.count(Q()) == 6_313
    with store.db.reading() as books:
        rows = sorted(row.rows for row in books.segments.live())
    assert rows == [4, 5, 5, 2_099, 2_100, 2_100]


def test_retention_lets_whole_segments_go_and_rewrites_the_one_it_cuts(store: Store) -> None:
    store.commit("old", building.posts(["x"] * 2_100))
    store.commit("cut", building.posts(["x"] * 2_100, first=2_100))
    store.commit("new", building.posts(["x"] * 50, first=4_200))
    before = NOON + 2_200 * MINUTE

    assert store.posts.erase(before, LATER) == 1  # the other is over by less than a day
    assert store.posts.erase(before, LATER, slack=timedelta(0)) == 1
    assert store.posts.count(Q()) == 2_050
    assert store.posts.search(Q(until=before)).posts == ()
    assert store.posts.sweep(LATER + timedelta(days=1)) == 2


def test_an_old_orphan_is_swept_and_a_young_one_is_left(store: Store) -> None:
    for name in ("old", "young"):
        store.posts.write(name, building.posts(["x"] * 2_100))
    (old,) = (path for path in store.posts.files.found() if path.stem == "old")
    unfinished = old.with_name(".half.0123.tmp")
    unfinished.write_bytes(b"half")
    for path in (old, unfinished):
        os.utime(path, (0, 0))

    assert store.posts.sweep(NOON) == 2
    assert [path.stem for path in store.posts.files.found()] == ["young"]


def test_a_batch_that_comes_again_after_compaction_is_still_known(store: Store) -> None:
    _tails(store, 64, 2)
    store.posts.compact(NOON)
    store.posts.sweep(LATER)

    with store.db.reading() as books:
        assert books.segments.exists("t5")


def test_a_damaged_file_is_named_by_the_check_and_refused_by_the_search(store: Store) -> None:
    store.commit("a", building.posts(["x"] * 2_100))
    store.commit("b", building.posts(["x"] * 2_100, first=3_000))
    assert store.posts.faults(is_deep=True) == []
    first, second = sorted(store.posts.files.found())
    first.write_bytes(b"PAR1 no more")
    second.unlink()

    codes = sorted(fault.code for fault in store.posts.faults())
    assert codes == ["store.fault_missing", "store.fault_unreadable"]
    with pytest.raises(sql.errors.SegmentDamaged):
        store.posts.count(Q())


def test_a_changed_byte_is_found_by_the_deep_check(store: Store) -> None:
    store.commit("a", building.posts([f"{n} 电池" for n in range(2_100)]))
    (path,) = store.posts.files.found()
    told = bytearray(path.read_bytes())
    told[len(told) // 3 : len(told) // 3 + 64] = bytes(64)
    path.write_bytes(told)

    assert [fault.code for fault in store.posts.faults(is_deep=True)] == ["store.fault_unreadable"]


def test_a_merged_segment_keeps_the_source_its_parts_share(store: Store) -> None:
    _tails(store, 64, 2)
    store.posts.compact(NOON)

    with store.db.reading() as books:
        (row,) = books.segments.live()
    assert replace(row, name="") == replace(row, name="", source_id="s1", rows=128)
