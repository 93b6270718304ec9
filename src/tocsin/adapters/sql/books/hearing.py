"""What listening keeps: watches, sources, how the sources are doing."""

from typing import Generic, TypeVar

from sqlalchemy import Connection, Table, delete, select

from tocsin import listening
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.tables import SOURCE_HEALTH, SOURCES, WATCHES
from tocsin.adapters.sql.upserting import upsert

T = TypeVar("T")


class _Shelf(Generic[T]):
    """Values kept whole, by one id."""

    def __init__(self, connection: Connection, table: Table, kind: type[T]) -> None:
        self._connection, self._table, self._kind = connection, table, kind
        self._id = next(iter(table.primary_key))

    def all(self) -> list[T]:
        """Return all, in the order of their ids."""
        wanted = select(self._table.c.body).order_by(self._id)
        return [wire.taken(body, self._kind) for body in self._connection.scalars(wanted)]

    def get(self, id_: str) -> T | None:
        """Return one."""
        body = self._connection.scalar(select(self._table.c.body).where(self._id == id_))
        return None if body is None else wire.taken(body, self._kind)

    def put(self, value: T) -> None:
        """Keep one, in place of an older one with its id."""
        row = {self._id.name: getattr(value, self._id.name), "body": wire.told(value)}
        upsert(self._connection, self._table, [row])

    def remove(self, id_: str) -> None:
        """Drop one; one that is not there is no error."""
        self._connection.execute(delete(self._table).where(self._id == id_))


class Watches(_Shelf[listening.Watch]):
    """What we listen for."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, WATCHES, listening.Watch)


class Sources(_Shelf[listening.Source]):
    """Where posts come from."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, SOURCES, listening.Source)


class Health(_Shelf[listening.SourceHealth]):
    """How the sources are doing."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, SOURCE_HEALTH, listening.SourceHealth)
