"""Rules that people know, to stand beside the seasonal one: a fixed threshold, two public ratios.

None of them knows how rare anything is. What they call a rate is how far the rule is from firing:
1 where it fires, 1/2 at twice its threshold. The public rules are those that listening services
describe to their users: the last hour against the twelve before it, the last day against the week
before it.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from tocsin.warning import model, ports
from tocsin.warning.detectors import memory, shelf

_HOUR, _DAY = 12, 288  # bins
_KEPT = 8 * _DAY + 1
_MOST_LATE = _KEPT - 1


class _Ring:
    """Counts by bin for eight days."""

    def __init__(self) -> None:
        self.bins: ports.Floats = np.zeros((_KEPT, 0))

    def grow(self, streams: int) -> None:
        """Make room for more streams."""
        self.bins = memory.widened(self.bins, streams)

    def last(self, head: int, bins: int, before: int = 0) -> ports.Floats:
        """Return `bins` bins (bins, streams) that end `before` bins before the open one."""
        return np.asarray(self.bins[np.arange(head - before - bins + 1, head - before + 1) % _KEPT])


class PlainDetector:
    """What the plain rules share; see `ports.Detector`."""

    name = "plain"
    version = "1"
    window_bins = _HOUR

    def __init__(self) -> None:
        self.streams: Sequence[model.Stream] = ()
        self.ring = _Ring()
        self.head = -1
        self._ahead: list[tuple[ports.Ints, ports.Ints, ports.Floats]] = []

    def strength(self) -> tuple[ports.Floats, ports.Floats, ports.Floats]:
        """Return (strength, seen, expected), each (streams,); the rule fires at strength 1."""
        raise NotImplementedError

    def join(self, streams: Sequence[model.Stream]) -> None:
        """Take up streams not yet known."""
        known = set(self.streams)
        new = [stream for stream in dict.fromkeys(streams) if stream not in known]
        self.streams = (*self.streams, *new)
        self.ring.grow(len(new))

    def add(self, minutes: ports.Ints, streams: ports.Ints, counts: ports.Floats) -> None:
        """Add counts to minutes, late ones too."""
        sane = np.isfinite(counts) & (counts > 0)
        kept = np.minimum(counts[sane], memory.MOST)
        self._ahead.append((np.asarray(minutes)[sane], np.asarray(streams)[sane], kept))

    def judge(self, first: int, last: int) -> Iterator[ports.Surprise]:
        """Yield how near each minute first..last is to firing, using only counts up to it."""
        for minute in range(first, last + 1):
            self._reach(minute)
            strength, _, expected = self.strength()
            with np.errstate(divide="ignore"):
                rate = np.where(strength > 0, 1.0 / strength, np.inf)
            part = expected / self.window_bins
            yield ports.Surprise(
                minute=minute, rate_per_week=rate, expected=part, spread=np.zeros(len(part))
            )

    def unheard(self, first: int, last: int, streams: ports.Ints) -> None:
        """Learn nothing from it: a plain rule never learns."""

    def explain(self, minute: int, stream: int) -> tuple[model.Reason, ...]:
        """Return the rule, if it fires."""
        strength, seen, expected = (float(part[stream]) for part in self.strength())
        if strength < 1.0 or minute // memory.BIN != self.head:
            return ()
        return (
            model.Reason(
                rule=f"{self.name}.fired",
                indicator=self.streams[stream].indicator,
                window_s=self.window_bins * memory.BIN * 60,
                value=seen,
                expected=expected,
                rate_per_week=1.0 / strength,
                share=1.0,
            ),
        )

    def dump(self) -> bytes:
        """Return the whole state."""
        return shelf.pack(
            shelf.State(
                detector=f"{self.name} {self.version}",
                streams=[(stream.watch_id, stream.indicator) for stream in self.streams],
                head=self.head,
                settled_bin=self.head,
                arrays=shelf.arrays_of({"ring": self.ring}),
                ahead=self._waiting(),
            )
        )

    def load(self, state: bytes) -> bool:
        """Take up a state that `dump` wrote; of another rule, its streams only."""
        kept = shelf.unpack(state)
        self.__init__()  # type: ignore[misc]  # an emptied detector is a new one
        self.join([model.Stream(watch_id=one, indicator=two) for one, two in kept.streams])
        if kept.detector != f"{self.name} {self.version}":
            return False
        shelf.put_back({"ring": self.ring}, kept.arrays)
        self.head = kept.head
        self._ahead = [kept.ahead]
        return True

    def _waiting(self) -> tuple[ports.Ints, ports.Ints, ports.Floats]:
        empty = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        minutes, streams, counts = zip(empty, *self._ahead, strict=True)
        return np.concatenate(minutes), np.concatenate(streams), np.concatenate(counts)

    def _reach(self, minute: int) -> None:
        """Open the bins up to this minute's and count what has come in them."""
        number = minute // memory.BIN
        fresh = np.arange(max(self.head + 1, number - _KEPT + 1), number + 1)
        self.ring.bins[fresh % _KEPT] = 0.0
        self.head = max(self.head, number)
        minutes, streams, counts = self._waiting()
        here = (minutes <= minute) & (minutes // memory.BIN > self.head - _MOST_LATE)
        np.add.at(
            self.ring.bins, (minutes[here] // memory.BIN % _KEPT, streams[here]), counts[here]
        )
        later = minutes > minute
        self._ahead = [(minutes[later], streams[later], counts[later])]


class FixedThreshold(PlainDetector):
    """Fires when the last hour brings a hundred posts."""

    name = "fixed"
    posts = 100.0

    def strength(self) -> tuple[ports.Floats, ports.Floats, ports.Floats]:
        """Return the last hour over the threshold."""
        seen = self.ring.last(self.head, _HOUR).sum(axis=0)
        return seen / self.posts, seen, np.full(len(seen), self.posts)


class HourAgainstHalfDay(PlainDetector):
    """Fires when the last hour exceeds three times the hourly mean of the twelve before it."""

    name = "hour-12h"
    factor, least = 3.0, 10.0

    def strength(self) -> tuple[ports.Floats, ports.Floats, ports.Floats]:
        """Return the ratio over its factor; an hour of fewer than ten posts never fires."""
        seen = self.ring.last(self.head, _HOUR).sum(axis=0)
        usual = self.ring.last(self.head, 12 * _HOUR, before=_HOUR).sum(axis=0) / 12.0
        ratio = seen / np.maximum(usual, 1.0) / self.factor
        return np.where(seen >= self.least, ratio, 0.0), seen, usual


class DayAgainstWeek(PlainDetector):
    """Fires when the last day's hourly mean exceeds the week before by three deviations."""

    name = "day-7d"
    window_bins = _DAY
    sigmas, least = 3.0, 10.0

    def strength(self) -> tuple[ports.Floats, ports.Floats, ports.Floats]:
        """Return the excess in deviations over three; fewer than ten posts never fire."""
        seen = self.ring.last(self.head, _DAY).sum(axis=0)
        week = self.ring.last(self.head, 7 * _DAY, before=_DAY)
        hours = week.reshape(7 * 24, _HOUR, -1).sum(axis=1)
        usual = hours.mean(axis=0)
        excess = (seen / 24.0 - usual) / np.maximum(hours.std(axis=0) * self.sigmas, 1e-9)
        fires = (seen >= self.least) & hours.any(axis=0)
        return np.where(fires, np.maximum(excess, 0.0), 0.0), seen, usual * 24.0
