"""Writes and commits batch after batch until it is killed."""

from dataclasses import replace
from datetime import timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import pyarrow as pa
from tests.contract.store import building

from tocsin import indicators

SIZES = (50, 2_200)  # posts of a batch in turn; the larger ones come late
_SOURCE = "s1"
_LATE_US = 20 * 60 * 1_000_000


def batch(number: int) -> pa.Table:
    """Return the posts of one batch; the same number gives the same posts."""
    size = SIZES[number % 2]
    first = sum(SIZES) * (number // 2) + (SIZES[0] if number % 2 else 0)
    return building.posts([f"batch {number}"] * size, first=first)


def rollup(number: int) -> pa.Table:
    """Return one row that counts the batch; every batch falls into one of three minutes."""
    row = {
        "watch_id": "w1",
        "minute": number % 3,
        **dict.fromkeys(indicators.ADDITIVE, SIZES[number % 2]),
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": _LATE_US * (number % 2),
    }
    return pa.Table.from_pylist([row], schema=indicators.ROLLUPS)


def commit(store: building.Store, number: int) -> None:
    """Write a batch and everything it changes, exactly once."""
    name = f"b-{number}"
    row = replace(
        store.posts.write(name, batch(number)), source_id=_SOURCE, committed_at=building.NOON
    )
    with store.db.writing() as books:
        if not books.segments.exists(name):
            books.segments.add(row)
            books.rollups.merge(rollup(number))
        books.cursors.move(_SOURCE, str(number + 1), building.NOON)


def live(folder: Path, ready: Event) -> None:
    """Go on from the cursor, for ever."""
    with building.opened(folder) as store:
        with store.db.reading() as books:
            number = int(books.cursors.get(_SOURCE) or 0)
        ready.set()
        while True:
            commit(store, number)
            store.posts.compact(building.NOON + timedelta(minutes=number))
            number += 1
