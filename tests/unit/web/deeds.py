"""What happens in a house: deeds of two numbers, and stories of deeds."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from hypothesis import strategies as st
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin import directory, notices, warning
from tocsin.adapters import sql
from tocsin.runtimes import learning, noticing, rulings
from tocsin.warning import ledger

LIN = directory.whoever("Lin Mei")
STATUSES: tuple[Literal["alive", "failing", "refused", "waiting"], ...] = (
    "alive",
    "failing",
    "refused",
    "waiting",
)
NUMBERS = st.integers(0, 400)
SMALL = st.integers(0, 3)


def _posting(house: SmallHouse, first: int, size: int) -> None:
    numbers = range(first, first + size * 150)
    found = house.archive.posts([f"plaza/{one}" for one in numbers])
    known = {str(row["post_id"]) for row in found}
    fresh = [one for one in numbers if str(one) not in known]
    rows = [making.a_row(one, watches=["w-lantern"] * (one % 5 > 0)) for one in fresh]
    small_house.commit(house, rows)


def _levelling(house: SmallHouse, number: int, level: int) -> None:
    with house.db.writing() as books:
        standing = {one.watch_id: one for one in books.warnings.standing()}
        watches = [one.watch_id for one in books.watches.all()] or ["w-lantern"]
        watch_id = watches[number % len(watches)]
        fresh = replace(
            making.a_warning(warning.Level.NONE),
            warning_id=f"e-{books.feed.head()}",
            watch_id=watch_id,
        )
        verdict = making.a_move(
            standing.get(watch_id, fresh),
            warning.Level(level + 1) if level < 3 else warning.Level.NONE,
            NOON,
        )
        making.enter(books, house.desk.feed, verdict, NOON)


def _acknowledging(house: SmallHouse, number: int, _: int) -> None:
    with house.db.reading() as books:
        standing = books.warnings.standing()
    for one in standing[number % 3 : number % 3 + 1]:
        asyncio.run(house.desk.acknowledge(one.warning_id, LIN))


def _standing_down(house: SmallHouse, number: int, _: int) -> None:
    with house.db.reading() as books:
        standing = books.warnings.standing()
    for one in standing[number % 3 : number % 3 + 1]:
        asyncio.run(house.desk.stand_down(one.warning_id, LIN, "a sale"))


def _watching(house: SmallHouse, number: int, size: int) -> None:
    watch = replace(making.LANTERN, watch_id=f"w-{number % 4}", name=f"Watch {size}")
    asyncio.run(house.desk.put_watch(watch, LIN))


def _ending(house: SmallHouse, number: int, _: int) -> None:
    asyncio.run(house.desk.remove_watch(f"w-{number % 4}", LIN))


def _hearing(house: SmallHouse, number: int, status: int) -> None:
    ids = sorted(house.desk.roster.sources)
    for source_id in ids[number % 3 : number % 3 + 1]:
        was = house.board.of(source_id)
        fetched = NOON - timedelta(seconds=number)
        house.board.note(
            replace(was, status=STATUSES[status], failures=number, last_fetch_at=fetched)
        )
    changed = house.board.changed()
    house.write(lambda books: house.desk.feed.hearing(books, changed, NOON))
    house.board.kept(changed)


def _sourcing(house: SmallHouse, number: int, size: int) -> None:
    source = replace(making.PLAZA, source_id=f"s-{number % 3}", is_enabled=size > 0)
    asyncio.run(house.desk.put_source(source, LIN))


def _unsourcing(house: SmallHouse, number: int, _: int) -> None:
    asyncio.run(house.desk.remove_source(f"s-{number % 3}", LIN))


def _noticing(house: SmallHouse, number: int, size: int) -> None:
    channel = ("in_app", "email", "in_app", "in_app")[size]
    one = making.a_notice(number, warning_id=f"e-{number}", channel=channel)

    def work(books: sql.Books) -> None:
        notices.promise(
            notices.Desk(
                outbox=books.outbox, show=lambda told, at: house.desk.feed.notice(books, told, at)
            ),
            [one],
            NOON,
        )

    house.write(work)


def _seeing(house: SmallHouse, number: int, _: int) -> None:
    with house.db.reading() as books:
        waiting = books.outbox.recent(only_unacknowledged=True)
    for one in waiting[number % 3 : number % 3 + 1]:
        asyncio.run(house.desk.acknowledge_notice(one.notice_id, directory.whoever("Lin Mei")))


def _auditing(house: SmallHouse, number: int, size: int) -> None:
    routes = [notices.Route(channel=channel, recipient="desk") for channel in ("in_app", "email")]
    feed = house.desk.feed
    teller = noticing.Teller(roster=house.desk.roster, routes=routes, feed=feed, is_simulated=False)
    auditor = noticing.Auditor(teller=teller, routes=routes, feed=feed, is_simulated=False)
    dead = making.a_notice(100 + number, channel="email", state=notices.State.DEAD)
    house.write(lambda books: books.outbox.add([dead] * min(size, 1)))
    house.write(lambda books: auditor(books, NOON))


def _judging(house: SmallHouse, number: int, size: int) -> None:
    with house.db.reading() as books:
        known = books.warnings.recent()
    kind = list(ledger.Kind)[size]

    def work(books: sql.Books) -> None:
        for one in known[number % 3 : number % 3 + 1]:
            learning.deciding.judge(books, LIN, one.warning_id, kind=kind, now=NOON)

    house.write(work)


def _ruling(house: SmallHouse, number: int, size: int) -> None:
    def work(books: sql.Books) -> None:
        rulings.lawmaking.set_budget(books, LIN, "", 0.5 + size, why=f"try {number}", now=NOON)

    house.write(work)


DEEDS = (
    _posting,
    _levelling,
    _acknowledging,
    _standing_down,
    _watching,
    _ending,
    _hearing,
    _sourcing,
    _unsourcing,
    _noticing,
    _seeing,
    _auditing,
    _judging,
    _ruling,
)
Story = list[tuple[Callable[[SmallHouse, int, int], None], int, int]]
STORIES = st.lists(st.tuples(st.sampled_from(DEEDS), NUMBERS, SMALL), max_size=25)
