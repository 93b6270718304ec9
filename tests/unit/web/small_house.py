"""A house with real books, a real archive and a desk that writes down what it is told."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
from fastapi import FastAPI

from tocsin import indicators, listening, notices, pipeline, settings, shapes, warning, web
from tocsin.adapters import archive, sql
from tocsin.kernel import catalogue, clock, ids
from tocsin.runtimes import board, publishing, roster
from tocsin.web import live

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOON_MINUTE = int(NOON.timestamp()) // 60
LANTERN = listening.Watch(watch_id="w-lantern", name="Lantern Tea", any=("lantern",))
PLAZA = listening.Source(source_id="s-plaza", connector="rss", name="Plaza")
HOST = {"host": "127.0.0.1:8000"}
OWN = {**HOST, "sec-fetch-site": "same-origin"}


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
            verdict = a_verdict(one, warning.Level.NONE, self.time.now(), actor=person, facts=facts)
            enter(books, self.feed, verdict, self.time.now())
        return verdict.warning

    async def acknowledge_notice(self, notice_id: str, person: str) -> notices.Notice:
        now = self.time.now()
        with self.db.writing() as books:
            one = books.outbox.acknowledge(notice_id, person, now)[0]
            self.feed.notice(books, one, now)
        return one

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


@dataclass
class SmallHouse:
    """What `web.House` asks for."""

    settings: settings.Settings
    db: sql.Database
    archive: archive.Archive
    clock: clock.SetClock
    catalogue: catalogue.Catalogue
    board: board.HealthBoard
    desk: Desk
    is_simulated: bool = True
    checked: Mapping[str, object] = field(
        default_factory=lambda: {
            "database": True,
            "writer": True,
            "outbox_age_s": 0.0,
            "disk_free_bytes": 10**9,
        }
    )

    def checks(self) -> Mapping[str, object]:
        return self.checked

    def close(self) -> None:
        self.archive.close()
        self.db.close()

    def write(self, work: Callable[[sql.Books], object]) -> None:
        """Do something in one transaction."""
        with self.db.writing() as books:
            work(books)

    def tell(self, number: int = 1) -> None:
        """Put plain events into the feed."""
        for one in range(number):
            told = {"watch_id": "w-lantern", "coverage": {"alive": one}}
            self.write(lambda books, told=told: books.feed.append("coverage", told, NOON))  # type: ignore[misc]  # bound for this turn


def a_house(folder: Path, **server: object) -> SmallHouse:
    """Return a house with one watch and one source that was heard a moment ago."""
    folder.joinpath("tocsin.db").write_bytes(_empty_books())
    db = sql.Database.open(f"sqlite:///{folder / 'tocsin.db'}", ballast_bytes=0)
    alive = listening.SourceHealth(
        source_id="s-plaza", status="alive", last_fetch_at=NOON - timedelta(seconds=12), posts=3
    )
    known = board.HealthBoard({"s-plaza": alive})
    listed = roster.Roster(known)
    time = clock.SetClock(at=NOON)
    desk = Desk(db=db, feed=publishing.LiveFeed(listed), roster=listed, time=time)
    with db.writing() as books:
        books.watches.put(LANTERN)
        books.sources.put(PLAZA)
        listed.read(books)
    return SmallHouse(
        settings=settings.Settings.model_validate({"server": server}),
        db=db,
        archive=archive.Archive(folder, db),
        clock=time,
        catalogue=catalogue.standard(),
        board=known,
        desk=desk,
    )


@cache
def _empty_books() -> bytes:
    """Return a migrated database; migrating once is enough for all tests."""
    with TemporaryDirectory() as folder:
        db = sql.Database.open(f"sqlite:///{folder}/tocsin.db", ballast_bytes=0)
        sql.migrate(db)
        db.close()
        return Path(folder, "tocsin.db").read_bytes()


def an_app(house: SmallHouse, folder: Path, **tail: object) -> FastAPI:
    """Return the house's app over an empty folder of pages, with a swift tail."""
    swift = live.Tail(house.db, **{"every_s": 0.01, "heartbeat_s": 0.05, **tail})  # type: ignore[arg-type]  # the tests' own numbers
    return web.build(house, folder=folder, tail=swift)


