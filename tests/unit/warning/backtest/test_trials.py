"""Rules tried on what has been."""

import math

import numpy as np
import pytest
from tests.unit.warning import counts as streams
from tests.unit.warning.backtest import rules

from tocsin import warning
from tocsin.warning import backtest, ports

QUIET = streams.busy(12, a_minute=0.1)
PLAN = backtest.Plan(
    runs=4,
    seed=3,
    crises=(
        backtest.Crisis(volume_days=5.0),
        backtest.Crisis(volume_days=0.001),
        backtest.Crisis(shape=backtest.shaped("swell"), volume_days=15.0),
    ),
    budgets=(0.25, 1.0, 4.0),
)


@pytest.fixture(scope="module")
def report() -> backtest.Report:
    return backtest.try_rules({"loud": rules.Loud}, rules.history(QUIET), PLAN, rules.no_matter)


def test_a_loud_crisis_is_found_and_a_whisper_is_not(report: backtest.Report) -> None:
    loud, whisper, _ = report.trials

    assert loud.promised[1].found.value == 1.0
    assert whisper.promised[1].found.value == 0.0
    assert whisper.promised[1].posted.value == 1.0
    assert whisper.promised[1].delay_minutes.value == math.inf


def test_a_swell_is_found_later_than_a_flash(report: backtest.Report) -> None:
    flash, _, swell = report.trials

    assert flash.promised[1].delay_minutes.value < swell.promised[1].delay_minutes.value


def test_what_was_posted_by_then_is_counted(report: backtest.Report) -> None:
    flash = report.trials[0].promised[1]

    assert 0.0 < flash.posted.value < 0.5
    assert flash.posted.low <= flash.posted.value <= flash.posted.high


def test_a_larger_budget_finds_no_less_and_no_later(report: backtest.Report) -> None:
    """Up to one that is told by chance, too: whom it told just before is still quiet."""
    for trial in report.trials:
        small, large, _ = trial.promised

        assert small.found.value <= large.found.value
        assert small.delay_minutes.value >= large.delay_minutes.value


def test_in_hindsight_every_budget_is_kept(report: backtest.Report) -> None:
    for point in report.trials[0].in_hindsight:
        assert point.alarms_per_week.value <= point.budget_per_week


def test_the_trial_begins_when_enough_was_learned(report: backtest.Report) -> None:
    assert report.tried_from == streams.MONDAY + 7 * streams.DAY
    assert report.tried_until == streams.MONDAY + 12 * streams.DAY - 1
    assert math.isclose(report.ordinary_weeks, 5 / 7)


def test_the_same_plan_gives_the_same_report(report: backtest.Report) -> None:
    again = backtest.try_rules({"loud": rules.Loud}, rules.history(QUIET), PLAN, rules.no_matter)

    assert again == report


def test_a_later_beginning_leaves_more_to_learn_from() -> None:
    plan = backtest.Plan(
        since=streams.MONDAY + 9 * streams.DAY, runs=2, crises=PLAN.crises[:1], budgets=(1.0,)
    )
    report = backtest.try_rules({"loud": rules.Loud}, rules.history(QUIET), plan, rules.no_matter)

    assert report.tried_from == streams.MONDAY + 9 * streams.DAY


def test_rules_stand_side_by_side_and_progress_reaches_the_end() -> None:
    moved: list[float] = []
    plan = backtest.Plan(runs=2, crises=PLAN.crises[:1], budgets=(1.0,))
    report = backtest.try_rules(
        {"one": rules.Loud, "two": rules.Loud}, rules.history(QUIET), plan, moved.append
    )

    assert [trial.rule for trial in report.trials] == ["one", "two"]
    assert report.trials[0].promised == report.trials[1].promised
    assert moved == sorted(moved)
    assert moved[-1] == 1.0


def test_a_real_crisis_in_the_history_is_no_false_alarm_and_takes_no_injection() -> None:
    loud = QUIET.copy()
    day = slice(9 * streams.DAY, 10 * streams.DAY)
    loud[day] += 20
    begin = streams.MONDAY + 9 * streams.DAY
    rows = {
        "minute": streams.MONDAY + np.arange(len(loud)),
        "mentions": loud,
        "negative": loud // 2,
    }
    plan = backtest.Plan(runs=3, crises=PLAN.crises[:1], budgets=(1.0,))
    real = [(begin, begin + streams.DAY - 1)]
    unknown = backtest.try_rules(
        {"loud": rules.Loud}, backtest.gathered("w", rows), plan, rules.no_matter
    )
    known = backtest.try_rules(
        {"loud": rules.Loud}, backtest.gathered("w", rows, real=real), plan, rules.no_matter
    )

    assert unknown.trials[0].promised[0].alarms_per_week.value > 0
    assert known.trials[0].promised[0].alarms_per_week.value == 0
    assert math.isclose(known.ordinary_weeks, 4 / 7)


