"""How near a text is to others: by what an encoder says it means, or by the words they share."""

from collections.abc import Sequence

import numpy as np
import pytest

from tocsin.enrichment import likeness

FIRE = "電鍋起火，兩名住戶受傷，公司宣布召回全部產品"
AGAIN = "电锅再次起火，公司召回产品并向受伤住户致歉"
LEAK = "駭客取得會員資料，官網暫停登入"


class Topics:
    """Knows fire from data, in any words; breaks on what is mad."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> np.ndarray:
        self.asked += texts
        told = [[float("火" in text), float("资" in text)] for text in folded]
        return np.array(told, np.float32).reshape(len(texts), 2)


@pytest.mark.parametrize("measure", [likeness.Words(), likeness.Meaning(Topics())])
def test_what_tells_of_the_same_is_nearer_whichever_script_it_is_written_in(
    measure: likeness.Measure,
) -> None:
    near, far, nothing = measure.nearness([FIRE], [[AGAIN], [LEAK], [""]]).shares

    assert near >= measure.least > far
    assert nothing == 0


@pytest.mark.parametrize("measure", [likeness.Words(), likeness.Meaning(Topics())])
def test_nearness_is_between_none_and_whole(measure: likeness.Measure) -> None:
    told = measure.nearness([FIRE, ""], [[FIRE], ["\ud83d" * 3], ["。" * 5000], []]).shares

    assert told[0] == pytest.approx(1, abs=0.01)
    assert [round(one, 2) for one in told[1:]] == [0, 0, 0]
    assert measure.nearness([], [[FIRE]]).shares == (0,)
    assert measure.nearness([FIRE], []).shares == ()


def test_words_that_stand_in_every_text_bring_none_near() -> None:
    told = (
        likeness.Words()
        .nearness(
            ["We are sorry for the fire"],
            [["We are sorry for the delay"], ["Fire in a kitchen"], ["We are sorry for the leak"]],
        )
        .shares
    )

    assert told[1] > max(told[0], told[2])


def test_the_encoder_is_asked_once_of_a_text() -> None:
    topics = Topics()
    measure = likeness.Meaning(topics)

    first = measure.nearness([FIRE], [[AGAIN], [LEAK]])
    again = measure.nearness([FIRE], [[AGAIN], [LEAK]])

    assert first == again
    assert sorted(topics.asked) == sorted([FIRE, AGAIN, LEAK])


def test_so_many_new_texts_are_looked_at_and_the_rest_waits() -> None:
    topics = Topics()
    measure = likeness.Meaning(topics)
    others = [[f"{FIRE}{number}"] for number in range(likeness.measuring.MOST_NEW)]

    first, second = measure.nearness([FIRE], others), measure.nearness([FIRE], others)

    assert (first.waiting, second.waiting) == (1, 0)
    assert (first.shares[-1], second.shares[-1]) == (0, 1)
    assert len(topics.asked) == 1 + len(others)


def test_an_encoder_is_shown_how_a_long_text_begins() -> None:
    topics = Topics()

    likeness.Meaning(topics).nearness(["火" * 10_000], [])

    assert topics.asked == ["火" * 60]


def test_only_the_nearest_that_are_near_enough_are_told() -> None:
    ranked = likeness.nearest([0.2, 0.9, 0.5, 0.5, 0.4], least=0.4, most=3)

    assert ranked == [(1, 0.9), (2, 0.5), (3, 0.5)]


def begun_again(before: likeness.Meaning, version: str) -> tuple[likeness.Meaning, Topics]:
    """Return a measure that took up what another wrote, and its encoder."""
    topics = Topics()
    measure = likeness.Meaning(topics, version)
    measure.take_up(before.dump())
    return measure, topics


def test_what_the_encoder_said_outlives_a_restart() -> None:
    before = likeness.Meaning(Topics(), "one")
    told = before.nearness([FIRE], [[AGAIN], [LEAK]])

    after, topics = begun_again(before, "one")

    assert after.nearness([FIRE], [[AGAIN], [LEAK]]) == told
    assert topics.asked == []


def test_another_encoder_is_asked_anew() -> None:
    before = likeness.Meaning(Topics(), "one")
    before.nearness([FIRE], [[AGAIN]])

    after, topics = begun_again(before, "two")
    after.nearness([FIRE], [[AGAIN]])

    assert sorted(topics.asked) == sorted([FIRE, AGAIN])


@pytest.mark.parametrize("told", [b"", b"\xc1", b"\x80", b"\x90"])
def test_what_cannot_be_read_is_nothing_known(told: bytes) -> None:
    measure = likeness.Meaning(Topics(), "one")

    measure.take_up(told)

    assert measure.nearness([FIRE], [[AGAIN]]).waiting == 0


def test_only_so_much_is_remembered_and_what_was_asked_for_last() -> None:
    memory = likeness.remembering.Memory("one", most=2)
    one = np.ones(2, np.float32)
    memory.learn({"a": one, "b": one})
    memory.recall(["a"])

    memory.learn({"c": one})

    assert set(memory.recall(["a", "b", "c"])) == {"a", "c"}


def test_a_text_that_the_encoder_broke_on_is_asked_again_after_a_restart() -> None:
    before = likeness.Meaning(Topics(), "one")
    before.nearness([FIRE], [["What it knows nothing of"]])

    after, topics = begun_again(before, "one")
    after.nearness([FIRE], [["What it knows nothing of"]])

    assert topics.asked == ["What it knows nothing of"]
