"""What a replay of all episodes sums up, beside the public rules."""

import sys
from collections.abc import Sequence
from datetime import datetime

from tests.bench import keeping


class Totals:
    """Sums over all watches."""

    def __init__(self) -> None:
        self.watches = 0
        self.days = 0.0
        self.raised = [0] * len(keeping.LEVELS)
        self.false = [0, 0, 0]
        self.red = 0  # false ones
        self.found = [0, 0]
        self.sooner = [[0, 0, 0], [0, 0, 0]]  # blue, yellow, orange no later than each rule

    def note(
        self,
        firsts: Sequence[datetime | None],
        rises: Sequence[int],
        days: float,
        told: Sequence[tuple[datetime | None, int]],
    ) -> None:
        self.watches += 1
        self.days += days
        self.false[0] += rises[0]
        self.red += rises[1]
        for place, at in enumerate(firsts):
            self.raised[place] += at is not None
        for place, (at, wrong) in enumerate(told):
            self.found[place] += at is not None
            self.false[place + 1] += wrong
            for step, mine in enumerate(firsts[:3]):
                self.sooner[place][step] += mine is not None and (at is None or mine <= at)

    def show(self) -> None:
        pairs = zip(keeping.LEVELS, self.raised, strict=True)
        raised = ", ".join(f"{level} {number}" for level, number in pairs)
        weeks = max(self.days / 7, 1 / 7)
        out = sys.stdout
        out.write(f"\n{self.watches} watches, {self.days:.0f} watch-days outside their crises\n")
        out.write(
            f"tocsin: {raised}; false orange+red {self.false[0] / weeks:.2f} a watch-week,"
            f" red alone {self.red / weeks:.2f}\n"
        )
        for place, name in enumerate(("last hour : past 12 h", "24-h mean : 7 d + 3 sigma")):
            out.write(
                f"{name}: found {self.found[place]}; false {self.false[place + 1] / weeks:.2f} a"
                f" watch-week; blue, yellow, orange came no later in"
                f" {', '.join(map(str, self.sooner[place]))}\n"
            )
