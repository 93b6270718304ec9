import numpy as np
import pytest

from tocsin import indicators
from tocsin.indicators import layers

MONDAY = 396_576
DAY = 24


def test_every_indicator_of_the_shipped_layers_is_counted() -> None:
    named = {part.name for layer in layers.shipped().layer for part in layer.indicators}

    assert named <= {*indicators.ADDITIVE, *layers.expecting.OF_HOURS}
    assert all(layer.weight > 0 for layer in layers.shipped().layer)


def test_the_shipped_layers_are_those_that_are_promised() -> None:
    told = {layer.name: layer for layer in layers.shipped().layer}

    assert {"volume", "attention", "emotion", "participation", "novelty", "coordination"} < {*told}
    assert [part.name for part in told["reach"].indicators] == ["reach"]


def test_an_hour_is_told_against_what_its_own_week_expects() -> None:
    counts = np.tile([[2.0], [40.0]] * 12, (14, 1))
    counts[-1] = 400.0

    told = layers.expect(counts, MONDAY)
    odd = layers.oddness(counts, told, np.array([0.0]))

    assert told.mean[-1, 0] == pytest.approx(told.mean[-3, 0], rel=0.1)
    assert odd[-1, 0] > 4 > odd[-3, 0]


def test_nothing_is_expected_before_three_days_were_heard() -> None:
    told = layers.expect(np.full((5 * DAY, 1), 3.0), MONDAY)

    assert np.isnan(told.mean[:72]).all()
    assert np.isfinite(told.mean[72:]).all()


def test_nothing_of_an_hour_says_what_was_expected_of_it() -> None:
    calm = np.full((5 * DAY, 1), 3.0)
    loud = calm.copy()
    loud[-1] = 9_999

    one, other = layers.expect(calm, MONDAY), layers.expect(loud, MONDAY)

    np.testing.assert_array_equal(one.mean, other.mean)
    np.testing.assert_array_equal(one.spread, other.spread)


def test_a_fall_tells_only_where_a_fall_should() -> None:
    told = layers.Expected(mean=np.array([[50.0, 50.0]]), spread=np.array([[10.0, 10.0]]))

    odd = layers.oddness(np.array([[20.0, 20.0]]), told, np.array([1.0, 0.0]))

    assert odd.tolist() == [[3.0, 0.0]]
