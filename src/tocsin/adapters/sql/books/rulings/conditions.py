"""What lasts for a while beside levels: many watches surging at once, watches that hear little."""

from typing import Generic, TypeVar

from sqlalchemy import Connection, Table, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.rulings.tables import DEGRADATIONS, GATHERINGS
from tocsin.adapters.sql.upserting import upsert

T = TypeVar("T")


class _Lasting(Generic[T]):
    """Values with a beginning and, in time, an end; `_columns` are id, beginning, end."""

    _table: Table
    _kind: type[T]
    _columns: tuple[str, str, str]
    _more: tuple[str, ...] = ()

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: T) -> None:
        """Keep one, in place of its older self."""
        row = {name: getattr(one, name) for name in (*self._columns, *self._more)}
        upsert(self._connection, self._table, [row | {"body": wire.told(one)}])

    def open(self) -> list[T]:
        """Return those that last, the first first."""
        begin, end = self._table.c[self._columns[1]], self._table.c[self._columns[2]]
        return self._read(select(self._table.c.body).where(end.is_(None)).order_by(begin))

    def recent(self, limit: int = 100) -> list[T]:
        """Return the newest first."""
        id_, begin = self._table.c[self._columns[0]], self._table.c[self._columns[1]]
        wanted = select(self._table.c.body).order_by(begin.desc(), id_.desc()).limit(limit)
        return self._read(wanted)

    def _read(self, wanted: object) -> list[T]:
        bodies = self._connection.scalars(wanted)  # type: ignore[call-overload]  # a select of text
        return [wire.taken(body, self._kind) for body in bodies]


class Gatherings(_Lasting[warning.fatigue.Gathering]):
    """Surges of many watches."""

    _table, _kind = GATHERINGS, warning.fatigue.Gathering
    _columns = ("gathering_id", "opened_at", "closed_at")


class Degradations(_Lasting[warning.hearing.Degradation]):
    """Times in which a watch heard too little."""

    _table, _kind = DEGRADATIONS, warning.hearing.Degradation
    _columns = ("degradation_id", "begins_at", "ended_at")
    _more = ("watch_id",)
