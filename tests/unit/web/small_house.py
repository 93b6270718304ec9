"""A house with real books, a real archive and a desk that writes down what it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from fastapi import FastAPI
from tests import databases
from tests.unit.web import desks, making

from tocsin import indicators, listening, notices, pipeline, settings, warning, web
from tocsin.adapters import archive, sql
from tocsin.kernel import catalogue, clock, pseudonyms
from tocsin.runtimes import board, cases, noticing, publishing, roster
from tocsin.web import live

HOST = {"host": "127.0.0.1:8000"}
OWN = {**HOST, "sec-fetch-site": "same-origin"}


@dataclass
class SmallHouse:
    """What `web.House` asks for."""

    settings: settings.Settings
    db: sql.Database
    archive: archive.Archive
    clock: clock.SetClock
    names: pseudonyms.Pseudonyms
    catalogue: catalogue.Catalogue
    board: board.HealthBoard
    desk: desks.Desk
    cases: cases.Desks
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
            self.write(lambda books, told=told: books.feed.append("coverage", told, making.NOON))  # type: ignore[misc]  # bound for this turn


def a_house(folder: Path, *, books_at: str = "", **server: object) -> SmallHouse:
    """Return a house with one watch and one source that was heard a moment ago.

    `books_at` names a migrated database; without it the books are SQLite in the folder.
    """
    db = sql.Database.open(books_at) if books_at else databases.opened(folder)
    alive = listening.SourceHealth(
        source_id="s-plaza",
        status="alive",
        last_fetch_at=making.NOON - timedelta(seconds=12),
        posts=3,
    )
    known = board.HealthBoard({"s-plaza": alive})
    listed = roster.Roster(known)
    time = clock.SetClock(at=making.NOON)
    desk = desks.Desk(db=db, feed=publishing.LiveFeed(listed), listed=listed, time=time)
    with db.writing() as books:
        books.watches.put(making.LANTERN)
        books.sources.put(making.PLAZA)
        listed.read(books)
    return SmallHouse(
        settings=settings.Settings.model_validate({"server": server}),
        db=db,
        archive=archive.Archive(folder, db),
        clock=time,
        names=pseudonyms.Pseudonyms(key=bytes(32)),
        catalogue=catalogue.standard(),
        board=known,
        desk=desk,
        cases=_room(listed, desk.feed),
    )


def _room(listed: roster.Roster, feed: publishing.LiveFeed) -> cases.Desks:
    told = (notices.Route(channel="in_app", recipient="desk", min_level="blue"),)
    teller = noticing.Teller(roster=listed, routes=told, feed=feed, is_simulated=True)
    return cases.Desks(
        duties_of=cases.holding.Holders,
        stops_of=cases.holding.reached(("en",), set()),
        routes=told,
        desk_of=teller.desk,
    )


def an_app(house: SmallHouse, folder: Path, **tail: object) -> FastAPI:
    """Return the house's app over an empty folder of pages, with a swift tail."""
    swift = live.Tail(house.db, **{"every_s": 0.01, "heartbeat_s": 0.05, **tail})  # type: ignore[arg-type]  # the tests' own numbers
    app = web.build(house, folder=folder, tail=swift)
    build = app.openapi
    app.openapi = lambda: _contract(build)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


_BUILT: list[dict[str, Any]] = []


def _contract(build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the contract, the same of every house: building it takes longer than most tests."""
    if not _BUILT:
        _BUILT.append(build())
    return _BUILT[0]


def commit(house: SmallHouse, rows: Sequence[Mapping[str, object]]) -> None:
    """Store posts, count them and tell of them, as the writer does."""
    if not rows:
        return
    table = pa.Table.from_pylist(list(rows), schema=pipeline.STORED)
    name = f"segment-{min(str(row['post_id']) for row in rows)}-{len(rows)}"
    segment = replace(house.archive.write(name, table), committed_at=making.NOON)
    counted = indicators.roll_up(table.combine_chunks().to_batches()[0])
    matched = pc.sum(pc.greater(pc.list_value_length(table["watches"]), 0)).as_py()
    counts = {"read": len(rows), "matched": matched, "duplicated": 0, "quarantined": 0}

    def work(books: sql.Books) -> None:
        books.segments.add(segment)
        stored = books.rollups.merge(counted)
        house.desk.feed.posts(books, "s-plaza", table, stored, counts, making.NOON)

    house.write(work)


def stand(house: SmallHouse) -> None:
    """Have an orange warning stand, and a notice of it."""
    raised = making.a_move(
        making.a_warning(warning.Level.YELLOW),
        warning.Level.ORANGE,
        making.NOON - timedelta(minutes=20),
        evidence=["plaza/2", "plaza/404"],
    )
    house.write(lambda books: making.enter(books, house.desk.feed, raised, making.NOON))
    house.write(lambda books: books.outbox.add([making.a_notice()]))
