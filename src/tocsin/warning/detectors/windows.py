"""Sums over the last minutes and hours: what came, what came steadily, what was due."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors import memory

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SHORT = len(memory.SHORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Short windows as they came, long ones of what came steadily.

    All arrays are (…, windows, streams), the windows those of `memory.SHORT` and `memory.LONG`.
    """

    seen: Floats  # short
    due: Floats  # short: what was expected of them
    steady: Floats  # long
    steady_due: Floats  # long

    def of(self, row: int, streams: Ints) -> "Windows":
        """Return the windows of one row and some streams."""
        return Windows(
            seen=self.seen[row][:, streams],
            due=self.due[row][:, streams],
            steady=self.steady[row][:, streams],
            steady_due=self.steady_due[row][:, streams],
        )


def ending(counts: memory.Counts, expected: memory.Day, minutes: Ints) -> Windows:
    """Return the windows (minutes, windows, streams) that end with these minutes."""
    seen, part = counts.short(minutes)
    due, due_part = expected.short(minutes, expected.recent())
    return Windows(seen=seen, due=due, steady=counts.long(part), steady_due=expected.long(due_part))


def looking_back(
    counts: memory.Counts, expected: memory.Day, streams: Ints
) -> tuple[Floats, Floats]:
    """Return short windows (windows, streams), seen and due, that end where posts came late."""
    ends = counts.late[streams].astype(np.int64)
    bins = (ends - np.arange(memory.SHORT[-1])[:, None]) % memory.BINS_KEPT
    lengths = np.array(memory.SHORT) - 1
    seen = np.cumsum(counts.day.bins[bins, streams], axis=0)[lengths]
    due = np.cumsum(expected.bins[bins, streams], axis=0)[lengths]
    return seen, due


def settled(counts: memory.Counts, expected: memory.Day) -> Windows:
    """Return the windows (windows, streams) that end with the bin learned last."""
    due = expected.settled.totals
    return Windows(
        seen=counts.day.settled.totals,
        due=due[:_SHORT],
        steady=counts.steady.settled.totals,
        steady_due=due[_SHORT:],
    )
