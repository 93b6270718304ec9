"""What a replay of all episodes sums up, beside the public rules."""

import statistics
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.bench import keeping, rules

_STEPS = 3  # blue, yellow, orange
_NEVER = float("inf")


class Totals:
    """Sums over all watches."""

    def __init__(self) -> None:
        self.watches = 0
        self.days = 0.0
        self.raised = [0] * len(keeping.LEVELS)
        self.false = [0] * (1 + len(rules.RULES))  # ours, then each rule's
        self.red = 0  # false ones
        self.found = [0] * len(rules.RULES)
        # By rule and step: minutes that a watch was sooner, infinite where one side never told.
        self.leads: list[list[list[float]]] = [[[] for _ in range(_STEPS)] for _ in rules.RULES]

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
            for step, mine in enumerate(firsts[:_STEPS]):
                self.leads[place][step].append(_lead(mine, at))

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
        for place, name in enumerate(rules.RULES):
            leads = self.leads[place]
            sooner = ", ".join(str(sum(lead >= 0 for lead in some)) for some in leads)
            medians = ", ".join(f"{statistics.median(some):+.0f}" for some in leads)
            out.write(
                f"{name}: found {self.found[place]}; false {self.false[place + 1] / weeks:.2f} a"
                f" watch-week; blue, yellow, orange came no later in {sooner}; sooner by minutes,"
                f" in the median: {medians}\n"
            )


def _lead(mine: datetime | None, other: datetime | None) -> float:
    """Return by how many minutes `mine` was sooner; to have told nothing is to be later."""
    if mine is None:
        return -_NEVER
    return _NEVER if other is None else (other - mine) / timedelta(minutes=1)
