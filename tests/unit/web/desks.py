"""A desk that carries decisions out in the books, and tells the feed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.unit.web import making

from tocsin import directory, listening, notices, warning
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import inbox, publishing, roster


@dataclass
class Desk:
    """Carries decisions out in the books, and tells the feed."""

    db: sql.Database
    feed: publishing.LiveFeed
    roster: roster.Roster
    time: clock.Clock
    delivered: list[tuple[str, bytes]] = field(default_factory=list)
    refusal: Exception | None = None

    async def acknowledge(self, warning_id: str, person: str) -> warning.EarlyWarning:
        now = self.time.now()
        with self.db.writing() as books:
            one = books.warnings.get(warning_id)
            assert one is not None
            seen = replace(one, acknowledged_by=person, acknowledged_at=now)
            books.warnings.put(seen)
            self.feed.warning(books, seen, now)
        return seen

    async def stand_down(self, warning_id: str, person: str, reason: str) -> warning.EarlyWarning:
        with self.db.writing() as books:
            one = books.warnings.get(warning_id)
            assert one is not None
            facts = {"reason": reason}
            verdict = making.a_verdict(
                one, warning.Level.NONE, self.time.now(), actor=person, facts=facts
            )
            making.enter(books, self.feed, verdict, self.time.now())
        return verdict.warning

    async def acknowledge_notice(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        return self._acknowledge(inbox.acknowledging.for_the_house, notice_id, actor)

    async def acknowledge_mine(self, notice_id: str, actor: directory.Actor) -> notices.Notice:
        return self._acknowledge(inbox.acknowledging.mine, notice_id, actor)

    def _acknowledge(
        self, verb: inbox.Acknowledging, notice_id: str, actor: directory.Actor
    ) -> notices.Notice:
        with self.db.writing() as books:
            desk = notices.Desk(
                outbox=books.outbox, show=lambda told, at: self.feed.notice(books, told, at)
            )
            return verb(books, desk, actor, notice_id, self.time.now())

    async def put_watch(self, watch: listening.Watch) -> listening.Watch:
        with self.db.writing() as books:
            books.watches.put(watch)
            self.roster.read(books)
            self.feed.watch(books, watch, self.time.now())
        return watch

    async def remove_watch(self, watch_id: str) -> None:
        with self.db.writing() as books:
            books.watches.remove(watch_id)
            self.roster.read(books)
            self.feed.watch_removed(books, watch_id, self.time.now())

    async def put_source(self, source: listening.Source) -> listening.Source:
        with self.db.writing() as books:
            books.sources.put(source)
            self.roster.read(books)
            self.feed.source(books, source, self.time.now())
            self.feed.hearing(books, (), self.time.now())
        return source

    async def remove_source(self, source_id: str) -> None:
        with self.db.writing() as books:
            books.sources.remove(source_id)
            self.roster.read(books)
            self.feed.source_removed(books, source_id, self.time.now())
            self.feed.hearing(books, (), self.time.now())

    async def deliver(self, source_id: str, headers: Mapping[str, str], body: bytes) -> None:
        del headers
        if self.refusal is not None:
            raise self.refusal
        self.delivered.append((source_id, body))
