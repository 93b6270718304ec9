"""Proposes names that are new with a watch, from what is committed, beside the listening.

Every few minutes the last day of a watch is read beside the week before it: a fair draw of each.
What was decided on is left; what nobody decided on is told anew.
"""

import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from tocsin import listening
from tocsin.adapters import archive, sql
from tocsin.enrichment import entities
from tocsin.runtimes import publishing

log = structlog.get_logger()

LATELY = timedelta(days=1)
BEFORE = timedelta(days=7)
MOST_POSTS = 4_000  # of a watch that are read, lately; beyond, a fair draw of them
MOST_BEFORE = 8_000
MOST_NAMES = 40
_AT_ONCE = 4  # watches
_EVERY_S = 300.0


class Naming:
    """A reckoner; what `reckon` returns keeps what was found."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        watches: Callable[[], Sequence[listening.Watch]],
        retention: timedelta,
    ) -> None:
        self._db, self._store, self._watches = db, store, watches
        self._retention = retention
        self._read_at: dict[str, float] = {}

    def is_due(self, now: datetime) -> bool:
        """Tell whether a watch has not been read for a while."""
        return bool(self._due(now))

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Read the watches that waited longest: up to a second for one that hears much."""
        found: dict[str, list[entities.NewName]] = {}
        for watch in self._due(now)[:_AT_ONCE]:
            try:
                found[watch.watch_id] = self._found(watch, now)
            except sql.errors.SegmentDamaged as error:  # the other watches go on
                log.error("naming.failed", watch=watch.watch_id, code=error.code)  # noqa: TRY400 - told in full where it was met
            self._read_at[watch.watch_id] = now.timestamp()
        return lambda: self._keep(found, now)

    def _due(self, now: datetime) -> list[listening.Watch]:
        def read_at(watch: listening.Watch) -> float:
            return self._read_at.get(watch.watch_id, -math.inf)

        due = [one for one in self._watches() if now.timestamp() >= read_at(one) + _EVERY_S]
        return sorted(due, key=read_at)

    def _found(self, watch: listening.Watch, now: datetime) -> list[entities.NewName]:
        with self._db.reading() as books:
            known = {name for one in books.entities.of(watch.watch_id) for name in one.names}
            decided = books.new_names.decided(watch.watch_id)
        terms = (*watch.any, *watch.all, *watch.none, *watch.hashtags, *watch.exclusions)
        keys = {entities.key(name) for name in (*known, *terms)} | decided
        lately = self._drawn(watch.watch_id, now - LATELY, None, MOST_POSTS)
        before = self._drawn(watch.watch_id, now - LATELY - BEFORE, now - LATELY, MOST_BEFORE)
        return entities.found(watch.watch_id, lately, before, known=keys, limit=MOST_NAMES)

    def _drawn(
        self, watch_id: str, since: datetime, until: datetime | None, limit: int
    ) -> entities.Texts:
        query = archive.PostQuery(watch_id=watch_id, since=since, until=until, limit=limit)
        return entities.Texts.of(self._store.drawn(query, entities.COLUMNS))

    def _keep(self, found: dict[str, list[entities.NewName]], now: datetime) -> int:
        """Keep what is proposed, in one transaction; returns how many names are new or gone."""
        moved = 0
        with self._db.writing() as books:
            for watch_id, names in found.items():
                changed = books.new_names.propose(watch_id, names)
                if changed:
                    publishing.changed(books, "names", watch_id, now)
                moved += changed
            books.new_names.erase(now - self._retention)
        return moved