@pytest.mark.parametrize("days", [1, 9])
def test_too_little_history_is_refused_and_says_how_much_it_takes(days: int) -> None:
    with pytest.raises(backtest.errors.TooLittleHistory) as refused:
        backtest.try_rules(
            {"loud": rules.Loud}, rules.history(QUIET[: days * streams.DAY]), PLAN, rules.no_matter
        )

    assert refused.value.facts == {"watch_id": "w", "days": days, "needed_days": 10}


def test_a_silent_history_is_refused() -> None:
    with pytest.raises(backtest.errors.SilentHistory):
        rules.history(streams.silent(12))


def test_no_rows_are_a_silent_history() -> None:
    none = np.zeros(0, dtype=np.int64)
    with pytest.raises(backtest.errors.SilentHistory):
        backtest.gathered("w", {"minute": none, "mentions": none, "negative": none})


def test_rows_in_any_order_and_twice_are_one_history() -> None:
    rows = {
        "minute": np.array([7, 5, 7]),
        "mentions": np.array([1, 2, 3]),
        "negative": np.array([0, 1, -4]),
    }
    told = backtest.gathered("w", rows, until=8)

    assert (told.first, told.length) == (5, 4)
    assert told.counts["mentions"].tolist() == [2, 0, 4, 0]
    assert told.counts["negative"].tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize("told", ["", "flash ", "0/10", "10/0", "10", "-1/5", "9/99999", "a/b"])
def test_a_shape_that_is_none_is_refused(told: str) -> None:
    with pytest.raises(backtest.errors.BadShape):
        backtest.shaped(told)


def test_a_shape_of_ones_own_peaks_where_it_says() -> None:
    profile = backtest.shaped("60/240").profile()

    assert int(profile.argmax()) in {59, 60}
    assert math.isclose(profile.sum(), 1.0)


def test_the_seasonal_detector_finds_a_large_flash() -> None:
    plan = backtest.Plan(runs=3, crises=(backtest.Crisis(volume_days=1.0),), budgets=(1.0,))
    base = streams.busy(11, a_minute=0.5)
    report = backtest.try_rules(
        {"seasonal": warning.SeasonalDetector},
        rules.history(base, negative=np.random.default_rng(3).binomial(base, 0.12)),
        plan,
        rules.no_matter,
    )

    assert report.trials[0].promised[0].found.value == 1.0
    assert report.trials[0].promised[0].delay_minutes.value < 60


def test_one_stream_can_be_judged_alone() -> None:
    """The simple rule knows negative posts only: with mentions beside it, it is half as sure."""
    crisis = PLAN.crises[:1]
    both = backtest.Plan(runs=2, crises=crisis, budgets=(1.0,))
    alone = backtest.Plan(runs=2, crises=crisis, budgets=(1.0,), indicators=("negative",))
    delays = [
        backtest.try_rules({"loud": rules.Loud}, rules.history(QUIET), plan, rules.no_matter)
        .trials[0]
        .promised[0]
        .delay_minutes.value
        for plan in (both, alone)
    ]

    assert delays[1] < delays[0]


def test_what_nobody_heard_is_not_promised_and_not_learned() -> None:
    begin = streams.MONDAY + 8 * streams.DAY
    rows = {
        "minute": streams.MONDAY + np.arange(len(QUIET)),
        "mentions": QUIET,
        "negative": QUIET,
    }
    deaf = backtest.gathered("w", rows, unheard=[(begin, begin + streams.DAY - 1)])
    plan = backtest.Plan(runs=2, crises=PLAN.crises[:1], budgets=(1.0,))
    told: list[tuple[int, int]] = []

    class Listening(rules.Loud):
        def unheard(self, first: int, last: int, streams: ports.Ints) -> None:
            told.append((first, last))
            assert len(streams) == len(self.streams)

    report = backtest.try_rules({"loud": Listening}, deaf, plan, rules.no_matter)

    assert math.isclose(report.ordinary_weeks, 4 / 7)
    assert sum(last - first + 1 for first, last in set(told)) >= streams.DAY
    assert min(first for first, _ in told) == begin
