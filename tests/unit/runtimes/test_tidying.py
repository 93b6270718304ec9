"""The store's chores: when one is due, and what it leaves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from tests.contract.store import building

from tocsin.adapters import archive
from tocsin.kernel import clock
from tocsin.runtimes import chores

NOW = building.NOON + timedelta(days=2)
T = TypeVar("T")
RETENTION = chores.Retention(posts=timedelta(days=1), figures=timedelta(days=300))


async def alone(work: Callable[[], T], /) -> T:
    return work()


def nothing(now: datetime) -> datetime:
    return now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[building.Store]:
    with building.opened(tmp_path) as one:
        yield one


def tidying(
    store: building.Store,
    saved: Callable[[datetime], datetime] = nothing,
    alone: chores.tidying.Alone = alone,
) -> chores.Tidying:
    return chores.Tidying(
        db=store.db,
        store=store.posts,
        retention=RETENTION,
        time=clock.SetClock(at=NOW),
        alone=alone,
        save=saved,
    )


async def run(tidier: chores.Tidying, name: str) -> None:
    (one,) = (chore for chore in tidier.chores() if chore.name == name)
    await one.job()


def fill(store: building.Store, first: int, at: datetime = building.NOON) -> None:
    for number in range(first, first + 64):
        store.commit(f"t{number}", building.posts(["x"], first=number), at)


def live(store: building.Store) -> int:
    with store.db.reading() as books:
        return len(books.segments.live())


async def test_segments_are_merged_at_once_when_they_crowd(store: building.Store) -> None:
    tidier = tidying(store)
    fill(store, 0)
    await run(tidier, "merge")
    assert live(store) == 1

    fill(store, 64)
    tidier.filed(64)
    await run(tidier, "merge")
    assert live(store) == 65

    tidier.filed(chores.tidying.CROWD)
    await run(tidier, "merge")
    assert live(store) == 1


@pytest.mark.parametrize("name", ["merge", "purge", "erase"])
async def test_the_desk_is_saved_before_segments_are_rewritten(
    store: building.Store, name: str
) -> None:
    fill(store, 0)
    found: list[int] = []

    def saved(now: datetime) -> datetime:
        found.append(live(store))
        return now

    await run(tidying(store, saved), name)

    assert found == [64]


async def test_what_the_desk_may_not_have_counted_is_not_merged(store: building.Store) -> None:
    fill(store, 0)
    fill(store, 64, at=NOW + timedelta(seconds=1))

    await run(tidying(store), "merge")

    assert live(store) == 65


@pytest.mark.parametrize("name", ["merge", "purge", "erase"])
async def test_segments_that_are_dated_ahead_of_the_clock_let_nothing_go_early(
    store: building.Store, name: str
) -> None:
    fill(store, 2 * 1440, at=NOW)

    await run(tidying(store, lambda now: now + timedelta(days=900)), name)
    store.posts.sweep(NOW + timedelta(hours=1))

    assert store.posts.count(archive.PostQuery()) == 64
    with store.db.reading() as books:
        assert len(books.segments.names()) == live(store)


async def test_no_hold_is_placed_while_posts_are_let_go(store: building.Store) -> None:
    fill(store, 0)
    found: list[int] = []

    async def watched(work: Callable[[], T], /) -> T:
        done = work()
        found.append(live(store))
        return done

    await run(tidying(store, alone=watched), "erase")

    assert found == [0]


async def test_posts_and_figures_are_let_go_each_in_its_time(store: building.Store) -> None:
    store.commit("old", building.posts(["x"]))
    minutes = [int((NOW - timedelta(days=days)).timestamp()) // 60 for days in (301, 299)]
    with store.db.writing() as books:
        books.rollups.merge(building.minutes("w1", minutes))
    tidier = tidying(store)

    await run(tidier, "erase")
    await run(tidier, "figures")
    await run(tidier, "prune")
    await run(tidier, "sweep")

    assert store.posts.count(archive.PostQuery()) == 0
    with store.db.reading() as books:
        assert books.rollups.begun("w1") == minutes[1]
