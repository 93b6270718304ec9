"""A backup of a running store comes back whole, in either database."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin.adapters import archive, sql
from tocsin.kernel import audit

Q = archive.PostQuery


@contextmanager
def _restored(source: Path, target: Path, url: str | None = None) -> Iterator[Store]:
    archive.restore(source, target, url=url)
    with building.opened(target, url) as store:
        yield store


def _fill(store: Store) -> None:
    store.commit("file", building.posts(["电池"] * 2_100))
    store.commit("tail", building.posts(["起火"], first=3_000))
    (store.folder / "secret.key").write_bytes(b"k" * 32)
    with store.db.writing() as books:
        for number in range(3):
            books.audit.append(NOON + number * MINUTE, "lin", "did", "w1", {"n": number})
            books.feed.append("k", {"n": number}, NOON)


def test_a_restored_store_answers_as_the_first_did(store: Store, tmp_path: Path) -> None:
    _fill(store)
    manifest = store.posts.backup(tmp_path / "backup", NOON)

    with _restored(tmp_path / "backup", tmp_path / "again") as again:
        assert again.posts.search(Q()).posts == store.posts.search(Q()).posts
        assert again.posts.count(Q()) == 2_101
        assert again.posts.faults(is_deep=True) == []
        with again.db.writing() as books:
            assert audit.first_break(books.audit.entries()) is None
            head = books.feed.head()
            assert books.feed.append("k", {}, NOON) > head
    assert (tmp_path / "again" / "secret.key").stat().st_mode & 0o777 == 0o600
    assert manifest.schema == sql.newest_version()


def test_a_backup_of_sqlite_is_restored_into_another_database(
    on_sqlite: Store, url: str, tmp_path: Path
) -> None:
    _fill(on_sqlite)
    on_sqlite.posts.backup(tmp_path / "backup", NOON)
    folder = tmp_path / "again"
    other = None if url.startswith("sqlite") else url

    with _restored(tmp_path / "backup", folder, other) as again, again.db.writing() as books:
        assert [entry.number for entry in books.audit.entries()] == [1, 2, 3]
        assert books.feed.append("k", {}, NOON) == 4
        assert again.posts.count(Q()) == 2_101


def test_a_backup_taken_under_fire_is_whole(store: Store, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            posts = building.posts(["x"] * 2_000, first=number * 2_000)
            store.commit(f"f{number}", posts)
            store.posts.compact(NOON)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    store.posts.backup(tmp_path / "backup", NOON)
    done.set()
    writer.join()

    with _restored(tmp_path / "backup", tmp_path / "again") as again:
        assert again.posts.faults(is_deep=True) == []
        assert again.posts.count(Q()) % 2_000 == 0


@pytest.mark.parametrize("change", [b"", b"other bytes"])
def test_a_damaged_backup_is_refused(on_sqlite: Store, tmp_path: Path, change: bytes) -> None:
    _fill(on_sqlite)
    on_sqlite.posts.backup(tmp_path / "backup", NOON)
    (file,) = (tmp_path / "backup").glob("segments/*/*.parquet")
    file.unlink()  # it may share its bytes with the store's own
    file.write_bytes(change)

    with pytest.raises(sql.errors.BackupDamaged):
        archive.restore(tmp_path / "backup", tmp_path / "again")
    assert on_sqlite.posts.faults(is_deep=True) == []


def test_a_backup_without_its_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(sql.errors.BackupDamaged):
        archive.verify(tmp_path)


def test_neither_backup_nor_restore_touches_a_folder_in_use(
    on_sqlite: Store, tmp_path: Path
) -> None:
    _fill(on_sqlite)
    on_sqlite.posts.backup(tmp_path / "backup", NOON)

    with pytest.raises(sql.errors.TargetNotEmpty):
        on_sqlite.posts.backup(tmp_path / "backup", NOON)
    with pytest.raises(sql.errors.TargetNotEmpty):
        archive.restore(tmp_path / "backup", on_sqlite.folder)
