"""kill -9 at any moment loses nothing that was committed and doubles nothing."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests import needs
from tests.contract.store import building, relentless

from tocsin.adapters import archive

pytestmark = pytest.mark.integration

_KILLS = 6


def _run_and_kill(folder: Path, after_s: float) -> None:
    command = [sys.executable, "-m", "tests.contract.store.relentless", str(folder)]
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