def a_warning(level: warning.Level = warning.Level.ORANGE) -> warning.EarlyWarning:
    """Return a warning that has stood for half an hour."""
    return warning.EarlyWarning(
        warning_id="e-1",
        watch_id="w-lantern",
        level=level,
        opened_at=NOON - timedelta(minutes=30),
        since=NOON - timedelta(minutes=20),
        peak=level,
    )


def a_verdict(
    before: warning.EarlyWarning,
    after: warning.Level,
    at: datetime,
    *,
    actor: str = "machine",
    facts: Mapping[str, object] | None = None,
    evidence: Sequence[str] = (),
) -> warning.Verdict:
    """Return a change of a warning's level and the warning after it."""
    reason = warning.Reason(
        rule="seasonal.burst",
        indicator="negative",
        window_s=900,
        value=84.0,
        expected=6.2,
        rate_per_week=0.004,
    )
    change = warning.LevelChange(
        change_id=ids.uuid7(at),
        warning_id=before.warning_id,
        watch_id=before.watch_id,
        at=at,
        before=before.level,
        after=after,
        reasons=(reason,),
        evidence=tuple(evidence),
        coverage=1.0,
        detector="seasonal 1",
        actor=actor,
        facts=facts,
    )
    closed = at if after is warning.Level.NONE else None
    one = replace(before, level=after, since=at, peak=max(before.peak, after), closed_at=closed)
    return warning.Verdict(warning=one, change=change)


def enter(
    books: sql.Books, feed: publishing.LiveFeed, verdict: warning.Verdict, now: datetime
) -> None:
    """Keep a verdict and tell of it."""
    books.warnings.put(verdict.warning)
    books.warnings.add_change(verdict.change)
    feed.levels(books, [verdict], now)


def a_notice(number: int = 1, **told: object) -> notices.Notice:
    """Return an in-app notice of the warning."""
    given: dict[str, object] = {
        "notice_id": f"n-{number}",
        "change_id": "c-1",
        "warning_id": "e-1",
        "watch_id": "w-lantern",
        "watch_name": "Lantern Tea",
        "level": "orange",
        "subject_code": "notices.subject",
        "facts": {},
        "channel": "in_app",
        "recipient": "desk",
        "languages": ("en",),
        "created_at": NOON + timedelta(seconds=number),
    }
    return notices.Notice(**{**given, **told})  # type: ignore[arg-type]  # a test's own fields


def a_row(number: int, **told: object) -> dict[str, object]:
    """Return a stored post, `number` seconds after noon."""
    key = pipeline.post_keys(["plaza"], [str(number)])[0]
    given: dict[str, object] = {
        "platform": "plaza",
        "post_id": str(number),
        "account": f"{number % 3:x}" * 20,
        "text": f"Lantern Tea still has my money, part {number}",
        "lang": "en",
        "created_at": NOON + timedelta(seconds=number),
        "received_at": NOON + timedelta(seconds=number + 1),
        "urls": [],
        "media": [],
        "followers": 10,
        "simulated": True,
        "key": key,
        "watches": ["w-lantern"],
        "terms": ["lantern"],
        "read_lang": "en",
        "sentiment": -1,
        "p_negative": 0.9,
        "emotion": "anger",
        "copy_key": number,
        "folded": f"lantern tea still has my money, part {number}",
        "reader": "plain 1",
    }
    return {**given, **told}


def commit(house: SmallHouse, rows: Sequence[Mapping[str, object]]) -> None:
    """Store posts, count them and tell of them, as the writer does."""
    if not rows:
        return
    table = pa.Table.from_pylist(list(rows), schema=pipeline.STORED)
    name = f"segment-{min(str(row['post_id']) for row in rows)}-{len(rows)}"
    segment = replace(house.archive.write(name, table), committed_at=NOON)
    counted = indicators.roll_up(table.combine_chunks().to_batches()[0])
    matched = pc.sum(pc.greater(pc.list_value_length(table["watches"]), 0)).as_py()
    counts = {"read": len(rows), "matched": matched, "duplicated": 0, "quarantined": 0}

    def work(books: sql.Books) -> None:
        books.segments.add(segment)
        stored = books.rollups.merge(counted)
        house.desk.feed.posts(books, "s-plaza", table, stored, counts, NOON)

    house.write(work)


def shape_of(house: SmallHouse) -> shapes.Shape:
    """Return the snapshot."""
    return web.views.picture.snapshot(house)


class Never:
    """Something that does not come."""

    async def wait(self) -> dict[str, object]:
        await asyncio.Event().wait()
        raise AssertionError
