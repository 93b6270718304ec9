"""What is read of a post does not depend on the posts beside it, nor on how hostile they are."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from tests.unit.adapters.strong import making

from tocsin.adapters import strong
from tocsin.kernel import folding

HOSTILE = [
    "",
    " \u200b\n",
    "\x00\x01",
    "\ud83d",
    "🤡" * 400,
    "Z̷a̷l̷g̷o̷" * 500,
    "\u202eabc",
    "a" * 1_000_000,
    "!" * 1_000_000,
    "@" * 5_000,
    "https://" * 5_000,
    r"\ud83d",
    r"\ude00\ud83d\u0000\ufeff",
    r"\u0021" * 100_000,
]


def shares(reader: strong.StrongReader, texts: list[str]) -> dict[str, strong.engine.Floats]:
    return reader.shares(texts, folding.fold_many(texts))


def test_answers_stand_in_the_order_of_the_head(tmp_path: Path) -> None:
    reader, _ = making.reader(tmp_path)

    told = shares(reader, ["a!", "a+", "aa"])

    assert told["sentiment"].argmax(axis=1).tolist() == [0, 2, 1]
    assert told["offence"].argmax(axis=1).tolist() == [1, 0, 0]
    assert told["sentiment"].sum(axis=1) == pytest.approx(np.ones(3))


def test_batches_hold_posts_of_one_length_and_each_text_once(tmp_path: Path) -> None:
    reader, runs = making.reader(tmp_path)
    runs.batches.clear()

    shares(reader, ["abc", "x", "abc", "def", "abcde"])

    assert runs.batches == [(1, 3), (2, 5), (1, 7)]


def test_a_post_reads_the_same_alone_and_among_others(tmp_path: Path) -> None:
    reader, _ = making.reader(tmp_path)
    texts = ["a!", "b+!", "c", "a!", "dd++"]

    together = shares(reader, texts)["sentiment"]
    alone = [shares(reader, [text])["sentiment"][0] for text in texts]

    assert np.array_equal(together, np.array(alone))


def test_hostile_texts_are_read_within_bounds(tmp_path: Path) -> None:
    reader, runs = making.reader(tmp_path)

    told = shares(reader, HOSTILE)["sentiment"]

    assert told.shape == (len(HOSTILE), 3)
    assert np.isfinite(told).all()
    assert max(pieces for _, pieces in runs.batches) <= 8


def test_of_a_text_without_a_word_nothing_is_known(tmp_path: Path) -> None:
    reader, _ = making.reader(tmp_path)

    assert shares(reader, ["", "\u200b"])["sentiment"] == pytest.approx(np.full((2, 3), 1 / 3))


def test_nothing_to_read_gives_nothing(tmp_path: Path) -> None:
    reader, _ = making.reader(tmp_path)

    assert shares(reader, [])["offence"].shape == (0, 2)
    assert reader.embed([], []).shape[0] == 0


def test_a_temperature_makes_a_group_less_sure(tmp_path: Path) -> None:
    heads = {"sentiment": {"temperature": {"zh": 4.0}}}
    reader, _ = making.reader(tmp_path, calibration={"heads": heads})

    told = shares(reader, ["a!!", "中!!"])["sentiment"][:, 0]

    assert told[0] > told[1] > 1 / 3


def test_vectors_are_centred_and_of_length_one(tmp_path: Path) -> None:
    reader, _ = making.reader(tmp_path)

    told = reader.embed(["a!", "b+"], ["a!", "b+"])

    assert told == pytest.approx(np.array([[1.0, 0.0], [0.0, 1.0]]))


class Crooked(making.FakeEngine):
    """Answers two columns where three are wanted, or what is no number."""

    def __init__(self, sentiment: object) -> None:
        super().__init__()
        self._sentiment = sentiment

    def run(self, ids: strong.engine.Ids) -> Mapping[str, strong.engine.Floats]:
        return {**super().run(ids), "sentiment": np.array(self._sentiment, dtype=np.float32)}


@pytest.mark.parametrize("sentiment", [[[1, 2]] * 2, [1, 2, 3], [[np.nan, 0, 0]] * 2])
def test_answers_of_another_shape_are_refused(tmp_path: Path, sentiment: object) -> None:
    told = strong.checked(making.folder(tmp_path))

    with pytest.raises(strong.errors.WrongShape):
        strong.StrongReader(told, Crooked(sentiment))


def test_an_output_that_is_missing_is_refused(tmp_path: Path) -> None:
    told = strong.checked(
        making.folder(
            tmp_path,
            labels={
                "sentiment": making.SENTIMENTS,
                "emotion": ["anger", "fear", "sadness", "surprise", "joy", "neutral"],
            },
        )
    )

    with pytest.raises(strong.errors.WrongShape):
        strong.StrongReader(told, making.FakeEngine())


def test_a_model_with_one_head_may_name_its_output_as_it_likes(tmp_path: Path) -> None:
    told = strong.checked(making.folder(tmp_path, labels={"sentiment": making.SENTIMENTS}))
    runs = making.FakeEngine()
    logits = runs.run

    class Alone(making.FakeEngine):
        outputs = ("logits",)

        def run(self, ids: strong.engine.Ids) -> Mapping[str, strong.engine.Floats]:
            return {"logits": logits(ids)["sentiment"]}

    told_shares = shares(strong.StrongReader(told, Alone()), ["a!"])

    assert told_shares["sentiment"].argmax() == 0


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (r"bad\u0021\u0021", "bad!!"),
        (r"\ud83d\ude00+", "\U0001f600+"),
        (r"\u58de\u4e86", "壞了"),
        (r"C:\users", r"C:\users"),
        (r"\ud83d a!", " a!"),
    ],
)
def test_letters_that_were_escaped_twice_are_read_as_letters(
    sent: str, meant: str, tmp_path: Path
) -> None:
    reader, _ = making.reader(tmp_path)

    told = shares(reader, [sent, meant])

    assert strong.wording.worded([sent], [folding.fold(sent)]) == strong.wording.worded(
        [meant], [folding.fold(meant)]
    )
    assert np.array_equal(told["sentiment"][0], told["sentiment"][1])
