"""Insert rows, or put them in place of those with the same primary key."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

_Insert = sqlite.Insert | postgresql.Insert
_INSERT: Mapping[str, Callable[[Table], _Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

Row = Mapping[str, object]


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows (each with every column of the table); the newer wins."""
    if not rows:
        return
    insert = _INSERT[connection.dialect.name](table)
    keys = [column.name for column in table.primary_key]
    rest = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=rest), list(rows))


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows; those that are already there stay as they are."""
    if rows:
        insert = _INSERT[connection.dialect.name](table)
        connection.execute(insert.on_conflict_do_nothing(), list(rows))
