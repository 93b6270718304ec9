"""Sends each day's complaints to the product side by itself, as the settings have it.

The digest of a day is promised once, whoever asks and however often: it is asked for every few
minutes from its hour on, so that a house that slept through the hour sends it when it wakes.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog

from tocsin import notices
from tocsin.adapters import sql
from tocsin.enrichment import complaints
from tocsin.runtimes.complaints import digest
from tocsin.runtimes.complaints.telling import Store

log = structlog.get_logger()

PERSON = "schedule"  # who stands for it in the audit trail: nobody asked this day
_EVERY_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryDay:
    """Who is sent the complaints of which watch, from which hour (UTC) on."""

    watch_id: str
    stop: notices.Stop
    hour: int


class Daily:
    """A reckoner; what `reckon` returns promises what is due."""

    def __init__(self, db: sql.Database, store: Store, wanted: Sequence[EveryDay]) -> None:
        self._db, self._store, self._wanted = db, store, tuple(wanted)
        self._due = -math.inf
        self._done: dict[int, date] = {}  # by place: the day whose digest is promised

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look again."""
        return now.timestamp() >= self._due

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Find what this hour asks for."""
        self._due = now.timestamp() + _EVERY_S
        today, hour = now.astimezone(UTC).date(), now.astimezone(UTC).hour
        wanted = [
            (place, one)
            for place, one in enumerate(self._wanted)
            if hour >= one.hour and self._done.get(place) != today
        ]
        return lambda: self._promised(wanted, now, today)

    def _promised(self, wanted: Sequence[tuple[int, EveryDay]], now: datetime, today: date) -> int:
        """Promise each; what the store refuses is tried again in the next round."""
        sent = 0
        for place, one in wanted:
            sent += self._sent(one, now)
            self._done[place] = today
        return sent

    def _sent(self, one: EveryDay, now: datetime) -> bool:
        wanted = digest.Wanted(watch_id=one.watch_id, stop=one.stop, person=PERSON)
        try:
            with self._db.writing() as books:
                return digest.send(books, self._store, wanted, now)
        except complaints.errors.UnknownWatch as refused:  # the others are sent all the same
            log.warning("digest.failed", watch=one.watch_id, code=refused.code)
            return False
