"""kill -9 at any moment loses nothing that was committed and doubles nothing."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select
from tests import needs
from tests.contract.store import building, relentless, restless

from tocsin.adapters import archive
from tocsin.adapters.sql.tables import FORECASTS, LAYER_HOURS, PHRASES

pytestmark = pytest.mark.integration

_KILLS = 6


def _run_and_kill(folder: Path, after_s: float, program: str = "relentless") -> None:
    command = [sys.executable, "-m", f"tests.contract.store.{program}", str(folder)]
    with subprocess.Popen(
        command, cwd=needs.ROOT, env={"PYTHONPATH": "src:."}, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(after_s)
        child.send_signal(signal.SIGKILL)
        child.wait()


def test_kill_9_leaves_posts_counts_and_cursor_in_step(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(_KILLS):
        _run_and_kill(tmp_path, chance.uniform(0.02, 0.5))

    with building.opened(tmp_path) as store:
        with store.db.reading() as books:
            batches = int(books.cursors.get("s1") or 0)
            counted = sum(books.rollups.series("w1", 0, 9)["mentions"].to_pylist())
        expected = sum(relentless.SIZES[number % 2] for number in range(batches))
        faults = store.posts.faults(is_deep=True)
        keys = store.posts.keys()

        assert batches > 0
        assert counted == store.posts.count(archive.PostQuery()) == expected
        assert len(set(keys.tolist())) == expected
        assert faults == []


def _told(store: building.Store) -> list[object]:
    """Return all that was told by the hour, and what is known of the watch."""
    with store.db.reading() as books:
        tables = (LAYER_HOURS, PHRASES, FORECASTS)
        rows = [
            tuple(row)
            for table in tables
            for row in books.connection.execute(select(table).order_by(*table.primary_key))
        ]
        return [*rows, books.checkpoints.load("novelty/w1")]


def test_kill_9_of_who_tells_the_hours_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(11)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for folder in (killed, whole):
        with building.opened(folder) as store:
            restless.fill(store)
    for _ in range(_KILLS):
        _run_and_kill(killed, chance.uniform(0.02, 0.4), "restless")

    with building.opened(killed) as store:
        restless.tell(store)
        found = _told(store)
    with building.opened(whole) as store:
        restless.tell(store)
        expected = _told(store)

    assert len(expected) > restless.HOURS
    assert found == expected
