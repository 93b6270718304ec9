"""Every set of books there is: in memory, in SQLite, in PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests import databases

from tocsin import statements
from tocsin.adapters import sql
from tocsin.runtimes import statements as runtime

Opened = Callable[[], AbstractContextManager[statements.Books]]


def _memory(_request: pytest.FixtureRequest, _folder: Path) -> Iterator[Opened]:
    kept = statements.memory.books()

    @contextmanager
    def opened() -> Iterator[statements.Books]:
        yield kept

    yield opened


def _stored(db: sql.Database) -> Iterator[Opened]:
    @contextmanager
    def opened() -> Iterator[statements.Books]:
        with db.writing() as books:
            yield runtime.desk(books)

    yield opened
    db.close()


def _sqlite(_request: pytest.FixtureRequest, folder: Path) -> Iterator[Opened]:
    return _stored(databases.opened(folder))


def _postgresql(request: pytest.FixtureRequest, _folder: Path) -> Iterator[Opened]:
    one: str = request.getfixturevalue("one_postgresql")
    databases.empty(one)
    return _stored(sql.Database.open(one))


_KINDS = {"memory": _memory, "sqlite": _sqlite, "postgresql": _postgresql}


@pytest.fixture(params=sorted(_KINDS))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Return what opens the books in one transaction."""
    yield from _KINDS[request.param](request, tmp_path)
