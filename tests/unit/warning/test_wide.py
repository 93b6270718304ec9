"""Bins of an hour or a day, each judged as one observation."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tocsin.warning import backtest, detectors

HOUR_S, DAY_S = 3600, 86_400
MONDAY_S = 1_704_067_200
WEEKS = 16

Floats = NDArray[np.float64]


def restless(width_s: int, streams: int, *, a_day: float, seed: int = 1) -> Floats:
    """Return over-dispersed counts with a rhythm of days and weeks (bins, streams)."""
    rng = np.random.default_rng(seed)
    at = np.arange(WEEKS * 7 * DAY_S // width_s)[:, None] * width_s
    rhythm = 1.0 + 0.6 * np.sin(2 * np.pi * at / DAY_S) * (width_s < DAY_S)
    weekend = np.where(at // DAY_S % 7 >= 5, 0.7, 1.0)
    due = a_day * width_s / DAY_S * rhythm * weekend * rng.gamma(5.0, 0.2, (len(at), streams))
    return rng.poisson(due).astype(np.float64)


def rates(counts: Floats, width_s: int) -> Floats:
    detector = detectors.WideDetector(width_s, counts.shape[1])
    return np.array(
        [detector.judge(MONDAY_S + place * width_s, row) for place, row in enumerate(counts)]
    )


@pytest.mark.parametrize("width_s", [HOUR_S, 6 * HOUR_S, DAY_S])
@pytest.mark.parametrize("a_day", [20.0, 2000.0])
def test_what_is_promised_is_kept(width_s: int, a_day: float) -> None:
    counts = restless(width_s, 30, a_day=a_day)

    found = rates(counts, width_s)

    learned = 2 * 7 * DAY_S // width_s
    told = backtest.alarms.told(found, 1.0, bin_minutes=width_s / 60)[learned:]
    assert 0.7 <= told.sum() / (30 * (WEEKS - 2)) <= 1.3


@pytest.mark.parametrize("width_s", [900, HOUR_S, 6 * HOUR_S, DAY_S, 7 * DAY_S])
def test_nothing_is_known_of_the_future(width_s: int) -> None:
    counts = restless(width_s, 2, a_day=500.0)[:600]
    counts[0] *= 1000
    other = counts.copy()
    cut = len(counts) // 2
    other[cut:] *= 40

    assert np.array_equal(rates(counts, width_s)[:cut], rates(other, width_s)[:cut])


def test_a_stream_is_judged_the_same_beside_others() -> None:
    counts = restless(HOUR_S, 3, a_day=500.0)[:600]
    counts[0, :2] *= 1000

    assert np.allclose(rates(counts, HOUR_S)[:, 1:2], rates(counts[:, 1:2], HOUR_S))


@pytest.mark.parametrize("width_s", [HOUR_S, DAY_S])
def test_a_stream_that_begins_in_a_crisis_is_not_blind_to_the_next(width_s: int) -> None:
    counts = restless(width_s, 1, a_day=500.0)
    counts[:3] *= 50
    counts[-3:] *= 6

    found = rates(counts, width_s)

    assert found[-3:].min() < 12 / 52


def test_the_first_bins_tell_nothing() -> None:
    counts = np.array([[4.0], [40.0], [9.0], [70.0]])

    assert (rates(counts, HOUR_S) > 1.0).all()


def test_a_level_that_doubles_for_good_becomes_ordinary() -> None:
    counts = restless(HOUR_S, 1, a_day=500.0)
    counts[len(counts) // 2 :] *= 2

    assert (rates(counts, HOUR_S)[-7 * 24 :] <= 1.0).mean() < 0.05


def test_a_silence_where_much_was_due_is_told_as_deaf() -> None:
    detector = detectors.WideDetector(HOUR_S)
    for place, row in enumerate(restless(HOUR_S, 1, a_day=500.0)[:500]):
        detector.judge(MONDAY_S + place * HOUR_S, row)

    assert not detector.deaf[0]
    detector.judge(MONDAY_S + 500 * HOUR_S, np.zeros(1))
    detector.judge(MONDAY_S + 501 * HOUR_S, np.zeros(1))
    assert detector.deaf[0]
