"""Keeps the store in order while it is written to: merging, purging, retention, sweeping.

Each job is a chore of its own, so that one that breaks keeps none of the others from being done.
The desk is saved before segments are rewritten, and only what it has counted by then is merged:
after a crash it counts what was committed since, and must not find a segment of which it has
counted a part. So the rewriting itself needs no pen, and no post waits for it. Only what retention
lets go has the pen: a legal hold that is confirmed meanwhile would come too late.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic, perf_counter
from typing import Protocol, TypeVar

from tocsin import cases
from tocsin.adapters import archive, sql
from tocsin.kernel import clock
from tocsin.runtimes.chores.rounds import to_its_end

_MINUTE_S = 60

TIDY_S = 600.0
FIGURES_S = 6 * 3600.0
LOOK_S = 5.0
CROWD = 128  # segments committed since the last merging, at which one is due: 25 s at full speed
BUDGET_S = 2.0  # what is left is merged next time
FEED_KEPT = timedelta(hours=2)

T = TypeVar("T")
Job = Callable[[], Awaitable[object]]


class Alone(Protocol):
    """Does work in a thread while nobody else commits."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """Do it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long what is kept."""

    posts: timedelta
    figures: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """A job and the seconds between two rounds of it."""

    name: str
    every_s: float
    job: Job


class Tidying:
    """The store's chores; `save` saves the desk, and tells what no later commit bears: a time."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        retention: Retention,
        time: clock.Clock,
        alone: Alone,
        save: Callable[[datetime], datetime],
    ) -> None:
        self._db, self._store, self._retention, self._time = db, store, retention, time
        self._alone, self._save = alone, save
        self._filed = CROWD  # what another life left is merged at once
        self._merged_at = 0.0

    def filed(self, segments: int) -> None:
        """Take note of segments that were committed."""
        self._filed += segments

    def chores(self) -> tuple[Chore, ...]:
        """Return all of them."""
        return (
            Chore(name="merge", every_s=LOOK_S, job=self._merge_when_due),
            Chore(name="purge", every_s=TIDY_S, job=lambda: self._rewriting(self._purge)),
            Chore(name="erase", every_s=TIDY_S, job=lambda: self._alone(self._erase)),
            Chore(name="sweep", every_s=TIDY_S, job=self._sweep),
            Chore(name="prune", every_s=TIDY_S, job=lambda: self._alone(self._prune)),
            Chore(name="figures", every_s=FIGURES_S, job=lambda: self._alone(self._erase_figures)),
        )

    async def _merge_when_due(self) -> None:
        """Merge every ten minutes, and sooner when segments crowd: each is read for itself."""
        if self._filed < CROWD and monotonic() - self._merged_at < TIDY_S:
            return
        self._filed, self._merged_at = 0, monotonic()
        await self._rewriting(self._merge)

    def _merge(self, saved: datetime) -> None:
        until = perf_counter() + BUDGET_S
        while self._store.compact(self._time.now(), saved):
            if perf_counter() >= until:
                self._filed = CROWD  # the next round goes on
                return

    async def _rewriting(self, work: Callable[[datetime], object]) -> None:
        """Save the desk, then rewrite segments while others go on committing.

        What `work` hears is a time of segments: it may be ahead of the clock.
        """
        saved = await self._alone(lambda: self._save(self._time.now()))
        await to_its_end(lambda: work(saved))

    def _purge(self, _saved: datetime) -> None:
        self._store.purge(self._time.now())

    def _erase(self) -> None:
        now = self._time.now()
        self._save(now)
        self._store.erase(self._kept_from(now), now)

    def _kept_from(self, now: datetime) -> datetime:
        """Return what posts are kept from: a legal hold keeps them longer than retention does."""
        with self._db.reading() as books:
            held = cases.verbs.locker.keep_from(books.cases.cabinet().holds)
        kept_from = now - self._retention.posts
        return kept_from if held is None else min(kept_from, held)

    async def _sweep(self) -> None:
        await asyncio.to_thread(self._store.sweep, self._time.now())

    def _prune(self) -> None:
        now = self._time.now()
        self._db.ballast.hold()
        kept_from = self._kept_from(now)
        with self._db.writing() as books:
            books.feed.prune(now - FEED_KEPT)
            books.quarantine.prune(now - self._retention.posts)
            books.stories.erase(kept_from)
            books.pictures.erase(kept_from)

    def _erase_figures(self) -> None:
        before = int((self._time.now() - self._retention.figures).timestamp()) // _MINUTE_S
        with self._db.writing() as books:
            books.rollups.erase(before)
            books.baselines.erase(before)
            books.coverage.erase(before)
