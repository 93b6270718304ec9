"""New names: proposals by a machine, and what people made of them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.entities.tables import NEW_NAMES
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import entities

_OPEN = str(entities.State.OPEN)


class NewNames:
    """New names by watch and key; what nobody decided on is replaced by what is newer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def propose(self, watch_id: str, some: Iterable[entities.NewName]) -> int:
        """Keep what is new with a watch by now; what was decided stays. Returns what changed."""
        table = NEW_NAMES
        mine = table.c.watch_id == watch_id
        decided = set(
            self._connection.scalars(select(table.c.name_key).where(mine, table.c.state != _OPEN))
        )
        before = set(
            self._connection.scalars(select(table.c.name_key).where(mine, table.c.state == _OPEN))
        )
        rows = [_row(one) for one in some if one.key not in decided]
        self._connection.execute(table.delete().where(mine, table.c.state == _OPEN))
        upsert(self._connection, table, rows)
        return len(before ^ {row["name_key"] for row in rows})

    def put(self, one: entities.NewName) -> None:
        """Keep one, in place of its older self."""
        upsert(self._connection, NEW_NAMES, [_row(one)])

    def get(self, watch_id: str, key: str) -> entities.NewName | None:
        """Return one."""
        table = NEW_NAMES
        wanted = select(table.c.body).where(table.c.watch_id == watch_id, table.c.name_key == key)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, entities.NewName)

    def of(self, watch_id: str, state: entities.State, limit: int) -> list[entities.NewName]:
        """Return those of a watch in a state, the most surprising first."""
        table = NEW_NAMES
        wanted = (
            select(table.c.body)
            .where(table.c.watch_id == watch_id, table.c.state == str(state))
            .order_by(table.c.score.desc(), table.c.name_key)
            .limit(limit)
        )
        return [wire.taken(body, entities.NewName) for body in self._connection.scalars(wanted)]

    def decided(self, watch_id: str) -> set[str]:
        """Return the keys that somebody decided on."""
        table = NEW_NAMES
        mine = (table.c.watch_id == watch_id, table.c.state != _OPEN)
        return set(self._connection.scalars(select(table.c.name_key).where(*mine)))

    def erase(self, before: datetime) -> None:
        """Let go of what nobody decided on and was last seen before a time (retention)."""
        table = NEW_NAMES
        gone = (table.c.last_at < before, table.c.state == _OPEN)
        self._connection.execute(table.delete().where(*gone))


def _row(one: entities.NewName) -> dict[str, object]:
    return {
        "watch_id": one.watch_id,
        "name_key": one.key,
        "state": str(one.state),
        "score": one.score,
        "last_at": one.last_at,
        "body": wire.told(one),
    }
