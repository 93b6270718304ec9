"""What a detector remembers of the last day: by the minute for an hour, by the bin for the rest.

Time is counted in minutes since the epoch; a bin is five of them. Windows of up to an hour begin
and end on the minute. Longer ones end on the minute and begin on a bin: a three-hour window is
then up to four minutes short, and so is what is expected of it.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BIN = 5
SHORT = (1, 3, 6, 12)  # windows in bins: 5, 15, 30 and 60 minutes
LONG = (36, 72, 144)  # 3, 6 and 12 hours
WINDOWS = SHORT + LONG
BINS_KEPT = 304  # a day, and what may still come late
_MINUTES_KEPT = 100
_LATE_TOLD = 24  # bins; what comes more than two hours late is history
MOST = 1e7  # posts a minute; more is not a count


class Sums:
    """Sums over the last bins of a ring, for several lengths at once, kept up step by step."""

    def __init__(self, lengths: tuple[int, ...]) -> None:
        self.lengths = np.array(lengths)
        self.totals: Floats = np.zeros((len(lengths), 0))

    def step(self, ring: Floats, last: int) -> None:
        """Let the windows end with bin `last` instead of the one before it."""
        self.totals += ring[last % BINS_KEPT]
        self.totals -= ring[(last - self.lengths) % BINS_KEPT]
        np.maximum(self.totals, 0.0, out=self.totals)

    def correct(self, last: int, bins: Ints, streams: Ints, values: Floats) -> None:
        """Add late values to the windows that hold their bins and end with bin `last`."""
        for row, length in enumerate(self.lengths):
            held = (bins <= last) & (bins > last - length)
            np.add.at(self.totals[row], streams[held], values[held])


class Day:
    """The last day in bins, with running sums up to the open bin and up to the settled one.

    Long windows are summed up to the open bin; `settled` says which up to the settled one.
    """

    def __init__(self, settled: tuple[int, ...] = WINDOWS) -> None:
        self.head = -1  # the open bin; -1 before the first
        self.settled_bin = -1  # the bin learned last
        self.bins: Floats = np.zeros((BINS_KEPT, 0))
        self.closed = Sums(tuple(length - 1 for length in LONG))  # they end before the head
        self.settled = Sums(settled)  # they end with the settled bin

    def grow(self, streams: int) -> None:
        """Make room for more streams, empty so far."""
        self.bins = widened(self.bins, streams)
        self.closed.totals = widened(self.closed.totals, streams)
        self.settled.totals = widened(self.settled.totals, streams)

    def open(self, number: int, values: Floats | float) -> None:
        """Close the open bin and open `number`, the next one (or the first), with `values`."""
        if self.head >= 0:
            self.closed.step(self.bins, self.head)
        self.head = number
        self.bins[number % BINS_KEPT] = values

    def settle(self, number: int) -> None:
        """Move the settled windows on to bin `number`."""
        self.settled.step(self.bins, number)
        self.settled_bin = number

    def correct(self, bins: Ints, streams: Ints, values: Floats) -> None:
        """Add values to bins that are open or past; what is older than memory is ignored."""
        held = (bins > self.head - BINS_KEPT) & (bins <= self.head)
        bins, streams, values = bins[held], streams[held], values[held]
        np.add.at(self.bins, (bins % BINS_KEPT, streams), values)
        if (bins < self.head).any():
            self.closed.correct(self.head - 1, bins, streams, values)
            self.settled.correct(self.settled_bin, bins, streams, values)

    def at(self, number: int) -> Floats:
        """Return the values of one bin."""
        return np.asarray(self.bins[number % BINS_KEPT])

    def is_empty(self) -> bool:
        """Tell whether the last day holds nothing."""
        return not (self.closed.totals[-1].any() or self.at(self.head).any())

    def short(self, minutes: Ints, by_minute: Floats) -> tuple[Floats, Floats]:
        """Return sums (minutes, short windows, streams), and what came in the open bin so far.

        The minutes lie in the open bin; `by_minute` holds the hour before that bin and the bin.
        """
        start = SHORT[-1] * BIN
        upto = np.zeros((len(by_minute) + 1, by_minute.shape[1]))
        np.cumsum(by_minute, axis=0, out=upto[1:])
        ends = minutes - self.head * BIN + start + 1
        short = upto[ends][:, None] - upto[ends[:, None] - BIN * np.array(SHORT)]
        return short, upto[ends] - upto[start]

    def long(self, part: Floats) -> Floats:
        """Return sums (minutes, long windows, streams) with `part` of the open bin."""
        return np.asarray(self.closed.totals + part[:, None])

    def recent(self) -> Floats:
        """Return the open bin and the hour before it, spread evenly over their minutes."""
        bins = np.arange(self.head - SHORT[-1], self.head + 1) % BINS_KEPT
        return np.repeat(self.bins[bins] / BIN, BIN, axis=0)


class Counts:
    """The counts of the last day; what lies ahead waits outside until its bin opens.

    Beside them, what came steadily: each bin at most its cap.
    """

    def __init__(self) -> None:
        self.day = Day(SHORT)
        self.steady = Day(LONG)
        self.caps: Floats = np.zeros((BINS_KEPT, 0))
        self.late: Floats = np.zeros(0)  # a closed bin that grew while this one is open, else -1
        self.minutes: Floats = np.zeros((_MINUTES_KEPT, 0))
        self.ahead: dict[int, list[tuple[Ints, Ints, Floats]]] = defaultdict(list)

    def grow(self, streams: int) -> None:
        """Make room for more streams, silent so far."""
        self.day.grow(streams)
        self.steady.grow(streams)
        self.caps = widened(self.caps, streams)
        self.late = widened(self.late, streams, -1.0)
        self.minutes = widened(self.minutes, streams)

    def add(self, minutes: Ints, streams: Ints, counts: Floats) -> None:
        """Take counts up: now where their bin is open or past, later where it lies ahead."""
        sane = np.isfinite(counts) & (counts > 0)
        minutes, streams, counts = minutes[sane], streams[sane], np.minimum(counts[sane], MOST)
        bins = minutes // BIN
        past = (bins <= self.day.head) & (self.day.head >= 0)
        if past.any():
            self._put(minutes[past], streams[past], counts[past])
        if not past.all():
            self._keep_for_later(bins[~past], minutes[~past], streams[~past], counts[~past])

    def open(self, number: int) -> None:
        """Close the open bin and open `number`, which has no cap yet."""
        if self.day.head >= 0:
            place = self.day.head % BINS_KEPT
            self.steady.bins[place] = np.minimum(self.day.bins[place], self.caps[place])
        self.day.open(number, 0.0)
        self.steady.open(number, 0.0)
        self.caps[number % BINS_KEPT] = np.inf
        self.late[:] = -1.0
        self.minutes[np.arange(number * BIN, number * BIN + BIN) % _MINUTES_KEPT] = 0.0
        for waiting in self.ahead.pop(number, ()):
            self._put(*waiting)

    def settle(self, number: int) -> None:
        """Move the settled windows on to bin `number`."""
        self.day.settle(number)
        self.steady.settle(number)

    def cap(self, bins: Ints, streams: Ints, caps: Floats) -> None:
        """Let bins of streams count at most `caps` among what came steadily."""
        self.caps[bins % BINS_KEPT, streams] = caps
        self._recount(bins, streams)

    def short(self, minutes: Ints) -> tuple[Floats, Floats]:
        """Return counts (minutes, short windows, streams) and those of the open bin so far."""
        begin = (self.day.head - SHORT[-1]) * BIN
        chosen = np.arange(begin, int(minutes[-1]) + 1) % _MINUTES_KEPT
        return self.day.short(minutes, self.minutes[chosen])

    def long(self, part: Floats) -> Floats:
        """Return steady counts (minutes, long windows, streams), with `part` of the open bin."""
        return self.steady.long(np.minimum(part, self.caps[self.day.head % BINS_KEPT]))

    def waiting(self) -> tuple[Ints, Ints, Floats]:
        """Return what lies ahead, as `add` took it."""
        parts = [part for number in sorted(self.ahead) for part in self.ahead[number]]
        if not parts:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        minutes, streams, counts = zip(*parts, strict=True)
        return np.concatenate(minutes), np.concatenate(streams), np.concatenate(counts)

    def _put(self, minutes: Ints, streams: Ints, counts: Floats) -> None:
        bins = minutes // BIN
        self.day.correct(bins, streams, counts)
        self._recount(bins, streams)
        self._note_late(bins, streams, counts)
        fresh = minutes >= (self.day.head + 1) * BIN - _MINUTES_KEPT
        np.add.at(self.minutes, (minutes[fresh] % _MINUTES_KEPT, streams[fresh]), counts[fresh])

    def _note_late(self, bins: Ints, streams: Ints, counts: Floats) -> None:
        """Remember, of what came late but not too late to tell of, the bin that grew most."""
        told = (bins < self.day.head) & (bins > self.day.head - _LATE_TOLD)
        if told.any():
            growing = np.argsort(counts[told], kind="stable")
            self.late[streams[told][growing]] = bins[told][growing]

    def _recount(self, bins: Ints, streams: Ints) -> None:
        """Count again what came steadily in bins that are closed and not forgotten."""
        held = (bins > self.day.head - BINS_KEPT) & (bins < self.day.head)
        if not held.any():
            return
        bins, streams = np.unique(np.stack((bins[held], streams[held])), axis=1)
        places = bins % BINS_KEPT
        steady = np.minimum(self.day.bins[places, streams], self.caps[places, streams])
        self.steady.correct(bins, streams, steady - self.steady.bins[places, streams])

    def _keep_for_later(self, bins: Ints, minutes: Ints, streams: Ints, counts: Floats) -> None:
        if (bins == bins[0]).all():
            self.ahead[int(bins[0])].append((minutes, streams, counts))
            return
        order = np.argsort(bins, kind="stable")
        kinds, starts = np.unique(bins[order], return_index=True)
        for number, chosen in zip(kinds, np.split(order, starts[1:]), strict=True):
            self.ahead[int(number)].append((minutes[chosen], streams[chosen], counts[chosen]))


def widened(array: Floats, streams: int, value: float = 0.0) -> Floats:
    """Return `array` with more streams (its last axis), all at `value`."""
    return np.concatenate((array, np.full((*array.shape[:-1], streams), value)), axis=-1)
