import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as shapes

from tocsin.indicators import forecasting
from tocsin.indicators.forecasting import profile, telling

MONDAY = 396_576  # an hour, since the epoch
FIVE_WEEKS = 35 * 24
ROUND = np.clip(np.sin(np.arange(24) / 24 * 2 * np.pi), 0, None) * 40 + 5


def weeks(hours: int = FIVE_WEEKS, *, seed: int = 1) -> forecasting.profile.Floats:
    lambdas = np.tile(ROUND, hours // 24)
    return np.random.default_rng(seed).poisson(lambdas).astype(np.float64)


def told(counts: forecasting.profile.Floats) -> forecasting.Forecast:
    (one,) = forecasting.tell(counts[:, None], MONDAY, [telling.ORDINARY])
    assert one is not None
    return one


def test_a_monday_begins_a_week_and_its_saturday_is_a_weekend() -> None:
    hours = MONDAY + 24 * np.arange(7, dtype=np.int64)

    assert profile.is_weekend(hours).tolist() == [0, 0, 0, 0, 0, 1, 1]


def test_a_daily_rhythm_is_expected_again() -> None:
    middle = told(weeks()).quantiles[:, 2]

    assert middle[[6, 18]] == pytest.approx(ROUND[[6, 18]], rel=0.15)
    assert middle == pytest.approx(ROUND, rel=0.6)


def test_a_flood_that_just_began_is_expected_to_ebb() -> None:
    counts = weeks()
    counts[-3:] = 400

    middle = told(counts).quantiles[:, 2]

    assert middle[0] > 4 * ROUND[0]
    assert middle[0] / ROUND[0] > 2 * middle[23] / ROUND[23]


def test_after_a_week_of_outage_the_band_is_open_to_both_sides() -> None:
    counts = weeks()
    before = told(counts[: -7 * 24]).quantiles
    counts[-7 * 24 :] = np.nan

    low, lower, middle, upper, high = told(counts).quantiles.T

    assert middle - low == pytest.approx(before[:, 2] - before[:, 0], rel=0.4, abs=1.5)
    assert (low < lower).all()
    assert (upper < high).all()


def test_four_hours_of_five_fall_within_the_band() -> None:
    counts = weeks(70 * 24)
    path = forecasting.follow(counts[:, None], MONDAY)
    residuals = forecasting.Residuals(path)
    levels = np.broadcast_to([0.1, 0.9], (24, 1, 2))
    inside = []
    for origin in range(28 * 24, len(counts) - 24, 31):
        edges = residuals.quantiles(origin, levels)[:, 0]
        came = counts[origin : origin + 24]
        inside.append((edges[:, 0] <= came) & (came <= edges[:, 1]))

    assert 0.75 < np.mean(inside) < 0.87


def test_nothing_of_the_future_is_seen() -> None:
    counts = weeks()
    changed = counts.copy()
    changed[600:] = 9_999

    one, other = (forecasting.follow(each[:, None], MONDAY) for each in (counts, changed))

    np.testing.assert_array_equal(one.made[:601], other.made[:601])
    levels = np.broadcast_to([0.1, 0.9], (24, 1, 2))
    before, after = (forecasting.Residuals(path).quantiles(600, levels) for path in (one, other))
    np.testing.assert_array_equal(before, after)


def test_a_forecast_is_what_it_was_when_there_was_no_more_to_know() -> None:
    counts = weeks()
    whole = forecasting.follow(counts[:, None], MONDAY)

    short = forecasting.follow(counts[:500, None], MONDAY)

    np.testing.assert_allclose(short.made[500], whole.made[500], rtol=1e-12)


def test_streams_do_not_know_of_one_another() -> None:
    one, other = weeks(seed=1), weeks(seed=2) * 30

    both = forecasting.follow(np.column_stack((one, other)), MONDAY)

    alone = forecasting.follow(other[:, None], MONDAY)
    np.testing.assert_allclose(both.made[:, :, 1], alone.made[:, :, 0], rtol=1e-9)


def test_a_first_flood_after_a_calm_past_is_told_with_doubt() -> None:
    counts = np.full(FIVE_WEEKS, 7.0)
    counts[-1] = 5_000

    quantiles = told(counts).quantiles

    assert quantiles[0, -1] > 10 * quantiles[0, 0]
    assert quantiles[23, -1] < quantiles[0, -1]


def test_hours_that_nobody_listened_to_are_not_taken_for_calm() -> None:
    counts = weeks()
    counts[-48:-1] = np.nan

    middle = told(counts).quantiles[:, 2]

    assert middle[[6, 18]] == pytest.approx(ROUND[[6, 18]], rel=0.3)


def test_a_day_is_too_little_to_say_and_a_week_enough_to_say_without_reserve() -> None:
    nothing = forecasting.tell(weeks(24)[:23, None], MONDAY, [telling.ORDINARY])

    assert nothing == [None]
    assert told(weeks(48)).is_learning
    assert not told(weeks(168)).is_learning


@settings(max_examples=40, deadline=None)
@given(
    shapes.arrays(
        np.float64,
        st.integers(24, 240),
        elements=st.one_of(st.just(np.nan), st.just(0.0), st.floats(-5, 1e9)),
    )
)
def test_whatever_comes_the_counts_told_are_finite_ordered_and_not_negative(
    counts: forecasting.profile.Floats,
) -> None:
    for one in forecasting.tell(counts[:, None], MONDAY, [telling.ORDINARY]):
        quantiles = np.zeros((24, 5)) if one is None else one.quantiles
        assert np.isfinite(quantiles).all()
        assert (quantiles >= 0).all()
        assert (np.diff(quantiles, axis=1) >= 0).all()
