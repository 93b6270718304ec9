"""The house's own front, over books alone: what the one writer does with warnings is played."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from tests.unit.web import making

from tocsin import directory, listening, notices, warning
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import front, publishing, roster, writer


@dataclass
class _Writer:
    """Carries decisions on warnings out in the books, and tells the feed."""

    db: sql.Database
    feed: publishing.LiveFeed

    def acknowledge(self, warning_id: str, person: str, now: datetime) -> warning.EarlyWarning:
        with self.db.writing() as books:
            one = books.warnings.get(warning_id)
            assert one is not None
            seen = replace(one, acknowledged_by=person, acknowledged_at=now)
            books.warnings.put(seen)
            self.feed.warning(books, seen, now)
        return seen

    def stand_down(
        self, warning_id: str, *, person: str, reason: str, now: datetime
    ) -> warning.EarlyWarning:
        with self.db.writing() as books:
            one = books.warnings.get(warning_id)
            assert one is not None
            facts = {"reason": reason}
            verdict = making.a_move(one, warning.Level.NONE, now, actor=person, facts=facts)
            making.enter(books, self.feed, verdict, now)
        return verdict.warning


class Desk(front.Front):
    """The front, whose watches and sources are taken up at once."""

    def __init__(
        self,
        *,
        db: sql.Database,
        feed: publishing.LiveFeed,
        listed: roster.Roster,
        time: clock.Clock,
    ) -> None:
        def desk_of(books: sql.Books) -> notices.Desk:
            return notices.Desk(
                outbox=books.outbox, show=lambda told, at: feed.notice(books, told, at)
            )

        played = cast("writer.Writer", _Writer(db, feed))
        super().__init__(db=db, writer=played, desk_of=desk_of, feed=feed, time=time)
        self._books_of, self._now = db, time.now
        self.feed, self.roster = feed, listed
        self.delivered: list[tuple[str, bytes]] = []
        self.refusal: Exception | None = None

    async def put_watch(self, watch: listening.Watch, actor: directory.Actor) -> listening.Watch:
        kept = await super().put_watch(watch, actor)
        self._take_up()
        return kept

    async def remove_watch(self, watch_id: str, actor: directory.Actor) -> None:
        await super().remove_watch(watch_id, actor)
        self._take_up()

    async def put_source(
        self, source: listening.Source, actor: directory.Actor
    ) -> listening.Source:
        kept = await super().put_source(source, actor)
        self._take_up(is_heard=True)
        return kept

    async def remove_source(self, source_id: str, actor: directory.Actor) -> None:
        await super().remove_source(source_id, actor)
        self._take_up(is_heard=True)

    async def deliver(self, source_id: str, headers: Mapping[str, str], body: bytes) -> None:
        del headers
        if self.refusal is not None:
            raise self.refusal
        self.delivered.append((source_id, body))

    def _take_up(self, *, is_heard: bool = False) -> None:
        with self._books_of.writing() as books:
            self.roster.read(books)
            if is_heard:
                self.feed.hearing(books, (), self._now())
