"""What is over is let go: purged deletions, figures past their retention, connections."""

import sqlite3

import psycopg
import pytest
from tests.contract.store import building
from tests.contract.store.building import NOON, Store

from tocsin import listening


def test_of_deletions_that_are_purged_the_newest_are_kept(store: Store) -> None:
    stones = [listening.Tombstone(platform="x", post_id=str(n), at=NOON) for n in range(9)]
    with store.db.writing() as books:
        books.tombstones.add(stones[:8])
        purged = books.tombstones.newest()
        books.tombstones.add(stones[8:])
        books.tombstones.prune(NOON, purged, most=3)

        assert [key for _, key in books.tombstones.since(0)] == list(
            listening.keys.of(("x", str(number)) for number in (5, 6, 7, 8))
        )


def test_figures_that_are_over_are_let_go(store: Store) -> None:
    with store.db.writing() as books:
        books.baselines.put([("w1", "mentions", minute, 1.0, 0.5) for minute in (0, 60, 65)])
        books.coverage.put([("w1", minute, 2, 3) for minute in (0, 60, 65)])
        books.rollups.merge(building.minutes("w1", [0, 60, 65]))
        books.baselines.erase(60)
        books.coverage.erase(60)

        assert books.rollups.erase(60) == 1
        assert books.rollups.begun("w1") == 60
        assert [row[0] for row in books.baselines.series("w1", "mentions", 0, 99)] == [60, 65]
        assert [row[0] for row in books.coverage.series("w1", 0, 99)] == [60, 65]


def test_who_still_reads_when_it_closes_leaves_nothing_open(store: Store) -> None:
    with store.db.reading() as books:
        held = books.connection.connection.dbapi_connection
        store.db.close()
        books.cursors.get("s1")

    assert held is not None
    with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError)):
        held.cursor().execute("SELECT 1")
