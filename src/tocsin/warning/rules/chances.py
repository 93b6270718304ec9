"""What people's verdicts taught about how rare a true warning is; nothing while they are few."""

import math
from bisect import bisect_right
from dataclasses import dataclass

NEEDED = 50
RAREST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """P(true | rate) by its knots; without knots a warning's confidence is a prior."""

    rates: tuple[float, ...] = ()  # rising
    chances: tuple[float, ...] = ()  # falling, one a rate
    verdicts: int = 0  # that it was learned from, or is waiting for more of
    needed: int = NEEDED

    def of(self, rate_per_week: float) -> float | None:
        """Return how likely a warning of this rate is true; None while nobody knows.

        Between two knots the chance follows the logarithm of the rate.

        >>> Chances(rates=(0.01, 1.0), chances=(0.9, 0.1)).of(0.1)
        0.5
        """
        if not self.rates:
            return None
        rate = max(rate_per_week, RAREST)
        after = bisect_right(self.rates, rate)
        if after in {0, len(self.rates)}:
            return self.chances[min(after, len(self.rates) - 1)]
        left, right = self.rates[after - 1 : after + 1]
        high, low = self.chances[after - 1 : after + 1]
        part = math.log(rate / left) / math.log(right / left)
        return high + (low - high) * part
