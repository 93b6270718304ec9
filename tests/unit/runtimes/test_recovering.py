"""What the desk has counted is counted once, however often the committed state is taken up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.contract.store import building

from tocsin import assembly, listening, pipeline, settings
from tocsin.adapters import sql
from tocsin.runtimes import writer

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SOURCE = listening.Source(source_id="s1", connector="file", name="s1")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[assembly.House]:
    chosen = settings.Settings.model_validate(
        {"ingest": {"processes": 0, "reader": "null"}, "store": {"folder": tmp_path}}
    )
    kept = assembly.keep(chosen.store)
    with kept.db.writing() as books:
        books.watches.put(listening.Watch(watch_id="w1", name="w1", any=("x",)))
    with assembly.steppers(chosen) as pool:
        made = assembly.house(chosen, kept, pool)
        made.runtime._take_up()
        yield made
    kept.close()


def delivery(number: int) -> writer.Delivery:
    (batch,) = building.posts(["x"] * 3, first=3 * number).to_batches()
    step = pipeline.Stepped(cursor=str(number), posts=batch, faults=(), tombstones=(), read=3)
    return writer.Delivery(source=SOURCE, steps=(step,))


def counted(house: assembly.House) -> bytes:
    return house.runtime._parts.writer._judge._desk.dump()


def test_what_was_counted_again_and_saved_is_not_counted_a_third_time(
    house: assembly.House,
) -> None:
    writing = house.runtime._parts.writer
    writing.commit([delivery(0)], NOW)
    once = counted(house)
    writing.recover()
    assert counted(house) == once
    writing.checkpoint(NOW + timedelta(seconds=9))

    writing.recover()

    assert counted(house) == once


def test_what_was_not_committed_is_not_saved_by_whoever_comes_next(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = house.runtime._parts.writer
    none = counted(house)

    def refuse(*_: object) -> None:
        raise sql.errors.StoreFull(where="a test")

    monkeypatch.setattr(writing._placing, "grown", refuse)
    with pytest.raises(sql.errors.StoreFull):
        writing.commit([delivery(0)], NOW)
    writing.checkpoint(NOW + timedelta(seconds=1))
    writing.recover()

    assert counted(house) == none


def test_a_clock_that_was_put_back_counts_nothing_again(house: assembly.House) -> None:
    writing = house.runtime._parts.writer
    writing.commit([delivery(0)], NOW)
    writing.checkpoint(NOW)
    writing._last_commit = writing._last_segment = datetime(1970, 1, 1, tzinfo=UTC)  # a new life
    writing.recover()

    writing.commit([delivery(1)], NOW - timedelta(hours=1))
    twice = counted(house)
    writing.checkpoint(NOW - timedelta(hours=1))
    writing.recover()

    assert counted(house) == twice
