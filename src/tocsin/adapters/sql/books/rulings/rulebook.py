"""The rule book: every version of the table and of each budget; entries are only added."""

from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.rulings.tables import RULE_ENTRIES

TABLE, BUDGET, DECLARATION = "table", "budget", "declaration"


class Rulebook:
    """Entries, the newest of each kind and scope in force."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self) -> int:
        """Return the version of the newest entry, 0 before the first."""
        return self._connection.scalar(select(func.max(RULE_ENTRIES.c.version))) or 0

    def add_table(
        self, table: warning.consequence.Table, *, person: str, why: str, at: datetime
    ) -> warning.rules.Entry:
        """Enter a table of consequence; it is in force from now on."""
        return self._add(TABLE, "", wire.told(table.classes), person=person, why=why, at=at)

    def add_budget(
        self, scope: str, per_week: float | None, *, person: str, why: str, at: datetime
    ) -> warning.rules.Entry:
        """Enter a watch's budget ("" = the house's); None takes it back."""
        return self._add(BUDGET, scope, wire.told(per_week), person=person, why=why, at=at)

    def add_declaration(
        self, warning_id: str, said: warning.consequence.Declaration
    ) -> warning.rules.Entry:
        """Enter a person's word on a warning's consequence."""
        body = wire.told(said)
        return self._add(
            DECLARATION, warning_id, body, person=said.person, why=said.reason, at=said.at
        )

    def declarations(self, after: int) -> list[tuple[int, str, warning.consequence.Declaration]]:
        """Return (version, warning, word) of those entered after a version, in order."""
        wanted = (
            select(RULE_ENTRIES)
            .where(RULE_ENTRIES.c.kind == DECLARATION, RULE_ENTRIES.c.version > after)
            .order_by(RULE_ENTRIES.c.version)
        )
        return [
            (row.version, row.scope, wire.taken(row.body, warning.consequence.Declaration))
            for row in self._connection.execute(wanted)
        ]

    def table(self) -> warning.consequence.Table:
        """Return the table in force."""
        entry = self._last(TABLE)
        if entry is None:
            return warning.consequence.shipped_table()
        return read_table(entry)

    def old_table(self, version: int) -> warning.consequence.Table | None:
        """Return the table that was entered as a version."""
        wanted = select(RULE_ENTRIES).where(
            RULE_ENTRIES.c.version == version, RULE_ENTRIES.c.kind == TABLE
        )
        row = self._connection.execute(wanted).first()
        return None if row is None else read_table(_entry(row))

    def budgets(self) -> dict[str, warning.rules.Budget]:
        """Return the budgets in force, by watch."""
        found: dict[str, warning.rules.Budget] = {}
        for entry in reversed(self.entries(kind=BUDGET, limit=100_000)):
            per_week = wire.taken(entry.body, float | None)  # type: ignore[arg-type]  # a union is a type to msgspec
            found.pop(entry.scope, None)
            if per_week is not None:
                found[entry.scope] = warning.rules.Budget(per_week=per_week, version=entry.version)
        return found

    def entries(
        self, *, kind: str | None = None, scope: str | None = None, limit: int = 200
    ) -> list[warning.rules.Entry]:
        """Return entries, the newest first."""
        wanted = select(RULE_ENTRIES).order_by(RULE_ENTRIES.c.version.desc()).limit(limit)
        if kind is not None:
            wanted = wanted.where(RULE_ENTRIES.c.kind == kind)
        if scope is not None:
            wanted = wanted.where(RULE_ENTRIES.c.scope == scope)
        return [_entry(row) for row in self._connection.execute(wanted)]

    def _last(self, kind: str) -> warning.rules.Entry | None:
        return next(iter(self.entries(kind=kind, limit=1)), None)

    def _add(
        self, kind: str, scope: str, body: str, *, person: str, why: str, at: datetime
    ) -> warning.rules.Entry:
        entry = warning.rules.Entry(
            version=self.newest() + 1,
            kind=kind,
            scope=scope,
            at=at,
            person=wire.printable(person),
            why=wire.printable(why),
            body=body,
        )
        row = {column.name: getattr(entry, column.name) for column in RULE_ENTRIES.columns}
        self._connection.execute(insert(RULE_ENTRIES), row)
        return entry


def read_table(entry: warning.rules.Entry) -> warning.consequence.Table:
    """Return the table that an entry holds."""
    classes = wire.taken(entry.body, tuple[warning.consequence.ConsequenceClass, ...])
    return warning.consequence.Table(version=entry.version, classes=classes)


def _entry(row: Row[tuple[object, ...]]) -> warning.rules.Entry:
    return warning.rules.Entry(**row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)
