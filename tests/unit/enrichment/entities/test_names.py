"""Names are recognised by their shape, counted without their negative contexts, and ranked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from tocsin.enrichment import entities
from tocsin.kernel import folding

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def posts(texts: Sequence[str], *, copies: Sequence[int | None] | None = None) -> entities.Texts:
    many = len(texts)
    return entities.Texts.of(
        pa.table(
            {
                "key": pa.array(range(many), pa.int64()),
                "platform": ["plaza"] * many,
                "post_id": [str(number) for number in range(many)],
                "text": texts,
                "folded": folding.fold_many(texts),
                "account": [f"account {number}" for number in range(many)],
                "created_at": pa.array([NOON] * many, pa.timestamp("us", tz="UTC")),
                "copy_key": pa.array(copies or [None] * many, pa.int64()),
            }
        )
    )


NOTHING = posts([])


def known(name: str = "苹果", **rest: object) -> entities.Entity:
    told = {"aliases": (), "exclusions": (), **rest}
    return entities.Entity(
        entity_id="e1",
        watch_id="w1",
        kind="brand",
        name=name,
        person="Chen",
        at=NOON,
        **told,  # type: ignore[arg-type] # set by name
    )


def seen(texts: Sequence[str], before: Sequence[str] = ()) -> dict[str, str]:
    found = entities.found("w1", posts(texts), posts(before))
    return {one.name: one.kind for one in found}


def test_a_firm_is_not_the_fruit() -> None:
    texts = posts(["苹果发布会延期", "院子里的蘋果樹開花了", "Apple 道歉", "pineapple juice"])
    one = known(aliases=("Apple",), exclusions=("苹果树",))

    assert entities.counted([one], texts) == {"e1": entities.Counted(posts=2, texts=2, accounts=2)}


def test_copies_are_one_text() -> None:
    texts = posts(["苹果涨价"] * 3, copies=[None, 0, 0])

    assert entities.counted([known()], texts)["e1"].texts == 1


@pytest.mark.parametrize(
    ("texts", "name", "kind"),
    [
        (
            ["華燈電子公司道歉了", "聽說華燈電子公司停工", "去華燈電子公司退貨"],
            "華燈電子公司",
            "organisation",
        ),
        (["记者陈小雨到场", "看记者陈小雨的报道", "支持记者陈小雨！"], "陈小雨", "person"),
        (["重看《长夜灯火》", "《长夜灯火》真好", "一起看《长夜灯火》"], "长夜灯火", "work"),
        (
            ["bought a Lumo X200 today", "my Lumo X200 broke", "is the Lumo X200 safe"],
            "X200",
            "product",
        ),
        (
            ["we asked Dana Whitlock why", "so Dana Whitlock lied", "sue Dana Whitlock"],
            "Dana Whitlock",
            "name",
        ),
        (
            ["fire at Marlow Airport", "at Marlow Airport now", "leave Marlow Airport"],
            "Marlow Airport",
            "place",
        ),
        (["#灯会停电#太黑", "又是#灯会停电#", "#灯会停电# 怎么办"], "#灯会停电", "topic"),
    ],
)
def test_a_name_is_known_by_its_shape(texts: list[str], name: str, kind: str) -> None:
    assert seen(texts).get(name) == kind


def test_what_is_said_in_irony_is_no_title() -> None:
    assert seen(["这就是《素质》", "好一个《素质》", "原来是《素质》啊"]) == {}


def test_accounts_are_never_proposed() -> None:
    texts = ["@陈小雨 说得对", "转 //@陈小雨: 支持", "回复@陈小雨:好", "mail dana@whitlock.example"]

    assert seen(texts) == {}


def test_what_was_always_there_is_not_new() -> None:
    texts = ["重看《长夜灯火》", "《长夜灯火》真好", "谁有《长夜灯火》"]

    assert seen(texts, texts * 10) == {}


def test_one_persons_crusade_is_no_name() -> None:
    alone = posts(["重看《长夜灯火》", "《长夜灯火》真好", "谁有《长夜灯火》"])
    one = alone.posts.set_column(5, "account", pa.array(["same"] * 3))

    assert entities.found("w1", entities.Texts.of(one), NOTHING) == []


def test_both_scripts_are_one_name() -> None:
    found = entities.found(
        "w1", posts(["看《長夜燈火》", "看了《长夜灯火》", "追《長夜燈火》"]), NOTHING
    )

    assert [(one.name, one.posts) for one in found] == [("長夜燈火", 3)]


def test_known_names_are_not_proposed() -> None:
    texts = posts(["看《長夜燈火》", "看了《长夜灯火》", "追《長夜燈火》"])

    assert entities.found("w1", texts, NOTHING, known={entities.key("长夜灯火")}) == []


@pytest.mark.parametrize(
    "text", ["", "《" * 5000, "A " * 5000, "@" * 5000, "#" * 5000, "\ud800王" * 9]
)
def test_hostile_text_is_read(text: str) -> None:
    assert entities.seeds([text, text, text]) == {}


def test_a_known_name_is_kept_without_doubles() -> None:
    one = entities.checked(known(aliases=("蘋果", " Apple ", "apple")), [])

    assert one.names == ("苹果", "Apple")


def test_a_name_stands_for_one_entity_only() -> None:
    other = replace(known("Pear", aliases=("蘋果",)), entity_id="e2")

    with pytest.raises(entities.errors.KnownOtherwise):
        entities.checked(known(), [other])


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 81, "a\x00b"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(entities.errors.Nameless):
        entities.checked(known(name), [])


def test_a_decision_is_taken_once_and_back() -> None:
    (one,) = entities.found("w1", posts(["看《长夜灯火》"] * 3), NOTHING)
    made = entities.decided(one, "dismissed", person="Chen", now=NOON)

    with pytest.raises(entities.errors.AlreadyDecided):
        entities.decided(made, "term", person="Lin", now=NOON)
    with pytest.raises(entities.errors.Nobody):
        entities.decided(one, "term", person=" ", now=NOON)
    with pytest.raises(entities.errors.NotDecided):
        entities.reopened(one, person="Chen")
    assert entities.reopened(made, person="Lin") == one
