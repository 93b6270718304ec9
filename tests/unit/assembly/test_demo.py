"""The demo's source has told its story so far, and says so."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tocsin import assembly, settings
from tocsin.adapters import archive

TOLD = timedelta(minutes=40)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[assembly.Kept]:
    made = assembly.keep(settings.model.Store(folder=tmp_path))
    begins_at = datetime.now(UTC).replace(microsecond=0) - TOLD
    with made.db.writing() as books:
        books.settings.put("demo/begins_at", begins_at.isoformat())
    yield made
    made.close()


def test_the_story_so_far_is_counted(kept: assembly.Kept) -> None:
    chosen = settings.Settings.model_validate({"ingest": {"processes": 0, "reader": "null"}})
    with assembly.steppers(chosen) as pool:
        for _ in range(2):  # a second start counts nothing twice
            asyncio.run(assembly.begin_demo(kept, chosen))
            house = assembly.house(chosen, kept, pool, is_simulated=True)
    stored = kept.store.search(archive.PostQuery(limit=200)).posts
    (health,) = house.board.known.values()

    assert 0 < len(stored) < 200
    assert health.posts == len(stored)
    assert str(health.last_post_at) == max(str(row["created_at"]) for row in stored)
