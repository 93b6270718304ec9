"""Picked posts are read again once, kept by key, and let go with their posts."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from alembic import command
from sqlalchemy import inspect
from tests.contract.store import building
from tests.contract.store.test_upgrades import counted, of_before

from tocsin import cases, warning
from tocsin.adapters.sql import schema
from tocsin.enrichment import second, stories
from tocsin.runtimes.second import Again, due

NOW = building.NOON + timedelta(minutes=5)
WEEK = timedelta(days=7)


def one(key: int = 1, model: str = "m", at: datetime = building.NOON) -> second.Reread:
    shares = {"sentiment": (0.7, 0.2, 0.1), "offence": (0.9, 0.1)}
    return second.Reread(key=key, created_at=at, model=model, shares=shares)


class Torn:
    """Unsure of every post but the calm; both together see anger in all."""

    def __init__(self, model: str = "m") -> None:
        self.model = model
        self.read: list[str] = []
        self.asked = 0

    def fast(self, posts: pa.Table) -> Mapping[str, np.ndarray]:
        self.asked += posts.num_rows
        calm = np.array(["平静" in text for text in posts["text"].to_pylist()])
        return {"offence": np.where(calm[:, None], [[1.0, 0.0]], [[0.5, 0.5]])}

    def both(self, posts: pa.Table) -> Mapping[str, np.ndarray]:
        self.read += posts["text"].to_pylist()
        return {"offence": np.tile([0.1, 0.9], (posts.num_rows, 1))}


def committed(store: building.Store, texts: list[str]) -> None:
    times = [building.NOON] * len(texts)
    store.commit("a", building.posts(texts, created_at=times, received_at=times))


def again(store: building.Store, reader: Torn, **rest: object) -> Again:
    return Again(
        db=store.db,
        store=store.posts,
        reader=lambda: reader,
        retention=WEEK,
        **rest,  # type: ignore[arg-type] # set by name
    )


def test_what_was_read_comes_back_and_the_newer_wins(store: building.Store) -> None:
    with store.db.writing() as books:
        books.second.put([one(), one(2)])
        books.second.put([one(2, model="newer")])

    with store.db.reading() as books:
        assert books.second.of([1, 2, 3]) == {1: one(), 2: one(2, model="newer")}
        assert books.second.known([1, 2, 3], "m") == {1}
        assert books.second.of([]) == {}


def test_it_goes_with_its_post(store: building.Store) -> None:
    with store.db.writing() as books:
        books.second.put([one(1), one(2), one(3, at=building.NOON - WEEK)])
        books.second.forget([1])
        books.second.erase(building.NOON)

    with store.db.reading() as books:
        assert set(books.second.of([1, 2, 3])) == {2}


def test_thousands_of_keys_are_one_question(store: building.Store) -> None:
    with store.db.writing() as books:
        books.second.put([one(key) for key in range(0, 2000, 2)])

    with store.db.reading() as books:
        assert len(books.second.of(range(3000))) == 1000


def test_uncertain_posts_are_read_once(store: building.Store) -> None:
    committed(store, ["电锅平静", "电锅一", "电锅二"])
    reader = Torn()
    worker = again(store, reader)

    first = worker.reckon(NOW)()
    second_round = worker.reckon(NOW + timedelta(minutes=1))()

    assert (first, second_round) == (2, 0)
    assert sorted(reader.read) == ["电锅一", "电锅二"]


def test_the_fast_path_is_asked_once_of_a_post_that_it_is_sure_of(store: building.Store) -> None:
    committed(store, ["电锅平静", "电锅平静再说"])
    reader = Torn()
    worker = again(store, reader)

    told = [worker.reckon(NOW + timedelta(minutes=wait))() for wait in (0, 1, 2)]

    assert told == [0, 0, 0]
    assert reader.asked == 2


def test_another_model_reads_anew(store: building.Store) -> None:
    committed(store, ["电锅一"])

    told = [again(store, Torn(model)).reckon(NOW)() for model in ("m", "m", "n")]

    assert told == [1, 0, 1]


def test_a_budget_holds(store: building.Store) -> None:
    committed(store, [f"电锅{number}" for number in range(30)])
    worker = again(store, Torn(), budget=second.Budget(per_second=1, per_minute=10))

    told = [worker.reckon(NOW + timedelta(seconds=wait))() for wait in (0, 6, 60)]

    assert told == [10, 1, 9]


def test_nothing_is_kept_of_what_is_killed_before_its_end(store: building.Store) -> None:
    committed(store, ["电锅一"])
    again(store, Torn()).reckon(NOW)

    assert again(store, Torn()).reckon(NOW)() == 1


def test_it_is_due_every_twenty_seconds_and_holds_without_a_post(store: building.Store) -> None:
    worker = again(store, Torn())

    assert worker.is_due(NOW)
    assert worker.reckon(NOW)() == 0
    assert not worker.is_due(NOW + timedelta(seconds=19))
    assert worker.is_due(NOW + timedelta(seconds=20))


def case(watch: str = "w1", state: cases.model.State = cases.model.State.OPEN) -> cases.Case:
    return cases.Case(
        case_id=f"case-{watch}",
        name="Kettles",
        sort=cases.model.Sort(),
        level=warning.Level.RED,
        peak=warning.Level.RED,
        state=state,
        watches=(watch,),
        opening=cases.model.Opening.HAND,
        opened_by="lin",
        opened_at=building.NOON + timedelta(hours=1),
        playbook="product_safety",
        playbook_version=1,
    )


def test_all_posts_of_an_open_case_are_read_however_old_and_sure(store: building.Store) -> None:
    committed(store, ["电锅平静", "电锅平静再说"])
    with store.db.writing() as books:
        books.cases.cabinet().cases.put(case())
    reader = Torn()
    worker = again(store, reader)

    told = [worker.reckon(NOW + timedelta(days=3, minutes=wait))() for wait in (0, 1)]

    assert told == [2, 0]
    assert sorted(reader.read) == ["电锅平静", "电锅平静再说"]


def test_posts_of_a_case_come_first(store: building.Store) -> None:
    watches = [["w1"], ["w2"], ["w1"]]
    store.commit("a", building.posts(["一", "二平静", "三"], watches=watches))
    with store.db.writing() as books:
        books.cases.cabinet().cases.put(case("w2"))
    reader = Torn()

    again(store, reader, budget=second.Budget(per_second=1, per_minute=1)).reckon(NOW)()

    assert reader.read == ["二平静"]


def test_closed_cases_and_other_watches_make_nothing_due(store: building.Store) -> None:
    committed(store, ["电锅平静"])
    with store.db.writing() as books:
        books.cases.cabinet().cases.put(case(state=cases.model.State.CLOSED))
        books.cases.cabinet().cases.put(case("w2"))

    assert again(store, Torn()).reckon(NOW)() == 0


def test_a_case_of_many_posts_is_walked_through_under_the_budget(
    store: building.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "_PAGE", 3)
    monkeypatch.setattr(due, "_PAGES", 1)
    committed(store, [f"平静{number}" for number in range(8)])
    with store.db.writing() as books:
        books.cases.cabinet().cases.put(case())
    worker = again(store, Torn())

    told = [worker.reckon(NOW + timedelta(days=3, minutes=wait))() for wait in range(4)]

    assert told == [3, 3, 2, 0]


def test_what_stands_for_a_story_is_read_though_it_is_sure_and_old(store: building.Store) -> None:
    committed(store, ["电锅平静", "电锅平静再说"])
    after = NOW + timedelta(hours=5)
    stands = [stories.model.Ranked(0, "weibo/p0"), stories.model.Ranked(1, "weibo/gone")]
    lately = int((after - timedelta(minutes=5)).timestamp() * 1_000_000)
    told = stories.Story(story=1, watch="w1", posts=2, last=lately, central=stands)
    with store.db.writing() as books:
        books.stories.put([told], [])
    reader = Torn()
    worker = again(store, reader)

    assert [worker.reckon(after + timedelta(minutes=wait))() for wait in (0, 1)] == [1, 0]
    assert reader.read == ["电锅平静"]


def test_a_store_of_before_gets_the_table_and_its_rows_stay(bare_url: str) -> None:
    db = of_before(bare_url, "0010")
    with db.writing() as books:
        assert "second_readings" not in inspect(books.connection).get_table_names()
        command.upgrade(schema._config(books.connection), "0011")

    with db.writing() as books:
        assert counted(books)[0] == 3
        books.second.put([one()])
        assert books.second.of([1]) == {1: one()}
    db.close()
