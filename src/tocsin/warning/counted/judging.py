"""Says of every bin of a series what a watch would have been told, one bin at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tocsin.warning import grading, model, ports
from tocsin.warning.backtest import alarms
from tocsin.warning.counted import feeding, parsing

_MINUTE_S = 60
_RAREST = 1e-12  # a week


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One bin, judged at its end."""

    stamp: str
    rarity_weeks: float  # once in so many weeks; 0 where nothing is odd
    level: model.Level
    alarm: bool  # a person would be told anew


def judge(
    series: parsing.Series, factory: Callable[[], ports.Detector], *, budget_per_week: float
) -> Iterator[Scored]:
    """Yield every bin listed, judged by bins up to it alone; nothing is held but the detector."""
    feeder = feeding.feeder(factory, epoch_s=series.epoch_s, width_s=series.width_s)
    teller = alarms.Teller(budget_per_week, bin_minutes=series.width_s / _MINUTE_S)
    restless = budget_per_week * alarms.CALM_FACTOR  # above it nothing is told
    edges = grading.Edges().scaled(budget_per_week)
    policy = grading.Policy(edges=edges, leave_needs_person=False)
    machine, judged, is_told = grading.Machine(), -1, False
    for row in series:
        rate = feeder.feed(row.number, row.value)
        if feeder.is_deaf and row.value == 0 and row.is_listed:
            series.note(row, "deaf")
        minute = (series.epoch_s + (row.number + 1) * series.width_s) // _MINUTE_S
        if minute != judged:
            machine, judged = _stepped(machine, minute, rate, policy), minute
        is_told |= rate <= restless and bool(teller.tells(row.number, rate))
        if not row.is_listed:  # what is told there stands on the next line
            continue
        yield Scored(
            stamp=row.stamp,
            rarity_weeks=0.0 if rate == float("inf") else 1.0 / max(rate, _RAREST),
            level=machine.level,
            alarm=is_told,
        )
        is_told = False


def _stepped(
    machine: grading.Machine, minute: int, rate: float, policy: grading.Policy
) -> grading.Machine:
    graded = policy.edges.grade(rate)
    return grading.step(
        machine, minute=minute, rate=rate, graded=graded, coverage=1.0, policy=policy
    )
