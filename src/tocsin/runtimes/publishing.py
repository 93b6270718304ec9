"""Writes the live feed: what the browser hears stands in the same transaction as what happened."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from tocsin import listening, notices, shapes, warning
from tocsin.adapters import sql
from tocsin.runtimes.roster import Roster

POSTS_TOLD = 200
_Said = warning.events.Said


class Feed(Protocol):
    """Tells of commits, inside their transaction."""

    def posts(
        self,
        books: sql.Books,
        source_id: str,
        posts: pa.Table,
        minutes: pa.Table,
        counts: Mapping[str, int],
        now: datetime,
    ) -> None:
        """Tell of new posts and the minutes they changed."""
        ...

    def levels(
        self, books: sql.Books, moves: Iterable[warning.LevelChanged], now: datetime
    ) -> None:
        """Tell of levels that rose or fell."""
        ...

    def warning(self, books: sql.Books, one: warning.EarlyWarning, now: datetime) -> None:
        """Tell of a warning that a person has seen."""
        ...

    def notice(self, books: sql.Books, one: notices.Notice, now: datetime) -> int:
        """Tell of a notice that moved; returns the feed's position."""
        ...

    def conditions(self, books: sql.Books, said: Iterable[_Said], now: datetime) -> None:
        """Tell of watches that gathered, or that hear too little, or enough again."""
        ...

    def promises(self, books: sql.Books, told: shapes.Shape, now: datetime) -> None:
        """Tell whether every promised notice is accounted for."""
        ...

    def hearing(
        self, books: sql.Books, changed: Iterable[listening.SourceHealth], now: datetime
    ) -> None:
        """Tell of sources whose health changed and of the coverage that followed."""
        ...

    def recover(self) -> None:
        """Forget what was told: a commit that failed may have taken it back."""
        ...


class SilentFeed:
    """Tells nobody: a replay has no live screens."""

    def posts(
        self,
        books: sql.Books,
        source_id: str,
        posts: pa.Table,
        minutes: pa.Table,
        counts: Mapping[str, int],
        now: datetime,
    ) -> None:
        """Stay silent."""

    def levels(
        self, books: sql.Books, moves: Iterable[warning.LevelChanged], now: datetime
    ) -> None:
        """Stay silent."""

    def warning(self, books: sql.Books, one: warning.EarlyWarning, now: datetime) -> None:
        """Stay silent."""

    def notice(self, books: sql.Books, one: notices.Notice, now: datetime) -> int:
        """Stay silent."""
        del books, one, now
        return 0

    def conditions(self, books: sql.Books, said: Iterable[_Said], now: datetime) -> None:
        """Stay silent."""

    def promises(self, books: sql.Books, told: shapes.Shape, now: datetime) -> None:
        """Stay silent."""

    def hearing(
        self, books: sql.Books, changed: Iterable[listening.SourceHealth], now: datetime
    ) -> None:
        """Stay silent."""

    def recover(self) -> None:
        """Stay silent."""


