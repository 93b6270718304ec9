"""Figures that a person can check by hand."""

import numpy as np
import pytest

from tocsin.enrichment.training import measuring

SHARES = np.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.45, 0.55]], np.float32)
TRUTH = np.array([0, 1, 1, 1])
LEAST = np.full(4, 0.6, np.float32)


def test_figures_are_those_of_a_hand_count() -> None:
    found = measuring.measure(SHARES, TRUTH, LEAST)

    assert found.accuracy.value == 0.75
    assert found.confusion == ((1, 0), (1, 2))
    assert found.macro_f1.value == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert found.macro_recall.value == pytest.approx((1 + 2 / 3) / 2)
    assert found.answered == 0.75
    assert found.accuracy_answered == pytest.approx(2 / 3)


def test_an_interval_holds_its_figure() -> None:
    found = measuring.measure(np.repeat(SHARES, 50, axis=0), np.repeat(TRUTH, 50), LEAST.repeat(50))

    assert found.accuracy.low < 0.75 < found.accuracy.high
    assert found.accuracy.high - found.accuracy.low < 0.2


def test_sureness_that_is_earned_has_no_error() -> None:
    shares = np.array([[0.75, 0.25]] * 4, np.float32)

    assert measuring.measure(shares, np.array([0, 0, 0, 1]), LEAST).ece == pytest.approx(0)


def test_chance_alone_keeps_few_posts_from_coming_out_even() -> None:
    drawn = np.random.default_rng(5)
    sure = drawn.uniform(0.5, 1, 400).astype(np.float32)
    shares, least = np.column_stack([sure, 1 - sure]), np.full(400, 0.5, np.float32)
    told = [measuring.measure(shares, (drawn.random(400) > sure) * 1, least) for _ in range(40)]

    assert np.mean([one.ece for one in told]) == pytest.approx(told[0].ece_by_chance, rel=0.1)


def test_what_has_not_moved_is_steady_and_what_has_is_not() -> None:
    before = np.array([0.5, 0.3, 0.2])

    assert measuring.stability(before, before) == pytest.approx(0)
    assert measuring.stability(before, np.array([0.1, 0.2, 0.7])) > 0.25
