"""Hours are told once they are read, learned once, and come out the same after a kill."""

import hashlib
import math
from datetime import datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import func, select
from tests.contract.store import building

from tocsin import indicators
from tocsin.adapters import archive, sql
from tocsin.adapters.sql.tables import LAYER_HOURS
from tocsin.runtimes import hourly, judging

BEGIN = building.NOON
FIRST = int(BEGIN.timestamp()) // 3600
BURST_HOUR = FIRST + 30
AFTER = timedelta(minutes=20)

PHRASE = indicators.novelty.Phrase(
    phrase="自燃爆炸", accounts=4, posts=6, expected=0.01, evidence=("plaza/1", "plaza/2")
)


def told(hour: int = FIRST, **rest: object) -> sql.HourTold:
    plain: dict[str, object] = {
        "watch_id": "w1",
        "hour": hour,
        "values": {"novelty": 0.25, "copies": math.nan},
        "evidence": {"copies": ((4.0, "plaza/1"),)},
        "phrases": (PHRASE,),
    }
    return sql.HourTold(**(plain | rest))  # type: ignore[arg-type] # set by name


def account(name: str) -> str:
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def commit(store: building.Store, name: str, written: list[tuple[datetime, str, str]]) -> None:
    times = [at for at, _, _ in written]
    posts = building.posts(
        [text for _, _, text in written],
        post_id=[f"{name}-{number}" for number in range(len(written))],
        created_at=times,
        received_at=times,
        account=[account(who) for _, who, _ in written],
    )
    store.commit(name, posts)
    with store.db.writing() as books:
        books.rollups.merge(judging.roll_up(posts))


def live(store: building.Store) -> datetime:
    """Fill thirty ordinary hours and a burst; returns when all of it has settled."""
    for hour in range(30):
        at = BEGIN + timedelta(hours=hour)
        usual = [(at, f"regular{one}", f"电锅很好用 {one}") for one in range(5)]
        commit(store, f"hour{hour}", usual)
    at = BEGIN + timedelta(hours=30)
    burst = [(at, f"new{one}", f"电锅自燃爆炸 {one}") for one in range(4)]
    commit(store, "burst", burst)
    return at + timedelta(hours=1) + AFTER


def reader(store: building.Store) -> hourly.Rereader:
    return hourly.Rereader(
        db=store.db,
        store=store.posts,
        watch_ids=lambda: ("w1", "silent"),
        retention=timedelta(days=30),
    )


def run(store: building.Store, now: datetime) -> int:
    return reader(store).reckon(now)()


def test_an_hour_told_anew_replaces_what_was_told(store: building.Store) -> None:
    with store.db.writing() as books:
        books.hours.put(told())
        books.hours.put(told(values={"novelty": 0.5}, evidence={}, phrases=()))
        books.hours.put(told(FIRST + 1))

    with store.db.reading() as books:
        novelty = books.hours.series("w1", "novelty", FIRST - 1, FIRST + 1)
        copies = books.hours.series("w1", "copies", FIRST, FIRST + 1)
        np.testing.assert_array_equal(novelty, [np.nan, 0.5, 0.25])
        np.testing.assert_array_equal(copies, [np.nan, np.nan])
        assert books.hours.phrases("w1", FIRST, FIRST + 1) == [(FIRST + 1, PHRASE)]
        assert books.hours.evidence("w1", FIRST, FIRST + 1)["copies"] == ["plaza/1"]


def test_hours_that_are_over_are_let_go(store: building.Store) -> None:
    with store.db.writing() as books:
        books.hours.put(told())
        books.hours.put(told(FIRST + 1))
        books.hours.erase(FIRST + 1)

    with store.db.reading() as books:
        assert [hour for hour, _ in books.hours.phrases("w1", FIRST, FIRST + 9)] == [FIRST + 1]


def test_a_burst_is_told_with_its_phrase_its_newcomers_and_their_posts(
    store: building.Store,
) -> None:
    now = live(store)

    assert run(store, now) == 32  # with the hour that is open

    with store.db.reading() as books:
        phrases = books.hours.phrases("w1", BURST_HOUR, BURST_HOUR)
        figures = {
            name: float(books.hours.series("w1", name, BURST_HOUR, BURST_HOUR)[0])
            for name in ("accounts", "copies", "newcomers", "novelty")
        }
        evidence = books.hours.evidence("w1", BURST_HOUR, BURST_HOUR)
    (said,) = phrases
    assert "自燃爆炸" in said[1].phrase
    assert said[1].evidence == tuple(f"weibo/burst-{number}" for number in range(4))
    assert figures == {
        "accounts": 4,
        "copies": 0,
        "newcomers": pytest.approx(4, abs=0.01),
        "novelty": 1.0,
    }
    assert len(evidence["newcomers"]) == 4


def test_an_open_hour_is_told_and_not_learned(store: building.Store) -> None:
    live(store)
    open_now = BEGIN + timedelta(hours=30, minutes=10)

    run(store, open_now)
    one = reader(store)

    assert one.reckon(open_now)() == 2  # the open hour, and the one that is not settled
    with store.db.reading() as books:
        saved = books.checkpoints.load("novelty/w1")
        assert saved is not None
        assert indicators.novelty.Known.load(saved).hour == BURST_HOUR - 2
        assert len(books.hours.phrases("w1", BURST_HOUR, BURST_HOUR)) == 1
    assert one.reckon(open_now)() == 0


def test_a_house_that_is_killed_before_it_kept_comes_to_the_same(store: building.Store) -> None:
    now = live(store)
    for hours in (12, 26, 29):
        reader(store).reckon(BEGIN + timedelta(hours=hours))
        run(store, BEGIN + timedelta(hours=hours))
    reader(store).reckon(now)
    run(store, now)
    piecemeal = _all_told(store)

    with store.db.writing() as books:
        books.connection.exec_driver_sql("DELETE FROM checkpoints WHERE name = 'novelty/w1'")
        books.hours.erase(BURST_HOUR + 100)
    run(store, now)

    assert _all_told(store) == piecemeal


def test_a_long_absence_is_caught_up_with_in_pieces(store: building.Store) -> None:
    now = live(store) + timedelta(hours=40)
    one = reader(store)
    one.reckon(now)()

    assert one.is_due(now)
    one.reckon(now)()
    assert not one.is_due(now + timedelta(minutes=1))


def test_a_limit_draws_the_same_posts_again(store: building.Store) -> None:
    live(store)
    query = archive.PostQuery(watch_id="w1", limit=7)

    drawn = [store.posts.drawn(query, ["post_id"]).to_pylist() for _ in range(2)]

    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 7


def _all_told(store: building.Store) -> tuple[object, ...]:
    with store.db.reading() as books:
        rows = books.connection.execute(
            select(LAYER_HOURS).order_by(LAYER_HOURS.c.hour, LAYER_HOURS.c.indicator)
        ).all()
        count = books.connection.scalar(select(func.count()).select_from(LAYER_HOURS))
        saved = books.checkpoints.load("novelty/w1")
        return rows, count, saved, books.hours.phrases("w1", FIRST, BURST_HOUR + 9)
