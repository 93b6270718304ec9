"""Backs a whole store up while it runs, and brings it back.

A backup is a folder that needs nothing else: a SQLite file with every book (PostgreSQL's too), the
segments that it names (hard links where the disk allows), the secret key, and a manifest with the
SHA-256 of each file.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from tocsin.adapters import sql
from tocsin.adapters.archive.files import Files, sync_folder
from tocsin.kernel import reasons

_MANIFEST, _BOOKS, _SEGMENTS, _KEY = "manifest.json", "tocsin.db", "segments", "secret.key"
_ATTEMPTS = 3  # a sweep may take a file between the look at the books and its link


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One file of a backup."""

    path: str  # within the backup
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds."""

    made_at: datetime
    schema: str | None
    files: tuple[Kept, ...]


def backup(folder: Path, db: sql.Database, target: Path, now: datetime) -> Manifest:
    """Back the data folder and its database up into `target`, a new or empty folder."""
    _refuse_full(target)
    target.mkdir(parents=True, exist_ok=True)
    _copy_books(db, target)
    for attempt in range(_ATTEMPTS):
        try:
            _link_segments(folder, target)
            break
        except FileNotFoundError:
            if attempt == _ATTEMPTS - 1:
                raise
            (target / _BOOKS).unlink()
            _copy_books(db, target)
    if (folder / _KEY).exists():
        shutil.copy2(folder / _KEY, target / _KEY)
    kept = tuple(_kept(target, path) for path in _files(target))
    manifest = Manifest(made_at=now, schema=sql.schema_version(db), files=kept)
    _write(target / _MANIFEST, msgspec.json.encode(manifest))
    return manifest


def verify(source: Path) -> Manifest:
    """Return a backup's manifest once every file of it is found to be as it was."""
    try:
        told = msgspec.json.decode((source / _MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise _damaged(_MANIFEST, reasons.of_content(error)) from error
    for kept in told.files:
        path = source / kept.path
        if not path.is_file() or not path.resolve().is_relative_to(source.resolve()):
            raise _damaged(kept.path, reasons.because("store.backup.missing"))
        if _digest(path) != kept.sha256:
            raise _damaged(kept.path, reasons.because("store.backup.changed"))
    return told


def _damaged(path: str, why: reasons.Reason) -> sql.errors.BackupDamaged:
    return sql.errors.BackupDamaged(path=path, why=why)


def restore(source: Path, target: Path, *, url: str | None = None) -> Manifest:
    """Bring a verified backup into an empty data folder; with `url`, the books into PostgreSQL."""
    _refuse_full(target)
    manifest = verify(source)
    for kept in manifest.files:
        path = target / kept.path
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / kept.path, path)
        _sync(path)
    if (target / _KEY).exists():
        (target / _KEY).chmod(0o600)
    if url is not None:
        _into(url, target / _BOOKS)
    for folder in {path.parent for path in _files(target)}:
        sync_folder(folder)
    return manifest


def _into(url: str, books: Path) -> None:
    with (
        closing(sql.Database.open(books, ballast_bytes=0)) as old,
        closing(sql.Database.open(url)) as new,
    ):
        sql.migrate(old)
        sql.migrate(new)
        sql.copy_books(old, new)
    books.unlink()


def _copy_books(db: sql.Database, target: Path) -> None:
    with closing(sql.Database.open(target / _BOOKS, ballast_bytes=0)) as copy:
        if db.dialect == "sqlite":
            sql.copy_file(db, copy)
        else:
            sql.migrate(copy)
            sql.copy_books(db, copy)
        sql.settle_file(copy)


def _link_segments(folder: Path, target: Path) -> None:
    files = Files(folder=folder / _SEGMENTS, ballast=sql.Ballast(path=folder, size_bytes=0))
    with (
        closing(sql.Database.open(target / _BOOKS, ballast_bytes=0)) as copy,
        copy.reading() as books,
    ):
        live = books.segments.live()
    for row in live:
        if not row.is_inline:
            path = files.path(row)
            _link(path, target / path.relative_to(folder))


def _link(path: Path, target: Path) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one without links
        shutil.copy2(path, target)
        _sync(target)


def _refuse_full(target: Path) -> None:
    if target.exists() and any(target.iterdir()):
        raise sql.errors.TargetNotEmpty(path=str(target))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _kept(folder: Path, path: Path) -> Kept:
    told = str(path.relative_to(folder))
    return Kept(path=told, size_bytes=path.stat().st_size, sha256=_digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, told: bytes) -> None:
    path.write_bytes(told)
    _sync(path)
    sync_folder(path.parent)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
