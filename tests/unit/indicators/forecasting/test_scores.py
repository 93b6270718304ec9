import numpy as np
import pytest

from tocsin.indicators import forecasting

LEVELS = np.array([0.1, 0.5, 0.9])


def test_a_band_that_misses_is_drawn_further_out_and_one_that_never_misses_closer() -> None:
    always, never = np.ones((20, 24), dtype=bool), np.zeros((20, 24), dtype=bool)

    assert (forecasting.follow_tails(always) < forecasting.TAIL).all()
    assert (forecasting.follow_tails(never) > forecasting.TAIL).all()


def test_only_the_hours_that_missed_are_drawn_further_out() -> None:
    missed = np.zeros((20, 24), dtype=bool)
    missed[:, :3] = True

    tails = forecasting.follow_tails(missed)

    assert tails[0] < forecasting.TAIL < tails[23]


def test_tails_stay_within_reason_however_long_a_band_misses() -> None:
    tails = forecasting.follow_tails(np.ones((5_000, 24), dtype=bool))

    assert tails.min() == pytest.approx(0.01)


def test_a_sharp_forecast_of_what_came_scores_nought() -> None:
    assert forecasting.crps(np.full((2, 3), 7.0), LEVELS, np.array([7.0, 7.0])).tolist() == [0, 0]


def test_scores_count_the_hours_that_came_against_the_same_hours_yesterday() -> None:
    quantiles = np.broadcast_to([5.0, 10.0, 15.0], (2, 24, 3))
    came = np.full((2, 24), 10.0)
    came[0, :3] = 30.0  # three near misses
    came[1, 12:] = np.nan  # not yet
    yesterday = came + 20.0

    score = forecasting.judge(quantiles, LEVELS, came, yesterday)

    assert score.forecasts == 2
    assert score.coverage == pytest.approx(33 / 36)
    assert score.coverage_near == pytest.approx(0.5)
    assert score.crps_day < score.crps_near < 1


def test_before_anything_came_the_score_is_not_known() -> None:
    nothing = np.full((1, 24), np.nan)

    score = forecasting.judge(np.zeros((1, 24, 3)), LEVELS, nothing, nothing)

    assert score.forecasts == 0
    assert np.isnan([score.coverage, score.crps_day]).all()
