"""kill -9 at any moment loses nothing that was committed and doubles nothing."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from tests import mortal, needs
from tests.contract.store import building, gathering, relentless, restless

from tocsin.adapters import archive
from tocsin.adapters.sql.tables import FORECASTS, LAYER_HOURS, PHRASES

pytestmark = pytest.mark.integration

_KILLS = needs.times(3)


def _run_and_kill(folder: Path, after_s: float, life: Callable[..., None]) -> None:
    ready = mortal.Event()
    child = mortal.begun(life, folder, ready)
    assert ready.wait(60)
    time.sleep(after_s)
    child.kill()
    child.join()


def test_kill_9_leaves_posts_counts_and_cursor_in_step(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(_KILLS):
        _run_and_kill(tmp_path, chance.uniform(0.02, 0.5), relentless.live)

    with building.opened(tmp_path) as store:
        with store.db.reading() as books:
            batches = int(books.cursors.get("s1") or 0)
            counted = sum(books.rollups.series("w1", 0, 9)["mentions"].to_pylist())
            late = sum(told.posts for told in books.corrections.series("w1", 0, 0))
        expected = sum(relentless.SIZES[number % 2] for number in range(batches))
        faults = store.posts.faults(is_deep=True)
        keys = store.posts.keys()

        assert batches > 0
        assert counted == store.posts.count(archive.PostQuery()) == expected
        assert len(set(keys.tolist())) == expected
        assert late == relentless.SIZES[1] * (batches // 2)
        assert faults == []


Ends = Callable[[building.Store], list[object]]


def _killed_and_whole(
    folder: Path,
    life: Callable[..., None],
    end: Ends,
    *,
    chance: random.Random,
    soonest_s: float,
    begin: Callable[[building.Store], None] = lambda _: None,
) -> tuple[list[object], list[object]]:
    """Return how a work ends that was killed again and again, and how one that was left alone."""
    killed, whole = folder / "killed", folder / "whole"
    for one in (killed, whole):
        with building.opened(one) as store:
            begin(store)
    for _ in range(_KILLS):
        _run_and_kill(killed, chance.uniform(soonest_s, 0.4), life)
    with building.opened(killed) as store:
        found = end(store)
    with building.opened(whole) as store:
        return found, end(store)


def _told(store: building.Store) -> list[object]:
    """Tell the rest; return all that was told by the hour, and what is known of the watch."""
    restless.tell(store)
    with store.db.reading() as books:
        tables = (LAYER_HOURS, PHRASES, FORECASTS)
        rows = [
            tuple(row)
            for table in tables
            for row in books.connection.execute(select(table).order_by(*table.primary_key))
        ]
        return [*rows, books.checkpoints.load("novelty/w1")]


def test_kill_9_of_who_tells_the_hours_loses_and_doubles_nothing(tmp_path: Path) -> None:
    found, expected = _killed_and_whole(
        tmp_path,
        restless.live,
        _told,
        chance=random.Random(11),
        soonest_s=0.02,
        begin=restless.fill,
    )

    assert len(expected) > restless.HOURS
    assert found == expected


def _placed(store: building.Store) -> list[object]:
    """Place the rest; return where each post was placed, and what is told of its stories."""
    gathering.gather(store)
    posts = store.posts.placed(1, ("key", "place", "copy_group", "story"))
    with store.db.reading() as books:
        return [*posts.to_pylist(), *books.stories.recent("w1", building.NOON, 500)]


def test_kill_9_of_who_places_posts_changes_no_story_and_no_id(tmp_path: Path) -> None:
    found, expected = _killed_and_whole(
        tmp_path, gathering.live, _placed, chance=random.Random(5), soonest_s=0.1
    )

    assert len(expected) > gathering.BATCHES * gathering.SIZE
    assert found == expected
