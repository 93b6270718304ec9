"""Places batch after batch as the writer does, until it is killed or done."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import pyarrow as pa
from tests.contract.store import building

from tocsin.runtimes.stories import Placing

BATCHES, SIZE = 30, 20
_WORDS = ("水壶", "漏水", "退款", "客服", "快递", "充电", "屏幕", "售后", "门店", "检测")


def batch(number: int) -> pa.Table:
    """Return the posts of one batch; the same number gives the same posts."""
    hand = random.Random(number)
    texts = ["".join(hand.choices(_WORDS[number % 4 :][:6], k=7)) for _ in range(SIZE)]
    return building.posts(texts, first=number * SIZE)


def gather(store: building.Store, say: Callable[[], None] = lambda: None) -> None:
    """Go on from the cursor, to the end; now and then what is counted is saved."""
    placing = Placing(store.posts)
    with store.db.reading() as books:
        begun = int(books.cursors.get("s1") or 0)
    placing.recover(store.db)
    say()
    for number in range(begun, BATCHES):
        now = building.NOON + timedelta(minutes=number)
        posts = placing.place(batch(number))
        row = replace(store.posts.write(f"g-{number}", posts), source_id="s1", committed_at=now)
        with placing.keeping(), store.db.writing() as books:
            if not books.segments.exists(row.name):
                books.segments.add(row)
            books.cursors.move("s1", str(number + 1), now)
            placing.tick(books, now)
    with placing.keeping(), store.db.writing() as books:
        placing.save(books, building.NOON)


def live(folder: Path, ready: Event) -> None:
    """Go on until all is placed."""
    with building.opened(folder) as store:
        gather(store, ready.set)