class LiveFeed:
    """Tells the browser, through the feed's book."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._heard: dict[str, tuple[int, int]] = {}
        self._status: dict[str, str] = {}

    def posts(
        self,
        books: sql.Books,
        source_id: str,
        posts: pa.Table,
        minutes: pa.Table,
        counts: Mapping[str, int],
        now: datetime,
    ) -> None:
        """Tell the newest matched posts of the commit and every minute they changed."""
        if not sum(counts.values()):
            return
        wanted = posts.filter(pc.greater(pc.list_value_length(posts["watches"]), 0))
        newest = shapes.newest(shapes.posts(_tail(wanted)), POSTS_TOLD)
        books.feed.append("posts", {"source_id": source_id, **counts, "posts": newest}, now)
        if minutes.num_rows:
            books.feed.append("minutes", {"rows": shapes.minutes(minutes)}, now)

    def levels(
        self, books: sql.Books, moves: Iterable[warning.LevelChanged], now: datetime
    ) -> None:
        """Tell each change with the warning and the watch's new state."""
        coverage = self._roster.coverage(now)
        deaf = {one.watch_id: one for one in books.degradations.open()}
        for moved in moves:
            change, standing = moved.change, moved.warning
            watch = self._roster.watches.get(change.watch_id)
            if watch is None:
                continue
            open_one = None if standing.closed_at else standing
            told = {
                "change": shapes.change(change),
                "warning": shapes.early_warning(standing, watch.name),
                "state": shapes.watch_state(
                    watch, open_one, coverage[watch.watch_id], deaf.get(watch.watch_id)
                ),
            }
            books.feed.append("level", told, now)

    def warning(self, books: sql.Books, one: warning.EarlyWarning, now: datetime) -> None:
        """Tell of a warning that a person has seen."""
        watch = self._roster.watches.get(one.watch_id)
        told = shapes.early_warning(one, watch.name if watch else one.watch_id)
        books.feed.append("warning", {"warning": told}, now)

    def notice(self, books: sql.Books, one: notices.Notice, now: datetime) -> int:
        """Tell of a notice that moved."""
        return books.feed.append("notice", {"notice": shapes.notice(one)}, now)

    def conditions(self, books: sql.Books, said: Iterable[_Said], now: datetime) -> None:
        """Tell what gathered, and a watch's state where it hears too little, or enough again."""
        for one in said:
            if isinstance(one, warning.events.Gathered):
                changed(books, "gathering", one.gathering.gathering_id, now)
            if isinstance(one, warning.events.Degraded):
                changed(books, "degradation", one.degradation.degradation_id, now)
                watch = self._roster.watches.get(one.degradation.watch_id)
                if watch is not None:
                    self.watch(books, watch, now)

    def promises(self, books: sql.Books, told: shapes.Shape, now: datetime) -> None:
        """Tell whether every promised notice is accounted for."""
        books.feed.append("promises", {"promises": told}, now)

    def hearing(
        self, books: sql.Books, changed: Iterable[listening.SourceHealth], now: datetime
    ) -> None:
        """Tell of sources whose health changed and of the coverage that followed."""
        for one in changed:
            self._status.pop(one.source_id, None)
        for source_id, source in self._roster.sources.items():
            health = self._roster.health(source_id)
            status = listening.coverage.judged(source, health, now).status
            if self._status.get(source_id) != status:
                self._source(books, source, health, now)
        for watch_id, coverage in self._roster.coverage(now).items():
            heard = (coverage.alive, coverage.expected)
            if self._heard.get(watch_id) != heard:
                self._heard[watch_id] = heard
                told = {"watch_id": watch_id, "coverage": shapes.coverage(coverage)}
                books.feed.append("coverage", told, now)

    def recover(self) -> None:
        """Forget what was told: the next tick tells every source and coverage once more."""
        self._heard.clear()
        self._status.clear()

    def watch(self, books: sql.Books, watch: listening.Watch, now: datetime) -> None:
        """Tell of a watch that is new or changed."""
        standing = {one.watch_id: one for one in books.warnings.standing()}
        coverage = self._roster.coverage_of(watch, now)
        deaf = {one.watch_id: one for one in books.degradations.open()}
        state = shapes.watch_state(
            watch, standing.get(watch.watch_id), coverage, deaf.get(watch.watch_id)
        )
        books.feed.append("watch", {"state": state}, now)
        if watch.watch_id in standing:  # its warning goes by the watch's name
            named = shapes.early_warning(standing[watch.watch_id], watch.name)
            books.feed.append("warning", {"warning": named}, now)

    def watch_removed(self, books: sql.Books, watch_id: str, now: datetime) -> None:
        """Tell of a watch that is gone."""
        books.feed.append("watch", {"removed": watch_id}, now)

    def source(self, books: sql.Books, source: listening.Source, now: datetime) -> None:
        """Tell of a source that is new or changed."""
        self._source(books, source, self._roster.health(source.source_id), now)

    def source_removed(self, books: sql.Books, source_id: str, now: datetime) -> None:
        """Tell of a source that is gone."""
        books.feed.append("source", {"removed": source_id}, now)

    def _source(
        self,
        books: sql.Books,
        source: listening.Source,
        health: listening.SourceHealth,
        now: datetime,
    ) -> None:
        judged = listening.coverage.judged(source, health, now)
        self._status[source.source_id] = judged.status
        books.feed.append("source", {"source": shapes.source_state(source, judged)}, now)


def changed(books: sql.Books, what: str, subject: str, now: datetime) -> None:
    """Tell that something no snapshot holds has changed, so that screens ask for it again."""
    books.feed.append("changed", {"what": what, "id": subject}, now)


def _tail(posts: pa.Table) -> pa.Table:
    """Return the posts that can be among the newest told (posts are in order of time)."""
    return posts.slice(max(posts.num_rows - POSTS_TOLD * 2, 0))
