"""A report as the API, the command and the books tell it (JSON-ready; infinite is null)."""

from dataclasses import asdict

from tocsin import shapes
from tocsin.warning import backtest


def report(one: backtest.Report) -> shapes.Shape:
    """Return the report of one backtest."""
    return {
        "watch_id": one.watch_id,
        "learned_from": shapes.minute(one.learned_from),
        "tried_from": shapes.minute(one.tried_from),
        "tried_until": shapes.minute(one.tried_until + 1),
        "mean_day": round(one.mean_day, 1),
        "ordinary_weeks": round(one.ordinary_weeks, 2),
        "seed": one.seed,
        "trials": [_trial(trial) for trial in one.trials],
    }


def crisis(one: backtest.Crisis) -> shapes.Shape:
    """Return what was injected."""
    return {
        "shape": one.shape.name,
        "volume_days": one.volume_days,
        "negative_share": one.negative_share,
    }


def figure(one: backtest.Figure, digits: int = 4) -> shapes.Shape:
    """Return a value with its interval."""
    return {name: round(value, digits) for name, value in asdict(one).items()}


def _trial(one: backtest.Trial) -> shapes.Shape:
    return {
        "rule": one.rule,
        "version": one.version,
        "crisis": crisis(one.crisis),
        "runs": one.runs,
        "promised": [_point(point) for point in one.promised],
        "in_hindsight": [_point(point) for point in one.in_hindsight],
    }


def _point(one: backtest.Point) -> shapes.Shape:
    return {
        "budget_per_week": one.budget_per_week,
        "threshold": float(f"{one.threshold:.4g}"),
        "alarms_per_week": figure(one.alarms_per_week),
        "found": figure(one.found),
        "by_chance": figure(one.by_chance),
        "delay_minutes": figure(one.delay_minutes, 1),
        "posted": figure(one.posted),
    }
