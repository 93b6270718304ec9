"""Which posts are read again, and what two readers say as one."""

import numpy as np
import pytest

from tocsin.enrichment import second


def some(uncertainty: list[float], **rest: object) -> second.Candidates:
    count = len(uncertainty)
    plain: dict[str, object] = {
        "keys": np.arange(count, dtype=np.int64),
        "uncertainty": np.array(uncertainty),
        "is_of_case": np.zeros(count, dtype=np.bool_),
        "is_representative": np.zeros(count, dtype=np.bool_),
    }
    return second.Candidates(**(plain | rest))  # type: ignore[arg-type] # set by name


def test_the_least_certain_come_first_and_the_certain_not_at_all() -> None:
    assert second.picked(some([0.5, 0.1, 0.9, 0.7]), 10).tolist() == [2, 3, 0]


def test_a_budget_cuts_the_list() -> None:
    assert second.picked(some([0.5, 0.1, 0.9, 0.7]), 2).tolist() == [2, 3]
    assert second.picked(some([0.9]), 0).tolist() == []


def test_posts_of_a_case_come_before_all_others_however_certain() -> None:
    of_case = np.array([False, True, False, False])
    stands = np.array([False, False, False, True])

    told = second.picked(
        some([0.9, 0.0, 0.8, 0.2], is_of_case=of_case, is_representative=stands), 9
    )

    assert told.tolist() == [1, 3, 0, 2]


def test_ties_are_broken_by_key_so_that_the_same_are_always_picked() -> None:
    keys = np.array([9, 3, 7], dtype=np.int64)

    assert second.picked(some([0.5, 0.5, 0.5], keys=keys), 3).tolist() == [1, 2, 0]


def test_uncertainty_is_of_the_head_that_is_known_least() -> None:
    sure, torn = [1.0, 0.0], [0.5, 0.5]
    shares = {
        "offence": np.array([sure, torn], dtype=np.float32),
        "sentiment": np.array([[1.0, 0.0, 0.0], [0.9, 0.1, 0.0]], dtype=np.float32),
    }

    assert second.uncertainty(shares) == pytest.approx([0.0, 1.0], abs=1e-6)
    assert second.uncertainty({}).size == 0


def test_a_purse_fills_with_time_up_to_a_minute() -> None:
    purse = second.Purse(budget=second.Budget(per_second=5.0, per_minute=120))

    assert purse.fill(1000.0) == 120
    purse.spend(120)
    assert purse.fill(1010.0) == 20
    assert purse.fill(9999.0) == 120


def test_a_slow_pace_holds_where_a_minute_would_allow_more() -> None:
    purse = second.Purse(budget=second.Budget(per_second=1.0, per_minute=600))

    assert purse.fill(1000.0) == 60


def test_a_clock_that_goes_back_gives_nothing() -> None:
    purse = second.Purse(budget=second.Budget(per_second=5.0, per_minute=120))
    purse.fill(1000.0)
    purse.spend(100)

    assert purse.fill(900.0) == 20


def test_two_readers_that_agree_are_surer_than_neither_and_one_share_is_one_reader() -> None:
    strong, fast = np.array([[0.8, 0.2]], np.float32), np.array([[0.6, 0.4]], np.float32)

    both = second.averaged(strong, fast, np.array([0.4]))

    assert 0.6 < both[0, 0] < 0.8
    assert second.averaged(strong, fast, np.array([1.0])) == pytest.approx(strong)
    assert second.averaged(strong, fast, np.array([0.0])) == pytest.approx(fast)


def test_a_reader_that_is_wholly_sure_can_still_be_outvoted() -> None:
    strong, fast = np.array([[1.0, 0.0]], np.float32), np.array([[0.0, 1.0]], np.float32)

    assert second.averaged(strong, fast, np.array([0.4]))[0, 1] > 0.9


def test_a_mean_may_be_sharpened_so_that_two_that_agree_are_believed() -> None:
    told = np.array([[0.7, 0.3]], np.float32)

    plain = second.averaged(told, told, np.array([0.4]))
    sharp = second.averaged(told, told, np.array([0.4]), np.array([2.0]))

    assert plain[0, 0] == pytest.approx(0.7)
    assert sharp[0, 0] > 0.8


def test_a_label_that_is_told_too_seldom_may_be_lifted() -> None:
    told = np.array([[0.6, 0.4]], np.float32)

    lifted = second.averaged(told, told, np.array([0.4]), lift=np.array([[0.0, 0.5]]))

    assert lifted.argmax() == 1
    assert lifted.sum() == pytest.approx(1)


def test_what_is_told_is_in_the_words_of_readings() -> None:
    shares = {
        "sentiment": np.array([[0.7, 0.2, 0.1]], np.float32),
        "offence": np.array([[0.9, 0.1]], np.float32),
    }

    told = second.reread([7], [None], "m", shares)[0].told()  # type: ignore[list-item] # no time

    assert told == {
        "sentiment": -1,
        "p_sentiment": 0.7,
        "p_negative": 0.7,
        "offence": False,
        "p_offence": 0.1,
    }


def test_where_both_are_unsure_nothing_is_told() -> None:
    shares = {
        "sentiment": np.array([[0.4, 0.3, 0.3]], np.float32),
        "emotion": np.array([[0.1, 0.1, 0.1, 0.1, 0.1, 0.5]], np.float32),
        "offence": np.array([[0.55, 0.45]], np.float32),
    }

    told = second.reread([7], [None], "m", shares)[0].told()  # type: ignore[list-item] # no time

    assert (told["sentiment"], told["p_sentiment"], told["p_negative"]) == (None, None, 0.4)
    assert (told["offence"], told["p_offence"]) == (None, 0.45)
    assert told["emotion"] == "neutral"
