"""The auditor: what it finds broken stands on the screens and is told, once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from tests import databases

from tocsin import notices
from tocsin.adapters import sql
from tocsin.runtimes import board, noticing, publishing, roster

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
ROUTES = (
    notices.Route(channel="in_app", recipient="desk"),
    notices.Route(channel="email", recipient="lin@example.org"),
)
NEWS = notices.News(
    change_id="c1",
    warning_id="e1",
    watch_id="w1",
    watch_name="Brand",
    at=NOON,
    before="none",
    after="red",
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    made = databases.opened(tmp_path)
    with made.writing() as books:
        books.outbox.add(notices.compose([NEWS], ROUTES, now=NOON))
    yield made
    made.close()


@pytest.fixture
def auditor() -> noticing.Auditor:
    feed = publishing.LiveFeed(roster.Roster(board.HealthBoard({})))
    listed = roster.Roster(board.HealthBoard({}))
    teller = noticing.Teller(roster=listed, routes=ROUTES, feed=feed, is_simulated=False)
    return noticing.Auditor(teller=teller, routes=ROUTES, feed=feed, is_simulated=False)


def kill(db: sql.Database) -> None:
    """Have the mail refused for good."""
    refused = notices.Attempt(number=1, at=NOON, state=notices.State.REJECTED, fault="x")
    with db.writing() as books:
        for one in books.outbox.due(NOON, 9, but=["in_app"]):
            books.outbox.settle(one.notice_id, refused)
        books.outbox.climb(NOON)


def audit(db: sql.Database, auditor: noticing.Auditor, at: datetime = NOON) -> notices.Audit:
    with db.writing() as books:
        return auditor(books, at)


def seen(db: sql.Database) -> tuple[list[object], list[notices.Notice]]:
    """Return what the screens heard of promises, and the notices of the auditor."""
    with db.reading() as books:
        told = [one.payload["promises"] for one in books.feed.after(0) if one.kind == "promises"]
        return told, books.outbox.recent(warning_id=notices.auditing.OUTBOX)


def test_while_all_is_well_nothing_is_said(db: sql.Database, auditor: noticing.Auditor) -> None:
    assert audit(db, auditor).holds
    assert seen(db) == ([], [])


def test_a_dead_notice_stands_on_the_screens_and_is_told_elsewhere_once(
    db: sql.Database, auditor: noticing.Auditor
) -> None:
    kill(db)
    for wait in range(0, 120, 30):
        audit(db, auditor, NOON + timedelta(seconds=wait))
    told, telling = seen(db)

    assert told == [{"kept": False, "missing": 0, "dead": 1, "channels": ["email"]}]
    assert [(one.channel, one.level) for one in telling] == [("in_app", "red")]


def test_a_lost_notice_is_told_everywhere(db: sql.Database, auditor: noticing.Auditor) -> None:
    with db.writer.begin() as connection:
        connection.execute(text("DELETE FROM notices WHERE channel = 'email'"))
    audit(db, auditor)
    told, telling = seen(db)

    assert told == [{"kept": False, "missing": 1, "dead": 0, "channels": []}]
    assert sorted(one.channel for one in telling) == ["email", "in_app"]


def test_a_persons_answer_takes_it_off_the_screens(
    db: sql.Database, auditor: noticing.Auditor
) -> None:
    kill(db)
    audit(db, auditor)
    _, (telling,) = seen(db)
    with db.writing() as books:
        notices.acknowledge(notices.Desk(outbox=books.outbox), telling.notice_id, "Lin", NOON)
    later = NOON + timedelta(hours=2)
    audit(db, auditor, later)
    told, after = seen(db)

    assert told[-1] == {"kept": True, "missing": 0, "dead": 0, "channels": []}
    answered = replace(telling, acknowledged_by="Lin", acknowledged_at=NOON)
    assert after == [replace(answered, read_by="Lin", read_at=NOON)]


def test_a_persons_answer_for_a_lost_notice_takes_it_off_the_screens_until_more_is_lost(
    db: sql.Database, auditor: noticing.Auditor
) -> None:
    with db.writer.begin() as connection:
        connection.execute(text("DELETE FROM notices WHERE channel = 'email'"))
    audit(db, auditor)
    _, telling = seen(db)
    with db.writing() as books:
        notices.acknowledge(notices.Desk(outbox=books.outbox), telling[0].notice_id, "Lin", NOON)
    audit(db, auditor, NOON + timedelta(hours=2))
    answered, _ = seen(db)
    with db.writer.begin() as connection:
        connection.execute(text("DELETE FROM notices WHERE warning_id = 'e1'"))
    audit(db, auditor, NOON + timedelta(hours=3))
    told, _ = seen(db)

    assert answered[-1] == {"kept": True, "missing": 1, "dead": 0, "channels": []}
    assert told[-1] == {"kept": False, "missing": 2, "dead": 0, "channels": []}
