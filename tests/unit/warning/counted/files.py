"""Builders of files of counts, and what is read and judged of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tests.unit.warning import counts

from tocsin import warning
from tocsin.warning import counted

EPOCH = np.datetime64("2026-03-02T00:00:00")  # a Monday
HEAD = "timestamp,value"


@dataclass(frozen=True, kw_only=True)
class Read:
    """All of a series."""

    stamps: list[str]
    numbers: list[int]
    values: list[float]
    epoch_s: int
    width_s: int
    faults: tuple[counted.Fault, ...]

    @property
    def codes(self) -> set[str]:
        """Return what was wrong, without its room."""
        return {fault.code.removeprefix("warning.series.") for fault in self.faults}


def lines(values: Sequence[float], *, minutes: int = 5) -> list[str]:
    """Return a file of values, one every so many minutes."""
    times = EPOCH + np.arange(len(values)) * np.timedelta64(minutes, "m")
    rows = zip(np.datetime_as_string(times), values, strict=True)
    return [HEAD, *(f"{time},{value}" for time, value in rows)]


def read(told: list[str]) -> Read:
    """Return all that is read of the lines."""
    series = counted.Series(told)
    rows = list(series)
    return Read(
        stamps=[row.stamp for row in rows],
        numbers=[row.number for row in rows],
        values=[row.value for row in rows],
        epoch_s=series.epoch_s,
        width_s=series.width_s,
        faults=series.faults,
    )


def scored(told: list[str], budget: float = 1.0) -> list[counted.Scored]:
    """Return the lines, judged."""
    series = counted.Series(told)
    return list(counted.judge(series, warning.SeasonalDetector, budget_per_week=budget))


def binned(days: int, minutes: int, *, a_minute: float = 1.0) -> list[float]:
    """Return the counts of a busy stream by bins of so many minutes."""
    stream = counts.busy(days, a_minute=a_minute)
    return [int(value) for value in stream.reshape(-1, minutes).sum(axis=1)]
