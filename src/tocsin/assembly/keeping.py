"""The data folder: its books, segments and key; what the settings bring into it."""

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin import directory, listening, settings
from tocsin.adapters import archive, sql
from tocsin.assembly import naming
from tocsin.kernel import clock, errors, pseudonyms
from tocsin.runtimes import rulings, telemetry

_KEY_BYTES, _LEAST_KEY_BYTES = 32, 16
_OWNER = directory.at_console("command")  # whoever wrote the settings owns the folder


class AlreadyOwned(errors.TocsinError):
    """Another process writes to this data folder: fact `folder`."""

    code = "assembly.already_owned"


class NoKey(errors.TocsinError):
    """Books without the key that their accounts are named by: fact `file`.

    A new key would name every account anew, and no watch would know the old ones any more.
    """

    code = "assembly.no_key"


class NoData(errors.TocsinError):
    """A folder in which no Tocsin has ever kept anything: fact `folder`."""

    code = "assembly.no_data"


class BadKey(errors.TocsinError):
    """A key that was cut short, and would name accounts by next to nothing: fact `file`."""

    code = "assembly.bad_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What lies in the data folder."""

    folder: Path
    db: sql.Database
    store: archive.Archive
    names: pseudonyms.Pseudonyms

    def close(self) -> None:
        """Let go of the database and the query engine."""
        self.store.close()
        self.db.close()


def keep(chosen: settings.model.Store, *, anew: bool = True) -> Kept:
    """Open the data folder, making it `anew` where there is none, with its schema up to date.

    Raises NoData, NoKey, BadKey, and what the store refuses.
    """
    folder = chosen.folder
    key, books = folder / "secret.key", folder / "tocsin.db"
    if not (anew or key.exists() or books.exists()):
        raise NoData(folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    if books.exists() and not key.exists():
        raise NoKey(file=str(key))
    names = pseudonyms.Pseudonyms(key=_key(key))  # before the books: they never stand without it
    db = sql.Database.open(chosen.database or books)
    sql.migrate(db)
    return Kept(folder=folder, db=db, store=archive.Archive(folder, db), names=names)


@contextmanager
def owned(kept: Kept) -> Iterator[None]:
    """Be the only process that takes posts in here; raises AlreadyOwned."""
    with (kept.folder / "owner.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyOwned(folder=str(kept.folder)) from held
        yield


def enter(kept: Kept, chosen: settings.Settings) -> None:
    """Keep the watches and sources of the settings file."""
    keep_watches(kept, chosen.watch)
    keep_sources(kept, chosen.source)


def keep_watches(kept: Kept, told: Sequence[settings.Watch]) -> tuple[listening.Watch, ...]:
    """Keep watches; returns all that are in force. Raises what `matching.checked` does."""
    watches = [naming.watch(one, kept.names) for one in told]
    listening.matching.checked(watches)
    now = clock.SystemClock().now()
    with kept.db.writing() as books:
        known = {watch.watch_id: watch for watch in books.watches.all()}
        for watch in watches:
            if known.get(watch.watch_id) != watch:
                rulings.enlisting.keep_watch(books, _OWNER, watch, now)
        return tuple(books.watches.all())


def keep_sources(kept: Kept, told: Sequence[settings.Source]) -> tuple[listening.Source, ...]:
    """Keep sources; returns all that are in force."""
    sources = [naming.source(one) for one in told]
    now = clock.SystemClock().now()
    with kept.db.writing() as books:
        known = {source.source_id: source for source in books.sources.all()}
        for source in sources:
            if known.get(source.source_id) != source:
                rulings.enlisting.keep_source(books, _OWNER, source, now)
        return tuple(books.sources.all())


def recalled(kept: Kept) -> dict[str, listening.SourceHealth]:
    """Return how every source was doing; its posts are counted from what was committed.

    The health of a life that was killed, or of a file that was played, knows less than the books.
    """
    with kept.db.reading() as books:
        known = {one.source_id: one for one in books.health.all()}
        for source in books.sources.all():
            counts = telemetry.totals(books, source.source_id)
            read = counts.read - counts.duplicated - counts.quarantined
            posts = read if source.keep == "all" else counts.matched
            waiting = listening.SourceHealth(source_id=source.source_id, status="waiting")
            was = known.get(source.source_id, waiting)
            known[source.source_id] = replace(was, posts=max(posts, was.posts))
    return known


def _key(file: Path) -> bytes:
    """Return the key of this house's pseudonyms; it is made once and stays in the folder."""
    if not file.exists():
        _make(file)
    key = file.read_bytes()
    if len(key) < _LEAST_KEY_BYTES:
        raise BadKey(file=str(file))
    return key


def _make(file: Path) -> None:
    """Write a new key, whole or not at all: a full disk leaves none that is cut short."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(secrets.token_bytes(_KEY_BYTES))
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as refused:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OSError(refused.errno, refused.strerror, str(file)) from refused
