"""What a stream may bring that must not blind the detector."""

import numpy as np
import pytest
from tests.unit.warning import counts

from tocsin import warning

EDGES = warning.Edges()


def test_a_first_point_a_thousand_times_too_large_blinds_nothing() -> None:
    stream = counts.busy(5, a_minute=1.0)
    stream[0] = 5000
    stream[-counts.HOUR :] += 20

    assert counts.judged(stream)[-counts.HOUR :].min() < EDGES.orange


def test_a_spike_of_a_thousand_times_blinds_nothing_two_days_later() -> None:
    stream = counts.busy(6, a_minute=1.0)
    stream[4 * counts.DAY] = 5000
    stream[-counts.HOUR :] += 30

    rates = counts.judged(stream)

    assert rates[4 * counts.DAY, 0] < EDGES.red
    assert rates[-counts.HOUR :].min() < EDGES.yellow


def test_a_constant_stream_is_calm() -> None:
    stream = np.full(4 * counts.DAY, 4)

    assert np.isinf(counts.judged(stream)).all()


def test_the_end_of_a_long_gap_is_no_explosion() -> None:
    stream = counts.busy(9, a_minute=1.0)
    stream[5 * counts.DAY : 8 * counts.DAY] = 0

    assert counts.judged(stream)[8 * counts.DAY :].min() > EDGES.yellow


def test_huge_negative_and_broken_counts_are_survived() -> None:
    detector = counts.a_detector()
    minutes = np.arange(counts.MONDAY, counts.MONDAY + 5)

    detector.add(minutes, minutes * 0, np.array([1e300, -5.0, np.nan, np.inf, 0.5]))
    told = counts.rates(detector.judge(counts.MONDAY, counts.MONDAY + counts.DAY))

    assert not np.isnan(told).any()


def test_late_counts_reach_the_windows_and_what_is_older_than_a_day_is_ignored() -> None:
    stream = counts.busy(5, a_minute=1.0)
    now = counts.MONDAY + len(stream) - 1
    detector = counts.fed(counts.a_detector(), stream)
    before = counts.rates(detector.judge(counts.MONDAY, now))[-1, 0]

    detector.add(np.array([now - 3 * counts.DAY]), np.array([0]), np.array([1e6]))
    ancient = counts.rates(detector.judge(now, now))[-1, 0]
    detector.add(np.array([now - 2]), np.array([0]), np.array([1500.0]))
    late = counts.rates(detector.judge(now, now))[-1, 0]

    assert ancient == before
    assert late < EDGES.orange


def test_a_stream_that_falls_deaf_keeps_what_it_knew() -> None:
    stream = counts.busy(14, a_minute=1.0)
    stream[6 * counts.DAY : 12 * counts.DAY] = 0
    detector = counts.fed(counts.a_detector(), stream)
    told = list(detector.judge(counts.MONDAY, counts.MONDAY + len(stream) - 1))

    silent = told[9 * counts.DAY]
    back = told[12 * counts.DAY + 2 * counts.HOUR]

    np.testing.assert_array_equal(np.asarray(silent.deaf), [True])
    np.testing.assert_array_equal(np.asarray(back.deaf), [False])
    assert back.expected[0] == pytest.approx(6.5, 0.3)


def test_what_nobody_listened_to_teaches_nothing() -> None:
    stream = counts.busy(7, a_minute=0.05)
    lost = (5 * counts.DAY, 5 * counts.DAY + 6 * counts.HOUR)
    stream[slice(*lost)] = 0
    detector = counts.fed(counts.a_detector(), stream)
    deaf = counts.fed(counts.a_detector(), stream)
    for minute in range(0, len(stream), counts.HOUR):
        begin = counts.MONDAY + minute
        list(detector.judge(begin, begin + counts.HOUR - 1))
        list(deaf.judge(begin, begin + counts.HOUR - 1))
        held = max(begin, counts.MONDAY + lost[0]), min(begin + 59, counts.MONDAY + lost[1] - 1)
        deaf.unheard(*held, np.array([0]))

    assert deaf.baseline.level[0] > detector.baseline.level[0]
