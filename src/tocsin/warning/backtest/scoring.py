"""From what a rule was seen to do to what it does at each budget."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.backtest import alarms, intervals, tuning
from tocsin.warning.backtest.history import History
from tocsin.warning.backtest.model import Plan, Point, Trial
from tocsin.warning.backtest.running import FIND_WITHIN, Course, Injected

Floats = NDArray[np.float64]

_MINUTE = 1.0


def trials(course: Course, history: History, begin: int, plan: Plan, name: str) -> list[Trial]:
    """Return one trial a kind of crisis; only minutes from `begin` on count."""
    budgets = np.array(plan.budgets)
    quiet = tuning.Quiet(rates=course.rates[begin:], ordinary=history.ordinary()[begin:])
    tuned = quiet.thresholds(budgets)
    return [
        Trial(
            rule=name,
            version=course.version,
            crisis=crisis,
            runs=len(copies),
            promised=_points(budgets, budgets, quiet, copies, course.rates, plan),
            in_hindsight=_points(budgets, tuned, quiet, copies, course.rates, plan),
        )
        for crisis, copies in zip(plan.crises, course.copies, strict=True)
    ]


def _points(
    budgets: Floats,
    thresholds: Floats,
    quiet: tuning.Quiet,
    copies: Sequence[Injected],
    untouched: Floats,
    plan: Plan,
) -> list[Point]:
    counted = quiet.alarms(thresholds)
    after = [_first_told(one.rates, one.before, thresholds) for one in copies]
    delays = np.array(after).reshape(len(copies), len(thresholds))
    chance = np.array([_by_chance(untouched, one, thresholds) for one in copies])
    chance = np.isfinite(chance.reshape(delays.shape))
    posted = np.array([_posted(one, delay) for one, delay in zip(copies, delays, strict=True)])
    posted = posted.reshape(delays.shape)
    found = np.isfinite(delays)
    return [
        Point(
            budget_per_week=float(budgets[place]),
            threshold=float(thresholds[place]),
            alarms_per_week=intervals.rate(int(counted[place]), quiet.weeks),
            found=intervals.share(int(found[:, place].sum()), len(copies)),
            by_chance=intervals.share(int(chance[:, place].sum()), len(copies)),
            delay_minutes=intervals.median(delays[:, place], seed=plan.seed),
            posted=intervals.mean(posted[:, place], seed=plan.seed),
        )
        for place in range(len(budgets))
    ]


def _first_told(rates: Floats, before: int, thresholds: Floats) -> Floats:
    """Return after how many minutes from the onset each threshold tells; infinite: never."""
    told = alarms.told(rates[:, None], thresholds, bin_minutes=_MINUTE)[before:]
    first = np.argmax(told, axis=0) + 1.0  # at the end of its minute
    return np.where(told.any(axis=0), first, np.inf)


def _by_chance(untouched: Floats, one: Injected, thresholds: Floats) -> Floats:
    hours = untouched[one.onset - one.before : one.onset + FIND_WITHIN]
    return _first_told(hours, one.before, thresholds)


def _posted(one: Injected, delays: Floats) -> Floats:
    """Return which share of the crisis was posted when each threshold told of it."""
    upto = np.concatenate(([0], np.cumsum(one.posts)))
    whole = max(int(upto[-1]), 1)
    minutes = np.minimum(delays, len(one.posts)).astype(np.int64)
    return np.where(np.isfinite(delays), upto[minutes] / whole, 1.0)
