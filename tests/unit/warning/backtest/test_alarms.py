"""When a person is told anew."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tocsin.warning.backtest import alarms

BIN = 60.0
CALM = 6  # bins of an hour

rates = st.lists(
    st.one_of(st.floats(0.0, 20.0), st.just(float("inf")), st.just(float("nan"))), max_size=80
).map(np.array)


def told(some: list[float], budget: float = 1.0) -> list[int]:
    return np.flatnonzero(alarms.told(np.array(some), budget, bin_minutes=BIN)).tolist()


def test_a_person_is_told_at_the_budget_itself() -> None:
    assert told([1.01, 1.0, 1.0]) == [1]


def test_what_stays_as_rare_is_told_once_however_long_it_lasts() -> None:
    assert told([0.5] * 90) == [0]


def test_what_comes_back_within_six_hours_of_calm_is_the_same_alarm() -> None:
    assert told([0.5, *[9.0] * (CALM - 1), 0.5]) == [0]


def test_an_absurd_spike_hides_no_grave_matter_that_follows_an_hour_of_calm() -> None:
    assert told([1e-9, 9.0, 0.07, 0.07]) == [0, 2]
    assert told([1e-9, 0.07, 0.07]) == [0]
    assert told([1e-9, 9.0, 0.08, 0.08]) == [0]


def test_what_comes_back_after_six_hours_of_calm_is_told_anew() -> None:
    assert told([0.5, *[9.0] * CALM, 0.5]) == [0, 1 + CALM]


def test_just_above_the_budget_is_not_yet_calm() -> None:
    assert told([0.5, *[1.4] * (2 * CALM), 0.5]) == [0]


def test_ten_times_rarer_is_told_again_while_it_lasts() -> None:
    assert told([0.5, 0.06, 0.05, 0.05, 0.02, 0.004]) == [0, 2, 5]


def test_the_impossible_is_told_once_not_every_minute() -> None:
    assert told([0.0, 0.0, 0.0]) == [0]


def test_what_is_not_known_is_never_told() -> None:
    assert told([float("nan"), float("inf"), 0.1]) == [2]


def test_no_bins_tell_nothing() -> None:
    assert told([]) == []


def test_several_budgets_are_asked_at_once() -> None:
    reached = alarms.told(
        np.array([[3.0], [0.9], [0.2]]), np.array([0.25, 1.0, 4.0]), bin_minutes=BIN
    )

    assert reached.tolist() == [
        [False, False, True],
        [False, True, False],
        [True, False, True],
    ]


@given(rates)
def test_the_future_changes_nothing(some: NDArray[np.float64]) -> None:
    whole = alarms.told(some, 1.0, bin_minutes=BIN)

    for cut in range(len(some)):
        assert alarms.told(some[:cut], 1.0, bin_minutes=BIN).tolist() == whole[:cut].tolist()


@given(rates, st.floats(0.01, 10.0))
def test_nobody_is_told_above_the_budget(some: NDArray[np.float64], budget: float) -> None:
    reached = alarms.told(some, budget, bin_minutes=BIN)

    assert (some[reached] <= budget).all()


@given(rates, st.floats(0.01, 10.0))
def test_tellings_less_than_six_hours_apart_are_ten_times_rarer_each_or_grave(
    some: NDArray[np.float64], budget: float
) -> None:
    at = np.flatnonzero(alarms.told(some, budget, bin_minutes=BIN))
    is_near = np.diff(at) <= CALM
    before, after = some[at[:-1]][is_near], some[at[1:]][is_near]

    grave = alarms.EASED_SHARE * budget
    assert (after <= np.maximum(before / alarms.AGAIN_FACTOR, grave)).all()


@given(st.lists(rates, min_size=1, max_size=3))
def test_streams_do_not_know_of_each_other(some: list[NDArray[np.float64]]) -> None:
    length = min(map(len, some))
    together = np.stack([one[:length] for one in some], axis=1)
    reached = alarms.told(together, 1.0, bin_minutes=BIN)

    alone = [alarms.told(column, 1.0, bin_minutes=BIN) for column in together.T]
    assert reached.T.tolist() == [one.tolist() for one in alone]


@pytest.mark.parametrize("minutes", [1, 5, 60, 360])
def test_calm_is_six_hours_whatever_the_bin(minutes: int) -> None:
    bins = 360 // minutes
    some = [0.5, *[9.0] * bins, 0.5]

    reached = alarms.told(np.array(some), 1.0, bin_minutes=minutes)

    assert np.flatnonzero(reached).tolist() == [0, len(some) - 1]
