"""How far teaching has come: by the processor's time, so that a busy machine teaches no worse.

Where an end by the clock is told too, the one that runs out faster counts, from where it stands:
what is done never jumps, and is whole when either is used up.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Time = Callable[[], float]  # seconds


@dataclass(slots=True, kw_only=True)
class Pace:
    """A budget of seconds of the processor, and one of the clock where the end is fixed."""

    cpu_s: float
    clock_s: float | None = None
    cpu: Time = time.process_time
    clock: Time = time.monotonic
    done: float = 0.0  # from 0 to 1
    _spent: list[tuple[Time, float, float]] = field(init=False)  # of each: the last look, the end

    def __post_init__(self) -> None:
        """Begin now."""
        budgets = [(self.cpu, self.cpu_s)]
        if self.clock_s is not None:
            budgets.append((self.clock, self.clock_s))
        self._spent = [(told, told(), told() + seconds) for told, seconds in budgets]

    def forward(self) -> float:
        """Return how much is done, having looked at the time."""
        steps, looked = [], []
        for told, before, end in self._spent:
            now = told()
            steps.append(1.0 if now >= end else (now - before) / (end - before))
            looked.append((told, now, end))
        self._spent = looked
        self.done += (1 - self.done) * max(steps)
        return self.done
