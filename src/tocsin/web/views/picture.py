"""How everything stands at one moment: watches with their levels, sources with their health."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import tocsin
from tocsin import listening, shapes, warning
from tocsin.adapters import archive, sql
from tocsin.runtimes import noticing
from tocsin.web import errors, ports

POSTS = 200
NOTICES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the books of one transaction and the board say together."""

    now: datetime
    watches: Sequence[listening.Watch]
    sources: Sequence[listening.Source]
    standing: Sequence[warning.EarlyWarning]  # the highest first, then the newest
    health: Mapping[str, listening.SourceHealth]
    deaf: Mapping[str, warning.hearing.Degradation]  # watches that hear too little

    @classmethod
    def of(cls, house: ports.House, books: sql.Books) -> "Picture":
        """Return the picture of this moment."""
        return cls(
            now=house.clock.now(),
            watches=books.watches.all(),
            sources=books.sources.all(),
            standing=books.warnings.standing(),
            health=dict(house.board.known),
            deaf={one.watch_id: one for one in books.degradations.open()},
        )

    @property
    def level(self) -> str:
        """Return the highest standing level of all."""
        return shapes.highest(self._warning_of(one) for one in self.watches)

    def coverage(self, watch: listening.Watch) -> listening.Coverage:
        """Return how much of what a watch should hear, it hears."""
        return listening.coverage.of_watch(watch, self.sources, self.health, self.now)

    def watch_state(self, watch: listening.Watch) -> shapes.Shape:
        """Return a watch with its level and coverage."""
        standing = next((one for one in self.standing if one.watch_id == watch.watch_id), None)
        deaf = self.deaf.get(watch.watch_id)
        return shapes.watch_state(watch, standing, self.coverage(watch), deaf)

    def source_state(self, source: listening.Source) -> shapes.Shape:
        """Return a source as the age of its last good fetch has it."""
        waiting = listening.SourceHealth(source_id=source.source_id, status="waiting")
        health = self.health.get(source.source_id, waiting)
        return shapes.source_state(source, listening.coverage.judged(source, health, self.now))

    def early_warning(self, one: warning.EarlyWarning) -> shapes.Shape:
        """Return a warning with its watch's name, or its id where the watch is gone."""
        names = {watch.watch_id: watch.name for watch in self.watches}
        return shapes.early_warning(one, names.get(one.watch_id, one.watch_id))

    def watch(self, watch_id: str) -> listening.Watch:
        """Return one watch; raises errors.UnknownWatch."""
        found = next((one for one in self.watches if one.watch_id == watch_id), None)
        if found is None:
            raise errors.UnknownWatch(watch_id=watch_id)
        return found

    def source(self, source_id: str) -> listening.Source:
        """Return one source; raises errors.UnknownSource."""
        found = next((one for one in self.sources if one.source_id == source_id), None)
        if found is None:
            raise errors.UnknownSource(source_id=source_id)
        return found

    def _warning_of(self, watch: listening.Watch) -> warning.Level:
        standing = (one.level for one in self.standing if one.watch_id == watch.watch_id)
        return next(standing, warning.Level.NONE)


def source(house: ports.House, source_id: str) -> listening.Source:
    """Return one source, without the rest of the picture; raises errors.UnknownSource."""
    with house.db.reading() as books:
        found = books.sources.get(source_id)
    if found is None:
        raise errors.UnknownSource(source_id=source_id)
    return found


def now(house: ports.House) -> Picture:
    """Return the picture of this moment, in a transaction of its own."""
    with house.db.reading() as books:
        return Picture.of(house, books)


def snapshot(house: ports.House) -> shapes.Shape:
    """Return everything a screen shows; `head` is where the stream goes on.

    The books are read in one transaction, the posts after it: a post that the stream tells again
    replaces itself, but none may be missing.
    """
    with house.db.reading() as books:
        head = books.feed.head()
        seen = Picture.of(house, books)
        promises = noticing.promises(books)
        waiting = books.outbox.recent(limit=NOTICES, channel="in_app", only_unacknowledged=True)
    watched = {watch.watch_id for watch in seen.watches}
    # Twice as many, since ties at the end are ordered by id here and by key there.
    query = archive.PostQuery(limit=2 * POSTS, is_matched=True)
    posts = [shapes.post(row) for row in house.archive.search(query).posts]
    return {
        "head": head,
        "now": shapes.time(seen.now),
        "version": tocsin.__version__,
        "simulated": house.is_simulated,
        "level": seen.level,
        "watches": [seen.watch_state(one) for one in seen.watches],
        "sources": [seen.source_state(one) for one in seen.sources],
        "warnings": [seen.early_warning(one) for one in seen.standing if one.watch_id in watched],
        "notices": [shapes.notice(one) for one in waiting],
        "promises": promises,
        "posts": shapes.newest(posts, POSTS),
    }
