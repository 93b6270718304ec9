"""A figure says how far it may be off."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.warning.backtest import intervals


def test_nine_of_ten_may_be_six_of_ten() -> None:
    figure = intervals.share(9, 10)

    assert (figure.value, round(figure.low, 3), round(figure.high, 3)) == (0.9, 0.596, 0.982)


def test_none_in_four_weeks_may_be_almost_one_a_week() -> None:
    figure = intervals.rate(0, 4.0)

    assert (figure.value, figure.low, round(figure.high, 3)) == (0.0, 0.0, 0.922)


def test_three_in_two_weeks_as_garwood_has_it() -> None:
    figure = intervals.rate(3, 2.0)

    assert (round(figure.low, 4), round(figure.high, 4)) == (0.3093, 4.3836)


def test_no_cases_say_nothing() -> None:
    assert math.isnan(intervals.share(0, 0).value)
    assert math.isnan(intervals.rate(0, 0.0).value)
    assert math.isnan(intervals.median(np.zeros(0), seed=1).value)


def test_a_median_of_mostly_missed_crises_has_no_end() -> None:
    figure = intervals.median(np.array([10.0, np.inf, np.inf]), seed=1)

    assert figure.value == figure.high == math.inf


def test_a_median_where_most_are_found_is_a_number() -> None:
    figure = intervals.median(np.array([10.0, 20.0, 30.0, 40.0, np.inf]), seed=1)

    assert figure.value == 30.0


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_share_lies_in_its_interval(hits: int, more: int) -> None:
    figure = intervals.share(hits, hits + more)

    assert 0.0 <= figure.low <= figure.value <= figure.high <= 1.0


@given(st.integers(0, 500), st.floats(0.1, 500.0))
def test_a_rate_lies_in_its_interval(events: int, weeks: float) -> None:
    figure = intervals.rate(events, weeks)

    assert 0.0 <= figure.low <= figure.value <= figure.high


@given(st.integers(0, 20), st.integers(1, 20))
def test_ten_times_as_many_cases_say_more(hits: int, more: int) -> None:
    few = intervals.share(hits, hits + more)
    many = intervals.share(10 * hits, 10 * (hits + more))

    assert many.high - many.low < few.high - few.low


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_a_median_lies_in_its_interval_and_is_the_same_each_time(values: list[float]) -> None:
    figure = intervals.median(np.array(values), seed=7)

    assert figure.low <= figure.value <= figure.high
    assert figure == intervals.median(np.array(values), seed=7)


@pytest.mark.parametrize("chance", [0.05, 0.5, 0.9])
def test_the_interval_of_a_share_holds_the_truth_as_often_as_it_says(chance: float) -> None:
    drawn = np.random.default_rng(5).binomial(30, chance, 2_000)
    figures = [intervals.share(int(hits), 30) for hits in drawn]
    held = np.mean([one.low <= chance <= one.high for one in figures])

    assert held > 0.92
