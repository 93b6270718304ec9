"""From sources in the books to connectors that bring their posts in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from tocsin import connectors, enrichment, listening, pipeline
from tocsin.assembly.keeping import Kept
from tocsin.connectors import webhook
from tocsin.kernel import clock
from tocsin.runtimes import board, front, hearing, roster

log = structlog.get_logger()


def connect(source: listening.Source, kept: Kept, time: clock.Clock) -> listening.Connector:
    """Return the connector of a source; raises BadSettings."""
    kind = connectors.kind(source.connector)
    return kind.connect(source.settings, clock=time, pseudonyms=kept.names)


def feeding(
    source: listening.Source,
    connector: listening.Connector,
    watches: Iterable[listening.Watch],
    reader: enrichment.Reader,
) -> hearing.Feeding:
    """Return a source with its connector and the recipe for its posts."""
    recipe = pipeline.Recipe(
        watches=tuple(watches), reader=reader, source_id=source.source_id, keep=source.keep
    )
    return hearing.Feeding(source=source, connector=connector, recipe=recipe)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Connects what the roster lists; an unchanged source keeps its connector."""

    kept: Kept
    time: clock.Clock
    reader: Callable[[], enrichment.Reader]  # asked once a session: people may choose another
    listed: roster.Roster
    known: board.HealthBoard
    doors: dict[str, front.Door]
    _made: dict[str, tuple[listening.Source, listening.Connector]] = field(default_factory=dict)

    def feedings(self) -> list[hearing.Feeding]:
        """Return every enabled source; one whose settings do not hold is refused, not the rest."""
        found, reader = [], self.reader()
        for source in self.listed.sources.values():
            connector = self._connected(source) if source.is_enabled else None
            if connector is not None:
                watches = self.listed.watches.values()
                found.append(feeding(source, connector, watches, reader))
        self._open_doors(found)
        return found

    def _connected(self, source: listening.Source) -> listening.Connector | None:
        known = self._made.get(source.source_id)
        if known is not None and known[0] == source:
            return known[1]
        try:
            connector = connect(source, self.kept, self.time)
        except listening.errors.BadSettings as refusal:
            log.warning("source.refused", source=source.source_id, fault=str(refusal))
            self.known.failed(source.source_id, status="refused", fault=refusal.code)
            return None
        self._made[source.source_id] = (source, connector)
        return connector

    def _open_doors(self, found: Iterable[hearing.Feeding]) -> None:
        self.doors.clear()
        for one in found:
            if isinstance(one.connector, webhook.WebhookConnector):
                self.doors[one.source.source_id] = _Door(one.connector)


@dataclass(frozen=True, slots=True)
class _Door:
    connector: webhook.WebhookConnector

    async def deliver(self, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
        """Take one delivery in; returns once it is committed."""
        await self.connector.receive(headers, body, now).committed
