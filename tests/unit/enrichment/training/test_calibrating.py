"""Temperatures that a person can foresee."""

import numpy as np
import pytest
import scipy.sparse

from tocsin.enrichment import features, heads, training
from tocsin.enrichment.training import calibrating, measuring

OFFENCE = heads.BY_NAME["offence"].columns
ZH, EN = 0, 1
SURE = 4.0  # logits of an answer that is right 98 times in 100, or so it says


def examples(posts: int, right: float, group: int) -> training.Examples:
    """Return posts that are all told offensive, of which a share are."""
    shares = np.zeros((posts, heads.WIDTH), np.float32)
    is_right = np.arange(posts) < right * posts
    shares[:, OFFENCE] = np.where(is_right[:, None], [0, 1], [1, 0])
    weights = np.zeros((posts, len(heads.HEADS)), np.float32)
    weights[:, training.place("offence")] = 1
    return training.Examples(
        features=scipy.sparse.csr_matrix((posts, 1 << features.BITS)),
        shares=shares,
        weights=weights,
        group=np.full(posts, group),
    )


@pytest.fixture
def fitted() -> training.Fitted:
    """Return a reader that tells every post offensive, and is sure of it."""
    bias = np.zeros((2, heads.WIDTH), np.float32)
    bias[:, OFFENCE] = [0, SURE]
    return training.Fitted(table=np.zeros((1 << features.BITS, heads.WIDTH), np.float32), bias=bias)


@pytest.fixture
def before() -> dict[str, calibrating.Calibration]:
    """Return a calibration that changes nothing."""
    return {
        "offence": calibrating.Calibration(
            temperature=np.ones(2, np.float32), least=np.full(2, 0.6, np.float32)
        )
    }


def test_a_held_out_set_tells_how_sure_an_answer_may_be(
    fitted: training.Fitted, before: dict[str, calibrating.Calibration]
) -> None:
    found = calibrating.settled(fitted, before, {"offence": [examples(400, 0.8, EN)]})

    told = SURE / found["offence"].temperature[EN]
    assert 1 / (1 + np.exp(-told)) == pytest.approx(0.8, abs=0.01)


def test_every_held_out_set_counts_the_same_whatever_its_size(
    fitted: training.Fitted, before: dict[str, calibrating.Calibration]
) -> None:
    apart = [examples(4000, 0.9, EN), examples(100, 0.7, EN)]

    found = calibrating.settled(fitted, before, {"offence": apart})

    told = SURE / found["offence"].temperature[EN]
    assert 1 / (1 + np.exp(-told)) == pytest.approx(0.8, abs=0.01)


def test_few_posts_and_other_languages_settle_nothing(
    fitted: training.Fitted, before: dict[str, calibrating.Calibration]
) -> None:
    found = calibrating.settled(fitted, before, {"offence": [examples(49, 0.8, EN)]})
    none = calibrating.settled(fitted, before, {})

    assert found["offence"].temperature.tolist() == [1, 1]
    assert none["offence"].temperature.tolist() == [1, 1]
    assert before["offence"].temperature.tolist() == [1, 1]


def test_each_half_is_measured_with_the_calibration_of_its_turn(
    fitted: training.Fitted, before: dict[str, calibrating.Calibration]
) -> None:
    cold = calibrating.settled(fitted, before, {"offence": [examples(400, 0.75, ZH)]})

    told = measuring.on_set(
        fitted, (before, cold), examples(400, 1.0, ZH), split="one", head="offence", lang="zh"
    )

    assert [one.posts for one in told.figures.bins] == [200, 200]
    assert [one.sure for one in told.figures.bins] == pytest.approx([0.75, 0.982], abs=0.01)
