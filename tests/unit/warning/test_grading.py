import math

import numpy as np
import pytest

from tocsin import warning
from tocsin.warning import grading

POLICY = warning.Policy(leave_needs_person=False)
CALM = math.inf


def walk(
    machine: grading.Machine,
    rates: list[float],
    *,
    coverage: float = 1.0,
    policy: warning.Policy = POLICY,
) -> list[warning.Level]:
    levels = []
    for minute, rate in enumerate(rates):
        graded = policy.edges.grade(rate)
        machine = grading.step(
            machine, minute=minute, rate=rate, graded=graded, coverage=coverage, policy=policy
        )
        levels.append(machine.level)
    return levels


@pytest.mark.parametrize(
    ("rate", "level"),
    [(1.1, "none"), (1.0, "blue"), (0.2, "yellow"), (0.07, "orange"), (0.01, "red")],
)
def test_rarer_is_higher(rate: float, level: str) -> None:
    assert warning.Edges().grade(rate).word == level


def test_two_indicators_are_combined_by_the_mean_of_how_rare_they_are() -> None:
    told = grading.combine(np.array([[0.1, math.inf], [0.1, 0.1]]), np.array([[0.5, 0.5]]))

    assert told.tolist() == pytest.approx([0.2, 0.1])


def test_nothing_rare_stays_nothing() -> None:
    assert np.isinf(grading.combine(np.array([[np.inf, np.inf]]), np.array([[0.5, 0.5]]))).all()


def test_a_level_rises_at_once_and_falls_step_by_step_every_six_calm_hours() -> None:
    levels = walk(grading.Machine(), [0.01, *[CALM] * (4 * 360 + 10)])

    assert levels[0] is warning.Level.RED
    falls = [m for m in range(1, len(levels)) if levels[m] < levels[m - 1]]
    assert falls == [361, 721, 1081, 1441]
    assert levels[-1] is warning.Level.NONE


def test_what_is_rarer_than_three_times_the_edge_is_not_calm() -> None:
    levels = walk(grading.Machine(), [0.2, *[3 * 12 / 52 - 0.01] * 800])

    assert set(levels) == {warning.Level.YELLOW}


def test_leaving_orange_needs_a_person() -> None:
    levels = walk(grading.Machine(), [0.05, *[CALM] * 5000], policy=warning.Policy())

    assert set(levels) == {warning.Level.ORANGE}


def test_deafness_is_not_calm() -> None:
    levels = walk(grading.Machine(), [0.2, *[CALM] * 5000], coverage=0.4)

    assert set(levels) == {warning.Level.YELLOW}


def test_a_machine_stood_down_returns_only_for_something_ten_times_rarer() -> None:
    machine = grading.stand_down(grading.Machine(level=warning.Level.ORANGE), 0.05, minute=0)

    assert walk(machine, [0.05, 0.006, 0.004])[:3] == [
        warning.Level.NONE,
        warning.Level.NONE,
        warning.Level.RED,
    ]


@pytest.mark.parametrize("dismissed", [0.05, 1e-9])
def test_an_hour_of_calm_ends_what_was_stood_down(dismissed: float) -> None:
    machine = grading.stand_down(grading.Machine(level=warning.Level.RED), dismissed, minute=0)

    assert walk(machine, [*[CALM] * 30, 0.05])[-1] is warning.Level.NONE
    assert walk(machine, [*[CALM] * 62, 0.05])[-1] is warning.Level.ORANGE


def test_what_lasts_longer_than_any_window_is_not_what_was_stood_down() -> None:
    machine = grading.stand_down(grading.Machine(level=warning.Level.RED), 1e-9, minute=0)

    levels = walk(machine, [0.01] * 800)

    assert levels.index(warning.Level.RED) == 720


def test_after_an_hour_a_spike_is_remembered_as_no_more_than_a_red() -> None:
    machine = grading.stand_down(grading.Machine(level=warning.Level.RED), 1e-9, minute=0)

    levels = walk(machine, [0.001] * 100)

    assert levels.index(warning.Level.RED) == 60


def test_a_handful_of_posts_is_never_red() -> None:
    edges = warning.Edges()

    assert edges.held_by(warning.Level.RED, 7.0) is warning.Level.YELLOW
    assert edges.held_by(warning.Level.RED, 1.0) is warning.Level.NONE
    assert edges.held_by(warning.Level.RED, 500.0) is warning.Level.RED
