"""What a model sees of a watch, and how its weights are fitted."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.warning import counts as streams
from tests.unit.warning.risk import modelling

from tocsin.warning import risk
from tocsin.warning.risk import features, fitting

FIRST = streams.MONDAY
HOUR = FIRST - FIRST % 60


def test_the_rules_are_as_rare_as_the_rarest_minute_of_a_bin() -> None:
    board = modelling.binned(FIRST + 7, {"mentions": np.ones(40)})
    rates = np.full(40, np.inf)
    rates[10] = 0.2

    assert board.first == FIRST
    assert risk.by_bin(board, FIRST + 7, rates).tolist() == [np.inf, 0.2, np.inf, np.inf]


@given(
    st.lists(st.integers(0, 40), min_size=130, max_size=400),
    st.lists(st.one_of(st.just(math.nan), st.floats(0, 40)), min_size=7, max_size=7),
    st.integers(130, 399),
    st.integers(0, 59),
)
def test_features_know_nothing_of_the_future(
    told: list[int], each_hour: list[float], cut: int, offset: int
) -> None:
    first = HOUR + offset
    whole = risk.Watched(
        watch_id="w",
        first=first,
        counts={"mentions": np.array(told, dtype=np.float64)},
        hours={"accounts": np.array(each_hour)},
    )
    until = first + min(cut, len(told))
    part = whole.part(first, until - until % risk.BIN)
    names = ("mentions", "accounts")
    early = risk.binned(part, names).values

    assert np.allclose(risk.binned(whole, names).values[: len(early)], early)


def test_an_hour_counts_when_it_is_settled() -> None:
    hours = np.array([5.0] * 9 + [50.0])
    board = modelling.binned(HOUR, {"mentions": np.ones(660)}, accounts=hours)
    last_hour = board.values[:, len(features.WINDOWS)]

    assert last_hour.argmax() == 10 * features.HOUR + 1
    assert last_hour[: 10 * features.HOUR + 1].max() == 0.0


def test_hours_that_nobody_knows_are_neither_calm_nor_a_crisis() -> None:
    hours = np.array([10.0, 10.0, math.nan, 10.0, math.nan, math.nan])
    board = modelling.binned(HOUR, {"mentions": np.ones(420)}, accounts=hours)

    assert not board.values[:, len(features.WINDOWS) :].any()


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(5, 80), st.floats(0.1, 100.0))
def test_the_fit_is_where_the_slope_is_flat(seed: int, rows: int, ridge: float) -> None:
    rng = np.random.default_rng(seed)
    values, truths = rng.normal(size=(rows, 3)), rng.integers(0, 2, rows).astype(np.float64)
    weights, intercept = fitting.fit(values, truths, ridge=ridge)
    slope = fitting.gradient(values, truths, weights, intercept, ridge=ridge)

    assert np.abs(slope).max() < 1e-3 * rows


def test_cases_that_can_be_told_apart_without_a_doubt_keep_finite_weights() -> None:
    values = np.array([[-1.0], [-2.0], [1.0], [2.0]])
    weights, intercept = fitting.fit(values, np.array([0.0, 0.0, 1.0, 1.0]), ridge=1.0)

    assert np.isfinite(weights).all()
    assert np.isfinite(intercept)
