"""What people ask of the running house: each verb is one commit of the one writer."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from tocsin import directory, listening, notices, warning
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import chores, inbox, rulings
from tocsin.runtimes.noticing import DeskOf
from tocsin.runtimes.publishing import LiveFeed
from tocsin.runtimes.writer import Writer

T = TypeVar("T")


class Door(Protocol):
    """A source that others push to."""

    async def deliver(self, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
        """Take one delivery in; returns once it is committed."""
        ...


class Front:
    """The human verbs; `alone` keeps them and the runtime's commits apart."""

    def __init__(
        self,
        *,
        db: sql.Database,
        writer: Writer,
        desk_of: DeskOf,
        feed: LiveFeed,
        time: clock.Clock,
    ) -> None:
        self._db, self._writer, self._desk_of = db, writer, desk_of
        self._feed, self._time = feed, time
        self.doors: dict[str, Door] = {}
        self._writing = asyncio.Lock()
        self.changed = asyncio.Event()  # sources or watches are no longer what they were

    async def acknowledge(self, warning_id: str, actor: directory.Actor) -> warning.EarlyWarning:
        """Enter who has seen a warning; raises NotAllowed."""
        directory.require(actor, "warning.acknowledge", rulings.law.LAW)
        now = self._time.now()
        return await self.alone(lambda: self._writer.acknowledge(warning_id, actor.name, now))

    async def stand_down(
        self, warning_id: str, actor: directory.Actor, reason: str
    ) -> warning.EarlyWarning:
        """Enter who ends a warning, and why; raises NotAllowed."""
        directory.require(actor, "warning.stand_down", rulings.law.LAW)
        now = self._time.now()
        return await self.alone(
            lambda: self._writer.stand_down(warning_id, person=actor.name, reason=reason, now=now)
        )

    async def acknowledge_notice(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        """Enter who has seen a notice, for the house."""
        return await self._acknowledge(inbox.acknowledging.for_the_house, notice_id, actor)

    async def acknowledge_mine(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        """Enter that somebody has seen what they were told."""
        return await self._acknowledge(inbox.acknowledging.mine, notice_id, actor)

    async def _acknowledge(
        self, verb: inbox.Acknowledging, notice_id: str, actor: directory.Actor
    ) -> notices.Notice:
        now = self._time.now()
        return await self._commit(
            lambda books: verb(books, self._desk_of(books), actor, notice_id, now)
        )

    async def put_watch(self, watch: listening.Watch, actor: directory.Actor) -> listening.Watch:
        """Keep a new or changed watch; it is checked before it is kept. Raises NotAllowed."""
        now = self._time.now()
        listening.matching.Matcher([watch])

        def work(books: sql.Books) -> listening.Watch:
            rulings.enlisting.keep_watch(books, actor, watch, now)
            self._feed.watch(books, watch, now)
            return watch

        kept = await self._commit(work)
        self.changed.set()
        return kept

    async def remove_watch(self, watch_id: str, actor: directory.Actor) -> None:
        """Forget a watch; its posts and figures stay until retention takes them. NotAllowed."""
        now = self._time.now()

        def work(books: sql.Books) -> None:
            rulings.enlisting.remove_watch(books, actor, watch_id, now)
            self._feed.watch_removed(books, watch_id, now)

        await self._commit(work)
        self.changed.set()

    async def put_source(
        self, source: listening.Source, actor: directory.Actor
    ) -> listening.Source:
        """Keep a new or changed source; raises NotAllowed."""
        now = self._time.now()

        def work(books: sql.Books) -> listening.Source:
            rulings.enlisting.keep_source(books, actor, source, now)
            self._feed.source(books, source, now)
            return source

        kept = await self._commit(work)
        self.changed.set()
        return kept

    async def remove_source(self, source_id: str, actor: directory.Actor) -> None:
        """Forget a source; its posts stay until retention takes them. Raises NotAllowed."""
        now = self._time.now()

        def work(books: sql.Books) -> None:
            rulings.enlisting.remove_source(books, actor, source_id, now)
            self._feed.source_removed(books, source_id, now)

        await self._commit(work)
        self.changed.set()

    async def deliver(self, source_id: str, headers: Mapping[str, str], body: bytes) -> None:
        """Take in what another system pushes; returns once it is committed."""
        door = self.doors.get(source_id)
        if door is None:
            raise listening.errors.UnknownSource(source_id=source_id)
        await door.deliver(headers, body, self._time.now())

    async def _commit(self, work: Callable[[sql.Books], T]) -> T:
        def enter() -> T:
            with self._db.writing() as books:
                return work(books)

        return await self.alone(enter)

    async def alone(self, work: Callable[[], T], /) -> T:
        """Do work in a thread while nobody else commits, and wait for its end whatever happens."""
        async with self._writing:
            return await chores.to_its_end(work)
