"""A full disk, a failing disk, a held lock: each is told apart, and nothing half is left."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.store import building
from tests.contract.store.building import NOON, Store

from tocsin.adapters import archive, sql


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with building.opened(tmp_path) as one:
        yield one


def _limit(store: Store, pages: int) -> None:
    with store.db.writer.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").close()


def _fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fsync(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_full_database_frees_the_ballast_and_then_takes_the_write(store: Store) -> None:
    _limit(store, 1)
    with pytest.raises(sql.errors.StoreFull), store.db.writing() as books:
        books.settings.put("a", "x" * 100_000)
    assert not store.db.ballast.is_held
    _limit(store, 100_000)

    with store.db.writing() as books:
        assert books.settings.get("a") is None
        books.settings.put("a", "x" * 100_000)
    assert not store.db.is_broken
    assert store.db.faults() == []


def test_a_full_disk_under_a_segment_frees_the_ballast_and_leaves_no_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _fail(patch, errno.ENOSPC)
        with pytest.raises(sql.errors.StoreFull):
            store.posts.write("a", building.posts(["x"] * 2_100))
    assert list(store.posts.files.found()) == []
    assert not store.db.ballast.is_held

    store.commit("a", building.posts(["x"] * 2_100))
    assert store.posts.count(archive.PostQuery()) == 2_100


def _no_way(path: Path, *, missing_ok: bool = False) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_disk_that_lets_nothing_be_removed_either_is_told_as_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, errno.ENOSPC)
    monkeypatch.setattr(Path, "unlink", _no_way)

    with pytest.raises(sql.errors.StoreFull):
        store.posts.write("a", building.posts(["x"] * 2_100))


def test_a_ballast_that_cannot_even_be_looked_at_hides_no_worse_refusal(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", _no_way)

    store.db.ballast.free()  # is told in the log


def test_an_error_of_fsync_breaks_the_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, errno.EIO)

    with pytest.raises(sql.errors.StoreBroken):
        store.posts.write("a", building.posts(["x"] * 2_100))


def test_a_damaged_database_is_not_written_to_until_it_is_opened_anew(tmp_path: Path) -> None:
    with building.opened(tmp_path) as store, store.db.writing() as books:
        for number in range(500):
            books.settings.put(f"n{number}", "x" * 200)
    file = tmp_path / "tocsin.db"
    told = bytearray(file.read_bytes())
    told[8_192:] = os.urandom(len(told) - 8_192)
    file.write_bytes(told)

    db = sql.Database.open(f"sqlite:///{file}", ballast_bytes=0)
    with pytest.raises(sql.errors.StoreBroken), db.writing() as books:
        books.settings.put("n3", "y")
    with pytest.raises(sql.errors.StoreBroken), db.writing() as books:
        books.settings.put("n4", "y")
    assert db.is_broken
    db.close()


def test_a_lock_held_by_another_process_is_told_as_busy(store: Store, tmp_path: Path) -> None:
    with store.db.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 20").close()
    other = sqlite3.connect(tmp_path / "tocsin.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE").close()
    with pytest.raises(sql.errors.StoreBusy), store.db.writing() as books:
        books.cursors.move("s1", "1", NOON)
    other.close()

    with store.db.writing() as books:
        books.cursors.move("s1", "1", NOON)
    assert not store.db.is_broken


def test_the_ballast_takes_its_room_and_gives_it_back(tmp_path: Path) -> None:
    ballast = sql.Ballast(path=tmp_path / "ballast", size_bytes=1 << 20)

    assert ballast.hold()
    assert ballast.hold()
    assert ballast.path.stat().st_blocks * 512 >= 1 << 20
    ballast.free()
    ballast.free()
    assert not ballast.is_held


def test_no_ballast_is_taken_from_a_disk_that_is_nearly_full(tmp_path: Path) -> None:
    ballast = sql.Ballast(path=tmp_path / "ballast", size_bytes=1 << 60)

    assert not ballast.hold()


def test_durability_is_asked_for(store: Store) -> None:
    with store.db.writing() as books:
        found = {
            name: books.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "http://x"]
)
def test_an_address_of_no_known_database_is_refused(url: str) -> None:
    with pytest.raises(sql.errors.BadAddress):
        sql.Database.open(url)
