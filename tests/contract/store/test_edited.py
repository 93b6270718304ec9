"""A post that is edited after it was stored is counted as it is now, once, and never lost."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
import numpy as np
import pyarrow as pa
import pytest
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import indicators, listening, pipeline
from tocsin.adapters import sql
from tocsin.enrichment.pictures import Kept
from tocsin.kernel import folding
from tocsin.runtimes import correcting
from tocsin.runtimes.seen import Seen

FIRST = int(NOON.timestamp()) // 60
HOUR = FIRST // 60
KEY = listening.keys.of([("plaza", "1")])[0]


def a_post(text: str, *, negative: bool = False, watches: Iterable[str] = ("w1",)) -> pa.Table:
    row = {
        "platform": "plaza",
        "post_id": "1",
        "account": "a",
        "text": text,
        "lang": "zh",
        "created_at": NOON,
        "received_at": NOON,
        "simulated": False,
        "key": KEY,
        "watches": list(watches),
        "terms": ["kettle"] if watches else [],
        "read_lang": "zh",
        "sentiment": -1 if negative else 0,
        "p_negative": 0.9 if negative else 0.1,
        "folded": folding.fold_many([text])[0],
        "reader": "test 1",
    }
    return pa.Table.from_pylist([row], schema=pipeline.STORED)


def stepped(
    posts: pa.Table, edited_at: datetime | None, *, is_gone: bool = False
) -> pipeline.Stepped:
    edits = (listening.Edit(platform="plaza", post_id="1", at=edited_at),) if edited_at else ()
    stones = (listening.Tombstone(platform="plaza", post_id="1", at=NOON),) if is_gone else ()
    return pipeline.Stepped(
        posts=pa.RecordBatch.from_pylist(posts.to_pylist(), schema=pipeline.STORED),
        faults=(),
        tombstones=stones,
        edits=edits,
        read=posts.num_rows,
        cursor="",
    )


class House:
    """Stores, counts and corrects as the writer does."""

    def __init__(self, store: Store) -> None:
        self.store, self.seen = store, Seen()
        self.corrector = correcting.Corrector(store.db, store.posts)
        self.number = 0

    def take(
        self,
        posts: pa.Table,
        edited_at: datetime | None = None,
        *,
        at: datetime = NOON + MINUTE,
        is_gone: bool = False,
    ) -> None:
        """Take one delivery in."""
        is_fresh = self.seen.fresh(posts["key"].to_numpy())
        step = stepped(posts, edited_at, is_gone=is_gone)
        told = self.corrector.corrected([step], posts, is_fresh, at, self.seen)
        kept = posts.filter(pa.array(is_fresh))
        if kept.num_rows:
            self.number += 1
            self.store.commit(f"{self.number:032x}", kept)
        rows = pa.RecordBatch.from_pylist(kept.to_pylist(), schema=pipeline.STORED)
        rollups = indicators.roll_up(rows)
        with self.store.db.writing() as books:
            told.enter(books, rollups)
        self.seen.add(kept["key"].to_numpy())

    def minute(self) -> dict[str, object]:
        with self.store.db.reading() as books:
            row: dict[str, object] = books.rollups.series("w1", FIRST, FIRST).to_pylist()[0]
        return row

    def figures(self) -> tuple[object, ...]:
        return tuple(self.minute()[name] for name in ("mentions", "negative", "demands"))

    def corrections(self) -> list[tuple[str, int]]:
        with self.store.db.reading() as books:
            return [(one.kind, one.posts) for one in books.corrections.series("w1", HOUR, HOUR)]


@pytest.fixture
def house(store: Store) -> House:
    found = House(store)
    found.take(a_post("真好看"))
    return found


def test_an_edit_in_time_corrects_the_figures_and_needs_no_record(house: House) -> None:
    assert house.figures() == (1, 0, 0)

    house.take(a_post("要求退款", negative=True), NOON + MINUTE, at=NOON + 10 * MINUTE)

    assert house.figures() == (1, 1, 1)
    assert msgspec.json.decode(str(house.minute()["evidence"]))[0][1] == "plaza/1"
    assert msgspec.json.decode(str(house.minute()["terms"])) == {"kettle": 1}
    assert house.corrections() == []
    with house.store.db.reading() as books:
        assert books.forecasts.hours("w1", "negative", HOUR, HOUR).tolist() == [1]


def test_an_edit_beyond_lateness_leaves_a_record(house: House) -> None:
    house.take(a_post("要求退款", negative=True), NOON + 2 * MINUTE, at=NOON + 16 * MINUTE)

    assert house.figures() == (1, 1, 1)
    assert house.corrections() == [("edited", 1)]


def test_the_same_edit_again_or_an_older_one_changes_nothing(house: House) -> None:
    for _ in range(2):
        house.take(a_post("要求退款", negative=True), NOON + 5 * MINUTE)
    house.take(a_post("别的", negative=False), NOON + 4 * MINUTE)
    house.take(a_post("真好看"))  # the first version comes again, and says nothing of an edit

    assert house.figures() == (1, 1, 1)


def test_an_edit_of_an_edit_takes_back_what_was_counted_last(house: House) -> None:
    house.take(a_post("要求退款", negative=True), NOON + 2 * MINUTE)
    house.take(a_post("已经解决，真好看"), NOON + 3 * MINUTE)

    assert house.figures() == (1, 0, 0)


@pytest.mark.parametrize("keep", [True, False])
def test_what_no_watch_wants_any_more_leaves_and_may_come_back(house: House, keep: bool) -> None:  # noqa: FBT001 (a case)
    gone = a_post("天气", watches=())
    house.take(gone if keep else gone.slice(0, 0), NOON + 2 * MINUTE)
    assert house.figures() == (0, 0, 0)

    house.take(a_post("要求退款", negative=True), NOON + 3 * MINUTE)
    assert house.figures() == (1, 1, 1)


def test_an_edited_post_that_is_deleted_leaves_nothing_behind(house: House) -> None:
    house.take(a_post("要求退款", negative=True), NOON + 2 * MINUTE)
    house.take(a_post("").slice(0, 0), is_gone=True)
    assert house.figures() == (0, 0, 0)

    house.take(a_post("我又改了", negative=True), NOON + 9 * MINUTE)
    assert house.figures() == (0, 0, 0)
    with house.store.db.reading() as books:
        assert books.edits.of([KEY]) == {}


def test_both_versions_in_one_delivery_count_as_the_newer_one(store: Store) -> None:
    house = House(store)
    both = pa.concat_tables([a_post("真好看"), a_post("要求退款", negative=True)])

    house.take(both, NOON + 2 * MINUTE)

    assert house.figures() == (1, 1, 1)


def test_retention_lets_go_of_edited_texts(house: House) -> None:
    house.take(a_post("要求退款", negative=True), NOON + 2 * MINUTE)
    with house.store.db.writing() as books:
        books.rollups.erase(FIRST + 1)

        assert books.edits.of([KEY]) == {}


def test_edits_of_what_nobody_kept_are_not_looked_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.posts, "posts", None)
    posts, seen = a_post("").slice(0, 0), Seen()
    step = stepped(posts, NOON + timedelta(hours=1))
    corrector = correcting.Corrector(store.db, store.posts)

    told = corrector.corrected([step], posts, np.zeros(0, dtype=np.bool_), NOON, seen)

    assert told.edited.kept == ()


def test_what_was_edited_is_kept_by_key(store: Store) -> None:
    one = sql.Edited(key=-5, minute=FIRST, edited_at=NOON, post=b"1")
    with store.db.writing() as books:
        books.edits.put([one])
        books.edits.put([sql.Edited(key=-5, minute=FIRST, edited_at=NOON + MINUTE, post=b"2")])

    with store.db.reading() as books:
        assert [found.post for found in books.edits.of(list(range(-700, 0))).values()] == [b"2"]


def test_what_an_edited_post_showed_is_opened_anew(store: Store) -> None:
    house = House(store)
    house.take(a_post("a kettle"))
    seen = Kept(key=KEY, number=0, post_id="plaza/1", media="1.jpg", created_at=NOON, hash=5)
    with store.db.writing() as books:
        books.pictures.put([seen])

    house.take(a_post("a kettle, another picture"), NOON + MINUTE)

    with store.db.reading() as books:
        assert books.pictures.of(KEY) == []
