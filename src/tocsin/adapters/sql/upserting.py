"""Insert rows, or put them in place of those with the same primary key."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

_Insert = sqlite.Insert | postgresql.Insert
_INSERT: Mapping[str, Callable[[Table], _Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
_POSITIONAL: Mapping[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]  # theirs
}

Row = Mapping[str, object]


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows (each with every column of the table); the newer wins."""
    if rows:
        statement = _replacing(connection.dialect.name, table)
        connection.execute(statement, list(rows))


def upsert_plain(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Do the same with tuples in the table's order, past SQLAlchemy's types: five times as fast."""
    if rows:
        name = connection.dialect.name
        told = _replacing(name, table).compile(dialect=_POSITIONAL[name])
        connection.exec_driver_sql(str(told), list(rows))


def upsert_adding(
    connection: Connection, table: Table, rows: Sequence[Row], *, newest: Sequence[str] = ()
) -> None:
    """Write rows; what is already there under the same key grows by them.

    Of the columns `newest` the newer wins instead.
    """
    if not rows:
        return
    insert = _INSERT[connection.dialect.name](table)
    keys = [column.name for column in table.primary_key]
    rest = [column for column in table.columns if column.name not in keys]
    grown = {
        column.name: insert.excluded[column.name]
        if column.name in newest
        else column + insert.excluded[column.name]
        for column in rest
    }
    statement = insert.on_conflict_do_update(index_elements=keys, set_=grown)
    connection.execute(statement, list(rows))


def _replacing(dialect: str, table: Table) -> _Insert:
    insert = _INSERT[dialect](table)
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    rest = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=rest)


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows; those that are already there stay as they are."""
    if rows:
        insert = _INSERT[connection.dialect.name](table)
        connection.execute(insert.on_conflict_do_nothing(), list(rows))
