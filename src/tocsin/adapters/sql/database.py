"""The database: one writer, many readers, and what their failures mean."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tocsin.adapters.sql import errors
from tocsin.adapters.sql.books import Books
from tocsin.adapters.sql.connections import DEFAULT_BYTES, Ballast, engines, faults
from tocsin.kernel.errors import TocsinError

log = structlog.get_logger()

_PASSWORD = re.compile(r":[^:/]*@")


class Database:
    """SQL books behind one address.

    After StoreBroken it refuses to write: whether the last commit holds is unknown until it is
    opened anew (`Segments.exists` tells). Safe to use from many threads.
    """

    def __init__(self, *, address: URL, made: engines.Engines, ballast: Ballast) -> None:
        self.address = address
        self.ballast = ballast
        self._engines = made
        self._pen = threading.Lock()
        self._broken_by = ""

    @classmethod
    def open(cls, url: str | Path, *, ballast_bytes: int = DEFAULT_BYTES) -> "Database":
        """Open a SQLite file, or `sqlite:///path` or `postgresql+psycopg://…`; then `migrate`.

        Beside a SQLite file the ballast is held; PostgreSQL looks after its own disk.
        """
        address = _address(url)
        if address.get_backend_name() == "postgresql":
            none = Ballast(path=Path("ballast"), size_bytes=0)
            return cls(address=address, made=engines.postgresql(address), ballast=none)
        file = Path(address.database or "")
        ballast = Ballast(path=file.parent / "ballast", size_bytes=ballast_bytes)
        opened = cls(address=address, made=engines.sqlite(address, file.parent), ballast=ballast)
        ballast.hold()
        return opened

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self.address.get_backend_name()

    @property
    def is_broken(self) -> bool:
        """Return whether it has to be opened anew before it is written to."""
        return bool(self._broken_by)

    @property
    def writer(self) -> Engine:
        """Return the writing engine: for migrations and tests."""
        return self._engines.writer

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """Hold one transaction: committed at the end, rolled back when anything is raised.

        Raises StoreFull (try again, the ballast is freed), StoreBusy (try again), StoreBroken.
        """
        with self._pen:
            if self._broken_by:
                raise errors.StoreBroken(why=self._broken_by)
            with self._meaning(), self._engines.writer.begin() as connection:
                yield Books.on(connection)

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """Hold one snapshot to read from."""
        with self._meaning(), self._engines.reader.connect() as connection, connection.begin():
            yield Books.on(connection)

    def faults(self) -> list[str]:
        """Return what the database's own check finds wrong; PostgreSQL has amcheck for that."""
        if self.dialect != "sqlite":
            return []
        with self.reading() as books:
            found = books.connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return [str(told) for told in found if told != "ok"]

    def reopen(self) -> None:
        """Open anew after StoreBroken; raises it again when the database's own check fails."""
        with self._pen:
            self._engines.dispose()
            self._broken_by = ""
        damage = "; ".join(self.faults())
        if damage:
            self._broken_by = damage
            raise errors.StoreBroken(why=damage)

    def close(self) -> None:
        """Close its connections; the ballast stays."""
        self._engines.dispose()

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            refusal = faults.meant(error)
            if refusal is None:
                raise
            self._take(refusal)
            raise refusal from error

    def _take(self, refusal: TocsinError) -> None:
        log.error("store.refused", code=refusal.code, **refusal.facts)
        if isinstance(refusal, errors.StoreFull):
            self.ballast.free()
        if isinstance(refusal, errors.StoreBroken):
            self._broken_by = str(refusal.facts["why"])


def _address(url: str | Path) -> URL:
    if isinstance(url, Path):  # as it is: in an address, a path's question mark would end it
        return URL.create("sqlite", database=str(url.absolute()))
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise errors.BadAddress(address=_PASSWORD.sub(":***@", url)) from error
    if address.get_backend_name() not in {"sqlite", "postgresql"}:
        raise errors.BadAddress(address=address.render_as_string())
    if address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}:
        raise errors.BadAddress(address=url)
    return address
