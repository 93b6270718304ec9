"""A source's health is told until it is kept, on the disk and on the screens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import databases

from tocsin import listening
from tocsin.adapters import sql
from tocsin.runtimes import board, publishing, roster

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
PLAZA = listening.Source(source_id="plaza", connector="rss", name="Plaza")
WATCH = listening.Watch(watch_id="w1", name="Brand", any=("brand",))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    made = databases.opened(tmp_path)
    yield made
    made.close()


def fail_telling(db: sql.Database, feed: publishing.LiveFeed, known: board.HealthBoard) -> None:
    with db.writing() as books:
        feed.hearing(books, known.changed(), NOON)
        raise sql.errors.StoreFull(where="a test")


def test_a_change_is_told_until_a_commit_has_kept_it() -> None:
    known = board.HealthBoard({})
    known.fetched("plaza", NOON)

    lost = known.changed()
    again = known.changed()
    known.kept(again)

    assert lost == again == [known.of("plaza")]
    assert known.changed() == []


def test_what_changes_while_the_commit_runs_is_told_next_time() -> None:
    known = board.HealthBoard({})
    known.fetched("plaza", NOON)
    told = known.changed()
    known.failed("plaza", status="failing", fault="listening.why.timeout")
    known.kept(told)

    assert [one.status for one in known.changed()] == ["failing"]


def test_while_the_store_refuses_no_source_is_heard() -> None:
    known = board.HealthBoard({})
    known.fetched("plaza", NOON)
    listed = roster.Roster(known)
    listed.sources = {"plaza": PLAZA}

    with pytest.raises(sql.errors.StoreFull), known.keeping("posts"):
        raise sql.errors.StoreFull(where="segments")
    with known.keeping("minutes"):
        full = listed.coverage_of(WATCH, NOON)
    told = known.known["plaza"]
    with known.keeping("posts"):
        known.fetched("plaza", NOON)

    assert (full.alive, full.expected) == (0, 1)
    assert (told.status, told.fault) == ("failing", "listening.why.not_kept")
    assert listed.coverage_of(WATCH, NOON).alive == 1
    assert known.changed() == [known.of("plaza")]


def test_while_the_store_refuses_the_screens_hear_of_no_living_source(db: sql.Database) -> None:
    known = board.HealthBoard({})
    known.fetched("plaza", NOON)
    listed = roster.Roster(known)
    listed.sources = {"plaza": PLAZA}

    with pytest.raises(sql.errors.StoreFull), known.keeping("posts"):
        raise sql.errors.StoreFull(where="segments")
    with db.writing() as books:
        publishing.LiveFeed(listed).hearing(books, known.changed(), NOON)
        told = [event.payload["source"] for event in books.feed.after(0)]

    assert [one["status"] for one in told] == ["failing"]  # type: ignore[index]  # a shape


def test_the_screens_hear_again_what_a_failed_tick_took_back(db: sql.Database) -> None:
    known = board.HealthBoard({})
    known.fetched("plaza", NOON)
    listed = roster.Roster(known)
    feed = publishing.LiveFeed(listed)
    with db.writing() as books:
        books.sources.put(PLAZA)
        books.watches.put(WATCH)
        listed.read(books)

    with pytest.raises(sql.errors.StoreFull):
        fail_telling(db, feed, known)
    feed.recover()
    with db.writing() as books:
        feed.hearing(books, (), NOON)
        told = {event.kind: event.payload for event in books.feed.after(0)}

    assert told["source"]["source"]["status"] == "alive"  # type: ignore[index]  # a shape
    assert told["coverage"]["watch_id"] == "w1"
