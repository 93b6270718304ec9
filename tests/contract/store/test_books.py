"""Every book, over both databases."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import listening, warning
from tocsin.adapters import sql
from tocsin.kernel import audit


class _Stop(Exception):  # noqa: N818  # it is no error, it ends a test's transaction
    """Ends a transaction from within."""


def _warning(number: int, **rest: object) -> warning.EarlyWarning:
    fields: dict[str, object] = {
        "warning_id": f"e{number}",
        "watch_id": "w1",
        "level": warning.Level.YELLOW,
        "opened_at": NOON + number * MINUTE,
        "since": NOON,
        "peak": warning.Level.ORANGE,
    }
    return warning.EarlyWarning(**(fields | rest))  # type: ignore[arg-type]  # a test's own fields


def test_what_is_raised_inside_a_transaction_takes_all_of_it_back(store: Store) -> None:
    def write() -> None:
        with store.db.writing() as books:
            books.cursors.move("s1", "41", NOON)
            books.settings.put("a", "b")
            raise _Stop

    with pytest.raises(_Stop):
        write()

    with store.db.reading() as books:
        assert books.cursors.get("s1") is None
        assert books.settings.get("a") is None


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(store: Store) -> None:
    with store.db.reading() as reader:
        assert reader.cursors.get("s1") is None
        with store.db.writing() as books:
            books.cursors.move("s1", "41", NOON)

        assert reader.cursors.get("s1") is None


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises((DBAPIError, sql.errors.StoreBroken)), store.db.reading() as books:
        books.cursors.move("s1", "41", NOON)


def test_a_cursor_moves(store: Store) -> None:
    with store.db.writing() as books:
        books.cursors.move("s1", "41", NOON)
        books.cursors.move("s1", "42", NOON)

        assert books.cursors.get("s1") == "42"
        assert books.cursors.get("s2") is None


def test_baselines_and_coverage_keep_the_newer_row(store: Store) -> None:
    with store.db.writing() as books:
        books.baselines.put([("w1", "mentions", 5, 1.0, 0.5), ("w1", "mentions", 0, 2.0, 0.5)])
        books.baselines.put([("w1", "mentions", 5, 3.5, 0.25)])
        books.coverage.put([("w1", 1, 2, 3)])
        books.coverage.put([("w1", 1, 3, 3)])

        assert books.baselines.series("w1", "mentions", 0, 5) == [(0, 2.0, 0.5), (5, 3.5, 0.25)]
        assert books.baselines.series("w1", "negative", 0, 5) == []
        assert books.coverage.series("w1", 0, 9) == [(1, 3, 3)]


def test_checkpoints_and_settings_keep_the_newest(store: Store) -> None:
    with store.db.writing() as books:
        books.checkpoints.save("detector", b"\x00one", NOON)
        books.checkpoints.save("detector", b"\x00two", NOON)
        books.settings.put("anchor", "x")

        assert books.checkpoints.load("detector") == b"\x00two"
        assert books.checkpoints.load("other") is None
        assert books.settings.get("anchor") == "x"


def test_watches_sources_and_health_come_back_as_they_were_put(store: Store) -> None:
    watch = listening.Watch(
        watch_id="w1",
        name="產品",
        any=("退款",),
        near=(listening.Near(first="a", second="b"),),
        sensitive_periods=(
            listening.SensitivePeriod(name="315", begins_at=NOON, ends_at=NOON + MINUTE),
        ),
    )
    source = listening.Source(
        source_id="s1", connector="rss", name="n", settings={"url": "x", "deep": {"a": [1]}}
    )
    health = listening.SourceHealth(source_id="s1", status="late", last_post_at=NOON)
    with store.db.writing() as books:
        books.watches.put(watch)
        books.sources.put(source)
        books.health.put(health)
        books.watches.put(listening.Watch(watch_id="w0", name="other"))

    with store.db.writing() as books:
        assert [one.watch_id for one in books.watches.all()] == ["w0", "w1"]
        assert books.watches.get("w1") == watch
        assert books.sources.all() == [source]
        assert books.health.all() == [health]
        books.watches.remove("w1")
        books.watches.remove("unknown")
        assert [one.watch_id for one in books.watches.all()] == ["w0"]


def test_the_ledger_tells_what_stands_the_highest_first(store: Store) -> None:
    red = _warning(1, level=warning.Level.RED, peak=warning.Level.RED)
    closed = _warning(2, closed_at=NOON, acknowledged_by="lin", acknowledged_at=NOON)
    with store.db.writing() as books:
        for one in (_warning(0), red, closed, _warning(3)):
            books.warnings.put(one)

        assert [one.warning_id for one in books.warnings.standing()] == ["e1", "e3", "e0"]
        assert books.warnings.get("e2") == closed
        assert [one.warning_id for one in books.warnings.recent(limit=2)] == ["e3", "e2"]
        earlier = books.warnings.recent("w1", before=NOON + MINUTE)
        assert [one.warning_id for one in earlier] == ["e0"]
        assert books.warnings.recent("w2") == []


def test_a_change_of_level_keeps_its_reasons(store: Store) -> None:
    reason = warning.Reason(
        rule="seasonal.burst", indicator="mentions", window_s=60, value=9.0, expected=1.5,
        rate_per_week=0.02,
    )  # fmt: skip
    change = warning.LevelChange(
        change_id="c1",
        warning_id="e1",
        watch_id="w1",
        at=NOON,
        before=warning.Level.NONE,
        after=warning.Level.ORANGE,
        reasons=(reason,),
        evidence=("weibo/1",),
        coverage=0.5,
        detector="seasonal 1",
        facts={"note": "x"},
    )
    with store.db.writing() as books:
        books.warnings.add_change(change)

        assert books.warnings.changes() == [change]
        assert books.warnings.changes(warning_id="e1", watch_id="w1", since=NOON) == [change]
        assert books.warnings.changes(since=NOON + MINUTE) == []
        assert books.warnings.changes(warning_id="other") == []


def test_the_feed_numbers_events_and_never_forgets_its_head(store: Store) -> None:
    with store.db.writing() as books:
        positions = [books.feed.append("k", {"n": n}, NOON + n * MINUTE) for n in range(3)]
        assert positions == sorted(set(positions))
        assert [event.payload for event in books.feed.after(positions[0])] == [{"n": 1}, {"n": 2}]
        assert [event.position for event in books.feed.after(0, limit=1)] == positions[:1]
        books.feed.prune(NOON + timedelta(days=1))

        assert books.feed.head() == books.feed.oldest() == positions[-1]
        assert books.feed.append("k", {}, NOON) > positions[-1]


def test_an_empty_feed_stands_at_zero(store: Store) -> None:
    with store.db.reading() as books:
        assert (books.feed.head(), books.feed.oldest(), books.feed.after(0)) == (0, 0, [])


def test_the_audit_trail_holds_as_a_chain(store: Store) -> None:
    with store.db.writing() as books:
        for number in range(3):
            facts = {"n": number, "times": (1, 2.5), "at": NOON}
            books.audit.append(NOON + number * MINUTE, "lin", "did", "w1", facts)

    with store.db.reading() as books:
        entries = list(books.audit.entries())
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert audit.first_break(entries) is None


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_change_the_audit_trail(store: Store, change: str) -> None:
    with store.db.writing() as books:
        books.audit.append(NOON, "lin", "did", "w1", {})

    with pytest.raises(DBAPIError, match="append-only"), store.db.writing() as books:
        books.connection.execute(text(change))

    with store.db.reading() as books:
        assert [entry.actor for entry in books.audit.entries()] == ["lin"]


def test_a_deleted_post_is_kept_once(store: Store) -> None:
    stone = listening.Tombstone(platform="weibo", post_id="1", at=NOON)
    with store.db.writing() as books:
        books.tombstones.add([stone, stone])
        books.tombstones.add([stone])
        before = books.tombstones.newest()

        assert len(books.tombstones.since(0)) == 1
        books.tombstones.prune(NOON + MINUTE, before, most=9)
        assert books.tombstones.since(0) == []


@pytest.mark.parametrize(
    "at", [datetime(1, 1, 2, tzinfo=UTC), datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
           datetime(9999, 12, 30, tzinfo=UTC)]
)  # fmt: skip
def test_every_time_comes_back_to_the_microsecond(store: Store, at: datetime) -> None:
    with store.db.writing() as books:
        books.feed.append("k", {}, at)

        assert [event.at for event in books.feed.after(0)] == [at]


def test_two_writers_wait_for_each_other(store: Store, url: str) -> None:
    other = sql.Database.open(url, ballast_bytes=0)
    for one, number in itertools.product((store.db, other), range(3)):
        with one.writing() as books:
            books.settings.put(f"n{number}", "x")
    other.close()

    with store.db.reading() as books:
        assert books.settings.get("n2") == "x"
