"""Tries detectors on what has been: how many crises they find, how soon, at how many alarms.

Hears   counts a minute of one watch, as stored; detectors by name
Says    a Report: rules side by side over a sweep of budgets, each figure with its interval
Needs   ports.Detector
Leaves  choosing a rule to a person
"""

from collections.abc import Mapping

from tocsin.warning.backtest import alarms, errors, history, intervals, running, scoring, tuning
from tocsin.warning.backtest.history import DAY, INDICATORS, History, gathered, stretches
from tocsin.warning.backtest.injection import Crisis, Shape, shaped
from tocsin.warning.backtest.intervals import Figure
from tocsin.warning.backtest.model import BUDGETS, Factory, Plan, Point, Progress, Report, Trial
from tocsin.warning.backtest.running import judged

__all__ = [
    "BUDGETS",
    "DAY",
    "INDICATORS",
    "Crisis",
    "Factory",
    "Figure",
    "History",
    "Plan",
    "Point",
    "Progress",
    "Report",
    "Shape",
    "Trial",
    "alarms",
    "check",
    "errors",
    "gathered",
    "intervals",
    "judged",
    "shaped",
    "stretches",
    "try_rules",
    "tuning",
]


def check(told: History, plan: Plan) -> None:
    """Raise TooLittleHistory where nothing can be tried."""
    history.tried_from(told, plan.since)


def try_rules(
    rules: Mapping[str, Factory], told: History, plan: Plan, progress: Progress
) -> Report:
    """Return what each rule does on the history; raises TooLittleHistory.

    Equal arguments give equal reports: the crises are drawn from the plan's seed, and all rules
    meet the same ones.
    """
    begin = history.tried_from(told, plan.since)
    placed = running.onsets(told, begin, plan)
    found: list[Trial] = []
    for number, (name, factory) in enumerate(rules.items()):

        def moved(share: float, before: int = number) -> None:
            progress((before + share) / len(rules))

        course = running.run(factory, told, placed, plan, moved)
        found += scoring.trials(course, told, begin, plan, name)
    return Report(
        watch_id=told.watch_id,
        learned_from=told.first,
        tried_from=told.first + begin,
        tried_until=told.first + told.length - 1,
        mean_day=told.mean_day,
        ordinary_weeks=float(told.ordinary()[begin:].sum()) / (7 * DAY),
        seed=plan.seed,
        trials=tuple(found),
    )
