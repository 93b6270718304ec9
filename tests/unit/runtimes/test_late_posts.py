"""Posts that come late: what the live desk does with them today (docs/limits.md)."""

from collections.abc import Callable

import numpy as np
import pytest

from tocsin import warning

HISTORY = 3 * 1440
START = 28_401_120
AFTER = 4 * 60

Told = dict[str, int]


def a_desk() -> warning.Desk:
    return warning.Desk(warning.SeasonalDetector(), warning.Policy())


@pytest.fixture(scope="module")
def past() -> bytes:
    """Return a desk that has judged three ordinary days."""
    rng = np.random.default_rng(1)
    desk, counts = a_desk(), rng.poisson(rng.gamma(4.0, 0.25, 72).repeat(60))
    minutes = np.flatnonzero(counts)
    names = ["brand"] * len(minutes)
    desk.add(names, minutes + START, counts[minutes], rng.binomial(counts[minutes], 0.1))
    desk.tick(START, START + HISTORY - 1)
    return desk.dump()


@pytest.fixture
def burst(past: bytes) -> Callable[[int, int], Told]:
    """Return a teller of the minute after the first post in which each level was first reached.

    Forty angry posts a minute are written for `length` minutes, and arrive `late` minutes later;
    the desk judges each minute as it ends.
    """

    def tell(length: int, late: int) -> Told:
        desk, told = a_desk(), Told()
        desk.load(past)
        written = START + HISTORY
        for minute in range(written, written + AFTER):
            about = minute - late
            is_burst = written <= about < written + length
            desk.add(["brand"], [minute], [1], [0])
            desk.add(["brand"], [about], [40 * is_burst], [28 * is_burst])
            for verdict in desk.tick(minute, minute):
                told.setdefault(verdict.change.after.word, minute - written)
        return told

    return tell


@pytest.mark.parametrize("late", [0, 9, 40])
def test_a_burst_rises_as_fast_after_it_arrives_and_is_dated_by_its_arrival(
    burst: Callable[[int, int], Told], late: int
) -> None:
    told = burst(10, late)

    assert late <= told["orange"] <= late + 4
    assert told["red"] <= late + 10


def test_minutes_that_were_judged_are_not_judged_again(
    burst: Callable[[int, int], Told],
) -> None:
    assert min(burst(10, 40).values()) >= 40


def test_what_comes_hours_late_raises_nothing_by_itself(
    burst: Callable[[int, int], Told],
) -> None:
    assert burst(3, 0).keys() >= {"orange"}
    assert burst(3, 180) == {}
