"""The manifest: which segments there are, and what becomes of their names."""

from tests.contract.store.building import MINUTE, NOON, Store

from tocsin.adapters import sql


def _row(name: str, first: int = 0, last: int = 1, **rest: object) -> sql.SegmentRow:
    times = {"min_created": NOON + first * MINUTE, "max_created": NOON + last * MINUTE}
    return sql.SegmentRow(name=name, rows=10, committed_at=NOON, **times, **rest)  # type: ignore[arg-type]  # a test's own fields


def test_a_committed_segment_exists_even_after_it_is_replaced_and_forgotten(store: Store) -> None:
    with store.db.writing() as books:
        books.segments.add(_row("a"))
        books.segments.add(_row("b"))
        assert books.segments.replace(["a", "b"], [_row("ab")], NOON)
        books.segments.forget(["a", "b"])

    with store.db.reading() as books:
        assert [books.segments.exists(name) for name in ("a", "b", "ab", "c")] == [
            True,
            True,
            True,
            False,
        ]
        assert [row.name for row in books.segments.live()] == ["ab"]


def test_an_empty_segment_leaves_its_name_only(store: Store) -> None:
    with store.db.writing() as books:
        books.segments.add(sql.SegmentRow(name="nothing", rows=0, committed_at=NOON))

        assert books.segments.exists("nothing")
        assert books.segments.live() == []


def test_live_segments_are_pruned_by_time_and_come_newest_first(store: Store) -> None:
    with store.db.writing() as books:
        books.segments.add(_row("old", 0, 9))
        books.segments.add(_row("new", 20, 29))
        books.segments.add(_row("middle", 10, 19))
        since, until = NOON + 10 * MINUTE, NOON + 20 * MINUTE

        assert [row.name for row in books.segments.live()] == ["new", "middle", "old"]
        assert [row.name for row in books.segments.live(since=since, until=until)] == ["middle"]


def test_replacing_what_is_no_longer_live_does_nothing(store: Store) -> None:
    with store.db.writing() as books:
        books.segments.add(_row("a"))
        books.segments.add(_row("b"))
        books.segments.replace(["a"], [], NOON)

        assert not books.segments.replace(["a", "b"], [_row("ab")], NOON)
        assert [row.name for row in books.segments.live()] == ["b"]
        assert [row.name for row in books.segments.doomed(NOON + MINUTE)] == ["a"]
        assert books.segments.doomed(NOON) == []


def test_a_tail_comes_back_byte_for_byte(store: Store) -> None:
    with store.db.writing() as books:
        books.segments.add(_row("a", is_inline=True, tail=b"\x00\xff"))

        assert books.segments.tails(["a", "b"]) == {"a": b"\x00\xff"}
