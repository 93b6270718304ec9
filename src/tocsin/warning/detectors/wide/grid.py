"""What the width of a bin decides: which windows, which seasons, how long memory is."""

from dataclasses import dataclass
from functools import cached_property

HOUR_S, DAY_S, WEEK_S = 3600, 86_400, 604_800
_LONG = (3, 6, 12)  # hours, or bins where a bin is wider
_DAYS_LONG = (2, 4)  # of bins of a day and more
_MOST_SLOTS = 48
_THURSDAY, _SATURDAY = 3, 5  # Monday is 0; the epoch began on a Thursday
_MINUTE_S = 60
_CALM_S = 6 * HOUR_S  # what follows within it is the same event (backtest.alarms)
_MOST = 1e7  # posts a minute; more is not a count


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Bins of one width."""

    width_s: int

    @cached_property
    def a_day(self) -> float:
        """Return how many bins make a day."""
        return DAY_S / self.width_s

    @cached_property
    def a_week(self) -> float:
        """Return how many bins make a week."""
        return WEEK_S / self.width_s

    @cached_property
    def apart(self) -> float:
        """Return how many bins lie between two events."""
        return _CALM_S / self.width_s

    @cached_property
    def most(self) -> float:
        """Return the highest count that is believed."""
        return _MOST * self.width_s / _MINUTE_S

    @cached_property
    def short(self) -> tuple[int, ...]:
        """Return windows of up to an hour, in bins; a single bin where it is wider."""
        hour = HOUR_S / self.width_s
        return tuple(sorted({1, max(1, round(hour / 2)), max(1, round(hour))}))

    @cached_property
    def long(self) -> tuple[int, ...]:
        """Return windows of hours, in bins; of a few bins where a bin is wider."""
        if self.width_s >= DAY_S:
            return _DAYS_LONG
        unit = max(1.0, HOUR_S / self.width_s)
        return tuple(sorted({round(length * unit) for length in _LONG} - {*self.short}))

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Return how many kinds of days there are, and slots in each."""
        if self.width_s >= 7 * DAY_S:
            return 1, 1
        if self.width_s >= DAY_S:
            return 1, 7
        return 2, min(_MOST_SLOTS, round(DAY_S / self.width_s))

    def place(self, start_s: int) -> tuple[int, int]:
        """Return the kind of day (1 = Saturday or Sunday, UTC) and the slot of a bin.

        >>> Grid(width_s=3600).place(0), Grid(width_s=86_400).place(0)
        ((0, 0), (0, 3))
        """
        kinds, slots = self.shape
        day, within = divmod(start_s + self.width_s // 2, DAY_S)
        weekday = (day + _THURSDAY) % 7
        if kinds == 1:
            return 0, weekday % slots
        return int(weekday >= _SATURDAY), within * slots // DAY_S
