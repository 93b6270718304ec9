"""Every outbox there is: in memory, in SQLite, in PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy
from tests import databases
from tests.contract.notices.opening import KINDS, Opened

from tocsin import notices
from tocsin.adapters import sql
from tocsin.adapters.sql.outbox_tables import NOTICE_ATTEMPTS, NOTICE_PROMISES, NOTICES
from tocsin.notices import memory


@pytest.fixture
def remembered() -> Opened:
    outbox = memory.MemoryOutbox()

    @contextmanager
    def opened() -> Iterator[notices.Outbox]:
        yield outbox

    return opened


@pytest.fixture
def in_sqlite(tmp_path: Path) -> Iterator[Opened]:
    db = databases.opened(tmp_path)
    yield _opened(db)
    db.close()


@pytest.fixture
def in_postgresql(postgresql_url: str) -> Iterator[Opened]:
    db = sql.Database.open(postgresql_url)
    sql.migrate(db)
    with db.writing() as books:
        for table in (NOTICE_ATTEMPTS, NOTICE_PROMISES, NOTICES):
            books.connection.execute(sqlalchemy.delete(table))
    yield _opened(db)
    db.close()


def _opened(db: sql.Database) -> Opened:
    @contextmanager
    def opened() -> Iterator[notices.Outbox]:
        with db.writing() as books:
            yield books.outbox

    return opened


@pytest.fixture(params=KINDS)
def desk(request: pytest.FixtureRequest) -> Opened:
    opened: Opened = request.getfixturevalue(request.param)
    return opened
