"""Known names of watches; who changed what stands in the audit trail."""

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.entities.tables import ENTITIES
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import entities


class Entities:
    """Known names by their id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: entities.Entity) -> None:
        """Keep one, in place of its older self."""
        row = {"entity_id": one.entity_id, "watch_id": one.watch_id, "body": wire.told(one)}
        upsert(self._connection, ENTITIES, [row])

    def get(self, entity_id: str) -> entities.Entity | None:
        """Return one."""
        wanted = select(ENTITIES.c.body).where(ENTITIES.c.entity_id == entity_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, entities.Entity)

    def of(self, watch_id: str) -> list[entities.Entity]:
        """Return those of a watch, by name."""
        wanted = select(ENTITIES.c.body).where(ENTITIES.c.watch_id == watch_id)
        found = [wire.taken(body, entities.Entity) for body in self._connection.scalars(wanted)]
        return sorted(found, key=lambda one: (one.name, one.entity_id))

    def remove(self, entity_id: str) -> None:
        """Forget one."""
        self._connection.execute(ENTITIES.delete().where(ENTITIES.c.entity_id == entity_id))
