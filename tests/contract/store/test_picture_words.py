"""Words in pictures are found by search and by watches, and are told as a picture's."""

from datetime import timedelta

from alembic import command
from sqlalchemy import text
from tests.contract.store import building
from tests.contract.store.test_upgrades import of_before

from tocsin.adapters import archive
from tocsin.adapters.sql import schema
from tocsin.enrichment.pictures import Kept


def a_picture(key: int, words: str, *watches: str) -> Kept:
    return Kept(
        key=key,
        number=0,
        post_id="weibo/p0",
        media="0.jpg",
        created_at=building.NOON,
        picture_text=words,
        reader="r 1",
        watches=watches,
        terms=("自燃",) * len(watches),
    )


def test_pictures_are_found_by_folded_words_and_by_watch(store: building.Store) -> None:
    with store.db.writing() as books:
        books.pictures.put([a_picture(1, "充電寶自燃 100%", "w1"), a_picture(2, "天气很好", "w10")])

    with store.db.reading() as books:
        assert books.pictures.holding("充电宝") == [1]
        assert books.pictures.holding("100%") == [1]
        assert books.pictures.holding("100_") == []
        assert books.pictures.wanted_by("w1") == [1]
        assert books.pictures.of(1) == [a_picture(1, "充電寶自燃 100%", "w1")]


def test_a_search_finds_a_post_by_its_text_and_its_picture_together(
    store: building.Store,
) -> None:
    posts = building.posts(["看图", "看图 退款", "无关"], watches=[[], ["w1"], []])
    store.commit("a", posts)
    first = posts["key"][0].as_py()

    def found(words: str, **rest: object) -> list[str]:
        query = archive.PostQuery(text=words, **rest)  # type: ignore[arg-type] # set by name
        return sorted(str(one) for one in store.texts(query))

    assert found("看图 退款") == ["看图 退款"]
    assert found("看图 退款", pictured=((), (first,))) == ["看图", "看图 退款"]
    assert found("", watch_id="w1", pictured_watch=(first,)) == ["看图", "看图 退款"]
    assert found("看图", since=building.NOON + timedelta(seconds=30), pictured=((first,),)) == [
        "看图 退款"
    ]


def test_words_of_before_are_folded_when_a_store_is_brought_up(bare_url: str) -> None:
    db = of_before(bare_url, "0016c")
    with db.writing() as books:
        books.connection.execute(
            text(
                "INSERT INTO pictures (key, number, post_id, media, created_at, width, height,"
                " picture_text, confidence, reader, fault)"
                " VALUES (1, 0, 'weibo/p0', 'a', 0, 1, 1, '充電寶', 1.0, 'r', '')"
            )
        )
        command.upgrade(schema._config(books.connection), "0016d")

    with db.reading() as books:
        assert books.pictures.holding("充电宝") == [1]
        assert books.pictures.of(1)[0].watches == ()
    db.close()
