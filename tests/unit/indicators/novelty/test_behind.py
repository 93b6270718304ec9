"""The posts behind each figure: the ones a person would want to read first."""

from collections.abc import Sequence

import pytest
from tests.unit.indicators.novelty import hours

from tocsin.indicators import layers, novelty

SAID = ["很好用", "我要退款", "真的假的？求證", "我的電鍋壞了", "refund now", "轉", "轉", "回"]
SOME = [(f"user{one}", text) for one, text in enumerate(SAID)]
TOLD: dict[str, Sequence[object]] = {
    "followers": [5, 900, None, 70, 10, 0, 0, 0],
    "likes": [0, 3, 44, None, 0, 0, 0, 0],
    "emotion": [None, "anger", "fear", "anger", "anger", None, None, "sadness"],
    "p_emotion": [0.9, 0.5, 0.6, 0.95, None, None, None, 0.7],
    "repost_id": [None, None, None, None, None, "00002", "00002", None],
    "parent_id": [None, None, None, None, None, None, None, "elsewhere"],
    "p_negative": [0.1, 0.9, 0.6, 0.8, 0.7, None, None, None],
    "copy_key": [None, 1, 1, 1, None, None, None, None],
}
NEWBORN = novelty.Known.empty(hours.HOUR - 1)
LEARNED = {"novelty", "newcomers"}  # told once a watch has been known for a while


def shown(name: str) -> list[int]:
    told = novelty.tell(hours.hour(SOME, hours.HOUR, **TOLD), NEWBORN)
    return [int(post[-5:]) for _, post in told.evidence[name]]


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("mentions", [7, 6, 5, 4, 3]),
        ("accounts", [7, 6, 5, 4, 3]),
        ("reach", [1, 3, 4, 0]),
        ("likes", [2, 1]),
        ("anger", [3, 1, 4]),
        ("fear", [2]),
        ("sadness", [7]),
        ("reposts", [2]),  # what was passed on, since it is here
        ("replies", [7]),  # the answer, since what it answers is not
        ("demands", [1, 4]),
        ("doubts", [2]),
        ("first_person", [1, 3]),
    ],
)
def test_a_figure_shows_the_posts_that_tell_most_of_it(name: str, posts: list[int]) -> None:
    assert shown(name) == posts


def test_no_figure_of_any_layer_is_without_its_posts() -> None:
    told = novelty.tell(hours.hour(SOME, hours.HOUR, **TOLD), NEWBORN)
    names = {part.name for layer in layers.shipped().layer for part in layer.indicators}

    assert names - {name for name, some in told.evidence.items() if some} == LEARNED


def test_an_hour_of_hundreds_shows_five_and_a_crowd_of_one_account_one() -> None:
    told = novelty.tell(hours.hour([("same", "很好用")] * 500), NEWBORN)

    assert len(told.evidence["mentions"]) == novelty.KEPT
    assert told.evidence["accounts"] == ((500.0, "plaza/00499"),)


def test_an_hour_without_posts_shows_none() -> None:
    assert not any(novelty.tell(hours.hour([]), NEWBORN).evidence.values())
