"""The law of the live screen: snapshot + the events after its head = a fresh snapshot."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.web import small_house
from tests.unit.web.small_house import NOON, SmallHouse

from tocsin import notices, shapes, warning
from tocsin.adapters import sql
from tocsin.web import answers
from tocsin.web.views import picture

Shape = dict[str, Any]
ORDER = [level.word for level in warning.Level]


def fold(snapshot: Shape, event: sql.FeedEvent) -> Shape:
    """Return the snapshot after an event, as a screen does it; it knows no books."""
    told = {**snapshot, **_FOLDS[event.kind](snapshot, dict(event.payload)), "head": event.position}
    told["level"] = max((one["level"] for one in told["watches"]), key=ORDER.index, default="none")
    return told


def _placed(rows: Iterable[Shape], row: Shape, name: Callable[[Shape], object]) -> list[Shape]:
    return [*(one for one in rows if name(one) != name(row)), row]


def _posts(snapshot: Shape, told: Shape) -> Shape:
    fresh = {one["id"] for one in told["posts"]}
    kept = [one for one in snapshot["posts"] if one["id"] not in fresh]
    return {"posts": shapes.newest([*told["posts"], *kept], picture.POSTS)}


def _watch(snapshot: Shape, told: Shape) -> Shape:
    if "removed" not in told:
        return _state(snapshot, told["state"])
    gone = told["removed"]
    return {
        "watches": [one for one in snapshot["watches"] if one["watch"]["watch_id"] != gone],
        "warnings": [one for one in snapshot["warnings"] if one["watch_id"] != gone],
    }


def _state(snapshot: Shape, state: Shape) -> Shape:
    watches = _placed(snapshot["watches"], state, lambda one: one["watch"]["watch_id"])
    return {"watches": sorted(watches, key=lambda one: one["watch"]["watch_id"])}


def _warning(snapshot: Shape, told: Shape) -> Shape:
    one = told["warning"]
    rows = _placed(snapshot["warnings"], one, lambda row: row["warning_id"])
    standing = [row for row in rows if row["closed_at"] is None]
    newest = sorted(standing, key=lambda row: (row["opened_at"], row["warning_id"]), reverse=True)
    return {"warnings": sorted(newest, key=lambda row: -ORDER.index(row["level"]))}


def _level(snapshot: Shape, told: Shape) -> Shape:
    return {**_state(snapshot, told["state"]), **_warning(snapshot, told)}


def _source(snapshot: Shape, told: Shape) -> Shape:
    if "removed" in told:
        gone = told["removed"]
        return {"sources": [one for one in snapshot["sources"] if one["source_id"] != gone]}
    rows = _placed(snapshot["sources"], told["source"], lambda one: one["source_id"])
    return {"sources": sorted(rows, key=lambda one: one["source_id"])}


def _coverage(snapshot: Shape, told: Shape) -> Shape:
    heard = {told["watch_id"]: told["coverage"]}
    return {
        "watches": [
            {**one, "coverage": heard.get(one["watch"]["watch_id"], one["coverage"])}
            for one in snapshot["watches"]
        ]
    }


def _notice(snapshot: Shape, told: Shape) -> Shape:
    rows = _placed(snapshot["notices"], told["notice"], lambda one: one["notice_id"])
    waiting = [one for one in rows if one["channel"] == "in_app" and not one["acknowledged_by"]]
    order = sorted(waiting, key=lambda one: (one["created_at"], one["notice_id"]), reverse=True)
    return {"notices": order}


_FOLDS: dict[str, Callable[[Shape, Shape], Shape]] = {
    "posts": _posts,
    "minutes": lambda snapshot, told: {},
    "level": _level,
    "warning": _warning,
    "source": _source,
    "coverage": _coverage,
    "notice": _notice,
    "watch": _watch,
}

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
    rows = [small_house.a_row(one, watches=["w-lantern"] * (one % 5 > 0)) for one in fresh]
    small_house.commit(house, rows)


def _levelling(house: SmallHouse, number: int, level: int) -> None:
    with house.db.writing() as books:
        standing = {one.watch_id: one for one in books.warnings.standing()}
        watches = [one.watch_id for one in books.watches.all()] or ["w-lantern"]
        watch_id = watches[number % len(watches)]
        fresh = replace(
            small_house.a_warning(warning.Level.NONE),
            warning_id=f"e-{books.feed.head()}",
            watch_id=watch_id,
        )
        verdict = small_house.a_verdict(
            standing.get(watch_id, fresh),
            warning.Level(level + 1) if level < 3 else warning.Level.NONE,
            NOON,
        )
        small_house.enter(books, house.desk.feed, verdict, NOON)


def _acknowledging(house: SmallHouse, number: int, _: int) -> None:
    with house.db.reading() as books:
        standing = books.warnings.standing()
    for one in standing[number % 3 : number % 3 + 1]:
        asyncio.run(house.desk.acknowledge(one.warning_id, "Lin Mei"))


def _standing_down(house: SmallHouse, number: int, _: int) -> None:
    with house.db.reading() as books:
        standing = books.warnings.standing()
    for one in standing[number % 3 : number % 3 + 1]:
        asyncio.run(house.desk.stand_down(one.warning_id, "Lin Mei", "a sale"))


def _watching(house: SmallHouse, number: int, size: int) -> None:
    watch = replace(small_house.LANTERN, watch_id=f"w-{number % 4}", name=f"Watch {size}")
    asyncio.run(house.desk.put_watch(watch))


def _ending(house: SmallHouse, number: int, _: int) -> None:
    asyncio.run(house.desk.remove_watch(f"w-{number % 4}"))


def _hearing(house: SmallHouse, number: int, status: int) -> None:
    ids = sorted(house.desk.roster.sources)
    for source_id in ids[number % 3 : number % 3 + 1]:
        was = house.board.of(source_id)
        fetched = NOON - timedelta(seconds=number)
        house.board.note(
            replace(was, status=STATUSES[status], failures=number, last_fetch_at=fetched)
        )
    changed = house.board.take_changed()
    house.write(lambda books: house.desk.feed.hearing(books, changed, NOON))


def _sourcing(house: SmallHouse, number: int, size: int) -> None:
    source = replace(small_house.PLAZA, source_id=f"s-{number % 3}", is_enabled=size > 0)
    asyncio.run(house.desk.put_source(source))


def _unsourcing(house: SmallHouse, number: int, _: int) -> None:
    asyncio.run(house.desk.remove_source(f"s-{number % 3}"))


def _noticing(house: SmallHouse, number: int, size: int) -> None:
    channel = ("in_app", "email", "in_app", "in_app")[size]
    one = small_house.a_notice(number, warning_id=f"e-{number}", channel=channel)

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
        asyncio.run(house.desk.acknowledge_notice(one.notice_id, "Lin Mei"))


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
)
Story = list[tuple[Callable[[SmallHouse, int, int], None], int, int]]
STORIES = st.lists(st.tuples(st.sampled_from(DEEDS), NUMBERS, SMALL), max_size=25)


def _taken(house: SmallHouse) -> Shape:
    """Return the snapshot as a screen takes it, but for `now`."""
    told: Shape = msgspec.json.decode(answers.encoded(picture.snapshot(house)))
    return {**told, "now": None}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=STORIES, after=STORIES)
def test_a_snapshot_and_what_follows_make_a_fresh_snapshot(before: Story, after: Story) -> None:
    with TemporaryDirectory() as folder:
        house = small_house.a_house(Path(folder))
        _live(house, before)
        told = _taken(house)
        _live(house, after)
        with house.db.reading() as books:
            events = books.feed.after(int(str(told["head"])), limit=10_000)
        for event in events:
            told = fold(told, event)
        fresh = _taken(house)
        house.close()

    assert told == fresh


def _live(house: SmallHouse, story: Story) -> None:
    for deed, number, size in story:
        deed(house, number, size)


def test_the_law_holds_on_a_day_with_more_posts_than_a_screen_keeps(
    house: SmallHouse,
) -> None:
    small_house.commit(house, [small_house.a_row(one) for one in range(300)])
    told = _taken(house)
    small_house.commit(house, [small_house.a_row(-7)])
    small_house.commit(house, [small_house.a_row(one) for one in range(1000, 1100)])
    with house.db.reading() as books:
        events = books.feed.after(int(str(told["head"])))
    for event in events:
        told = fold(told, event)

    assert told == _taken(house)
    assert len(told["posts"]) == 200
