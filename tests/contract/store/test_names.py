"""Names: proposed from what is committed, decided on by people, and kept in every store."""

from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import inspect
from tests.contract.store import building
from tests.contract.store.test_upgrades import counted, of_before

from tocsin import directory, listening
from tocsin.adapters.sql import schema
from tocsin.enrichment import entities
from tocsin.runtimes.entities import Naming, deciding, telling

NOW = building.NOON + timedelta(hours=1)
DAY = timedelta(days=1)
TEXTS = ["重看《长夜灯火》", "追《长夜灯火》真好", "谁看《长夜灯火》", "苹果涨价", "苹果树开花"]
WATCH = listening.Watch(watch_id="w1", name="灯会", any=("灯会",))


def naming(store: building.Store) -> Naming:
    return Naming(
        db=store.db, store=store.posts, watches=lambda: (WATCH,), retention=timedelta(days=30)
    )


def proposed(store: building.Store) -> None:
    store.commit("a", building.posts(TEXTS))
    naming(store).reckon(NOW)()


def open_names(store: building.Store) -> list[str]:
    with store.db.reading() as books:
        return [one.name for one in books.new_names.of("w1", entities.State.OPEN, 10)]


def decide(store: building.Store, decision: entities.Decision, **rest: str) -> entities.NewName:
    with store.db.writing() as books:
        return deciding.decide(
            books,
            directory.whoever("Chen"),
            "w1",
            "长夜灯火",
            decision,
            now=NOW,
            **rest,  # type: ignore[arg-type] # set by name
        )


def undo(store: building.Store) -> None:
    with store.db.writing() as books:
        deciding.undo(books, directory.whoever("Lin"), "w1", "长夜灯火", now=NOW)


def test_what_is_new_is_proposed_with_its_posts(store: building.Store) -> None:
    proposed(store)

    with store.db.reading() as books:
        (told,) = telling.new(store.posts, books.new_names.of("w1", entities.State.OPEN, 10))
    assert (told["name"], told["kind"], told["posts"], told["read"]) == ("长夜灯火", "work", 3, 5)
    assert {one["text"] for one in told["examples"]} == set(TEXTS[:3])  # type: ignore[attr-defined] # a list


def test_a_round_comes_again_only_after_a_while(store: building.Store) -> None:
    worker = naming(store)
    first = worker.is_due(NOW)
    worker.reckon(NOW)()

    assert (first, worker.is_due(NOW)) == (True, False)
    assert worker.is_due(NOW + timedelta(minutes=6))


def test_it_becomes_a_name_of_its_own_and_is_proposed_again_when_undone(
    store: building.Store,
) -> None:
    proposed(store)
    made = decide(store, "entity")
    naming(store).reckon(NOW)()

    assert open_names(store) == []
    with store.db.reading() as books:
        (known,) = books.entities.of("w1")
        assert (known.entity_id, known.name, known.kind) == (made.entity_id, "长夜灯火", "work")
    undo(store)
    assert open_names(store) == ["长夜灯火"]
    with store.db.reading() as books:
        assert books.entities.of("w1") == []
        told = [(one.actor, one.action) for one in books.audit.entries()]
    assert told == [
        ("Chen", "entity.kept"),
        ("Chen", "name.decided"),
        ("Lin", "entity.removed"),
        ("Lin", "name.reopened"),
    ]


def test_it_becomes_another_name_and_no_longer_when_undone(store: building.Store) -> None:
    proposed(store)
    lamp = entities.Entity(
        entity_id="e1", watch_id="w1", kind="brand", name="灯", person="Chen", at=NOW
    )
    with store.db.writing() as books:
        deciding.put(books, directory.whoever("Chen"), lamp)
    decide(store, "alias", entity_id="e1")

    with store.db.reading() as books:
        assert books.entities.of("w1")[0].names == ("灯", "长夜灯火")
    undo(store)
    with store.db.reading() as books:
        assert books.entities.of("w1")[0].names == ("灯",)


def test_what_was_dismissed_stays_away(store: building.Store) -> None:
    proposed(store)
    decide(store, "dismissed")
    naming(store).reckon(NOW)()

    assert open_names(store) == []
    with pytest.raises(entities.errors.AlreadyDecided):
        decide(store, "entity")


def test_nothing_is_decided_on_a_name_that_nobody_saw(store: building.Store) -> None:
    with pytest.raises(entities.errors.UnknownName):
        decide(store, "entity")
    proposed(store)
    with pytest.raises(entities.errors.UnknownEntity):
        decide(store, "alias", entity_id="nobody's")
    assert open_names(store) == ["长夜灯火"]


def test_the_firm_is_counted_now_and_before(store: building.Store) -> None:
    store.commit("a", building.posts(TEXTS))
    firm = entities.Entity(
        entity_id="e1",
        watch_id="w1",
        kind="brand",
        name="苹果",
        exclusions=("苹果树",),
        person="Chen",
        at=NOW,
    )
    with store.db.writing() as books:
        deciding.put(books, directory.whoever("Chen"), firm)

    with store.db.reading() as books:
        (now,) = telling.heard(books, store.posts, "w1", NOW, DAY)
        (later,) = telling.heard(books, store.posts, "w1", NOW + DAY, DAY)
    assert (now["posts"], now["posts_before"]) == (1, 0)
    assert (later["posts"], later["posts_before"]) == (0, 1)


def test_names_find_room_in_a_store_of_before_and_its_rows_stay(bare_url: str) -> None:
    db = of_before(bare_url, "0015")
    with db.writing() as books:
        assert "new_names" not in inspect(books.connection).get_table_names()
        command.upgrade(schema._config(books.connection), "0016b")

    with db.writing() as books:
        assert counted(books)[0] == 3
        assert books.entities.of("w1") == []
    db.close()
