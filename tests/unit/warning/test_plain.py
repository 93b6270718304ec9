"""The rules that people know, as detectors."""

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.warning import counts

from tocsin import warning
from tocsin.warning import detectors, ports

PLAIN = [detectors.FixedThreshold, detectors.HourAgainstHalfDay, detectors.DayAgainstWeek]


def judged(detector: ports.Detector, stream: NDArray[np.int64]) -> NDArray[np.float64]:
    detector.join([warning.Stream(watch_id="w", indicator="mentions")])
    minutes = np.flatnonzero(stream)
    detector.add(minutes + counts.MONDAY, minutes * 0, stream[minutes].astype(np.float64))
    last = counts.MONDAY + len(stream) - 1
    return counts.rates(detector.judge(counts.MONDAY, last))[:, 0]


@pytest.mark.parametrize("rule", PLAIN)
def test_a_rule_fires_in_a_crisis_and_not_before(rule: type[ports.Detector]) -> None:
    stream = np.full(9 * counts.DAY, 1, dtype=np.int64)
    stream[-12 * counts.HOUR :] = 9

    rates = judged(rule(), stream)

    assert rates[8 * counts.DAY : -12 * counts.HOUR].min() > 1
    assert rates[-12 * counts.HOUR :].min() <= 1


def test_a_rule_says_what_it_saw_against_what_it_wanted() -> None:
    stream = np.full(counts.DAY, 1, dtype=np.int64)
    stream[-counts.HOUR :] = 9
    detector = detectors.HourAgainstHalfDay()
    judged(detector, stream)

    (reason,) = detector.explain(counts.MONDAY + len(stream) - 1, 0)

    assert (reason.rule, reason.value, reason.expected) == ("hour-12h.fired", 540.0, 60.0)
    assert reason.rate_per_week == pytest.approx(1 / 3)


@pytest.mark.parametrize("rule", PLAIN)
def test_a_rule_taken_down_from_the_shelf_goes_on(rule: type[ports.Detector]) -> None:
    stream = counts.busy(9, a_minute=1.0)
    stream[-12 * counts.HOUR :] *= 8
    whole = judged(rule(), stream)
    first = rule()
    cut = 8 * counts.DAY + 7
    judged(first, stream[:cut])

    second = rule()
    assert second.load(first.dump())
    minutes = np.arange(cut, len(stream))
    second.add(minutes + counts.MONDAY, minutes * 0, stream[cut:].astype(np.float64))
    rest = second.judge(counts.MONDAY + cut, counts.MONDAY + len(stream) - 1)

    np.testing.assert_array_equal(counts.rates(rest)[:, 0], whole[cut:])


def test_a_state_of_another_rule_is_not_taken_up() -> None:
    other = detectors.FixedThreshold()

    assert not detectors.DayAgainstWeek().load(other.dump())
