"""Two readers are one where both answer; where the strong one is silent, the fast one stands."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.adapters.strong import making

from tocsin.adapters import models
from tocsin.enrichment import heads, training


class Calm:
    """Thinks every post neutral, or nothing at all."""

    def probabilities(self, texts: list[str], head: str) -> training.Answers:
        count = len(heads.BY_NAME[head].labels)
        shares = np.full((len(texts), count), 0.1 / (count - 1), dtype=np.float32)
        shares[:, min(1, count - 1)] = 0.9
        return training.Answers(shares=shares, least=np.zeros(len(texts), np.float32))


def both(path: Path) -> models.AveragedReader:
    return models.AveragedReader(Calm(), making.reader(path)[0], fast_version="9")


def test_the_mean_lies_between_the_two(tmp_path: Path) -> None:
    reader, calm = both(tmp_path), Calm()

    mean = reader.probabilities(["a!!!!!"], "sentiment").shares[0]
    strong = making.reader(tmp_path)[0].shares(["a!!!!!"], ["a!!!!!"])["sentiment"][0]
    fast = calm.probabilities(["a!!!!!"], "sentiment").shares[0]

    assert fast[0] < mean[0] < strong[0]
    assert mean.sum() == pytest.approx(1.0)


def test_a_head_that_the_strong_one_lacks_is_the_fast_ones(tmp_path: Path) -> None:
    told = both(tmp_path).probabilities(["a!"], "emotion").shares

    assert told == pytest.approx(Calm().probabilities(["a!"], "emotion").shares)


def test_posts_are_read_for_every_head_that_both_answer(tmp_path: Path) -> None:
    posts = pa.table({"text": ["a!", "中+"], "folded": ["a!", "中+"]})
    reader = both(tmp_path)

    told = reader.both(posts)

    assert {head: one.shape for head, one in told.items()} == {
        "sentiment": (2, 3),
        "offence": (2, 2),
    }
    assert set(reader.fast(posts)) == set(told)
    assert reader.model.endswith("+ fast 9")


def test_a_share_of_nothing_leaves_the_fast_one(tmp_path: Path) -> None:
    heads_told = {"sentiment": {"share": {"zh": 0.0, "en": 0.0}}}
    strong, _ = making.reader(tmp_path, calibration={"heads": heads_told})
    reader = models.AveragedReader(Calm(), strong, fast_version="9")

    told = reader.probabilities(["a!!"], "sentiment").shares

    assert told == pytest.approx(Calm().probabilities(["a!!"], "sentiment").shares, abs=1e-5)


def test_a_text_that_was_escaped_twice_reads_as_its_letters(tmp_path: Path) -> None:
    posts = pa.table({"text": [r"it\u2019s a\u0021"], "folded": [r"it\u2019s a\u0021"]})
    reader = both(tmp_path)

    told = reader.both(posts)["sentiment"]

    assert np.array_equal(told, reader.probabilities(["it’s a!"], "sentiment").shares)
