"""The seasonal detector: what is odd for this stream, at this hour, and how often it happens.

A learned day (baseline), two channels of oddness, and a Bayesian tail per stream that turns
oddness into "once in N weeks here". Knows nothing of the future; learns a bin once, when it is
older than the allowed lateness.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import model, ports
from tocsin.warning.detectors import (
    baseline,
    calibration,
    channels,
    memory,
    reasoning,
    shelf,
    windows,
)

LEARNING_BINS = 3 * baseline.DAY
_LATENESS_BINS = 2
_LAG = _LATENESS_BINS + 1
_ALL = slice(None)


class SeasonalDetector:
    """Judges many streams at once; see `ports.Detector`."""

    name = "seasonal"
    version = "3.2"
    state = "3"  # what `dump` writes

    def __init__(self) -> None:
        self.streams: Sequence[model.Stream] = ()
        self.counts = memory.Counts()
        self.expected = memory.Day()
        self._days = {"day": self.counts.day, "steady": self.counts.steady, "due": self.expected}
        self.baseline = baseline.Baseline()
        self.calibration = calibration.Calibration()
        self.ear = baseline.Ear()

    @property
    def learning(self) -> NDArray[np.bool_]:
        """Tell which streams are younger than three days (streams,)."""
        return np.asarray(self.baseline.learned < LEARNING_BINS)

    def join(self, streams: Sequence[model.Stream]) -> None:
        """Take up streams not yet known."""
        known = set(self.streams)
        new = tuple(stream for stream in dict.fromkeys(streams) if stream not in known)
        if not new:
            return
        self.streams = (*self.streams, *new)
        self.ear.grow(len(new))
        self.counts.grow(len(new))
        self.expected.grow(len(new))
        self.baseline.grow(len(new))
        self.calibration.grow(len(new))

    def add(self, minutes: ports.Ints, streams: ports.Ints, counts: ports.Floats) -> None:
        """Add counts to minutes, late ones too."""
        self.counts.add(
            np.asarray(minutes, dtype=np.int64),
            np.asarray(streams, dtype=np.int64),
            np.asarray(counts, dtype=np.float64),
        )

    def judge(self, first: int, last: int) -> Iterator[ports.Surprise]:
        """Yield the surprise of each minute first..last, using only counts up to it."""
        if last < first:
            return
        number = max(first // memory.BIN, self.expected.head)
        while number * memory.BIN <= last:
            self._advance(number, first)
            start = number * memory.BIN
            upto = min(start + memory.BIN - 1, last)
            yield from self._judge_bin(max(first, start), upto)
            number += 1

    def unheard(self, first: int, last: int, streams: ports.Ints) -> None:
        """Take note that nobody listened to `streams` in minutes first..last: they teach nothing.

        What lies more than a day back is past teaching; what lies ahead is told when it is there.
        """
        head = self.expected.head
        begin = max(first // memory.BIN, head - memory.BINS_KEPT + 1)
        bins = np.arange(begin, min(last // memory.BIN, head) + 1) % memory.BINS_KEPT
        self.ear.shut[bins[:, None], streams] = 1.0

    def explain(self, minute: int, stream: int) -> tuple[model.Reason, ...]:
        """Return the channels in which `stream` is surprising at `minute`, strongest first."""
        if minute // memory.BIN != self.expected.head:
            return ()
        grounds = reasoning.Grounds(
            counts=self.counts,
            expected=self.expected,
            calibration=self.calibration,
            ordinary=self._ordinary(np.array([stream])),
            learned=self.baseline.learned[[stream]],
        )
        return grounds.reasons(self.name, self.streams[stream].indicator, minute, stream)

    def dump(self) -> bytes:
        """Return the whole state."""
        return shelf.pack(
            shelf.State(
                detector=self._signature,
                streams=[(stream.watch_id, stream.indicator) for stream in self.streams],
                head=self.expected.head,
                settled_bin=self.expected.settled_bin,
                arrays=shelf.arrays_of(self._parts()),
                ahead=self.counts.waiting(),
            )
        )

    def load(self, state: bytes) -> bool:
        """Take up a state that `dump` wrote; of another version, its streams only."""
        kept = shelf.unpack(state)
        self.__init__()  # type: ignore[misc]  # an emptied detector is a new one
        streams = [model.Stream(watch_id=one, indicator=two) for one, two in kept.streams]
        if kept.detector != self._signature:
            self.join(streams)
            return False
        self.streams = tuple(streams)
        shelf.put_back(self._parts(), kept.arrays)
        for day in self._days.values():
            day.head, day.settled_bin = kept.head, kept.settled_bin
        self.counts.add(*kept.ahead)
        return True

    @property
    def _signature(self) -> str:
        return f"{self.name} {self.state}"

    def _parts(self) -> dict[str, object]:
        parts: dict[str, object] = {"ear": self.ear, "counts": self.counts}
        parts |= {"baseline": self.baseline, "calibration": self.calibration}
        for name, day in self._days.items():
            parts |= {name: day, f"{name}.closed": day.closed, f"{name}.settled": day.settled}
        return parts

    def _judge_bin(self, first: int, last: int) -> Iterator[ports.Surprise]:
        minutes = np.arange(first, last + 1, dtype=np.int64)
        rates = self._rates(minutes)
        expected = self.expected.at(self.expected.head)
        spread = self.baseline.spread(expected)
        for minute, rate in zip(minutes, rates, strict=True):
            yield ports.Surprise(
                minute=int(minute),
                rate_per_week=rate,
                expected=expected,
                spread=spread,
                deaf=self.ear.deaf,
            )

    def _rates(self, minutes: ports.Ints) -> ports.Floats:
        rates = np.full((len(minutes), len(self.streams)), np.inf)
        if self.counts.day.is_empty():
            return rates
        odd = channels.score(windows.ending(self.counts, self.expected, minutes), self._ordinary())
        self._look_back(odd)
        learned = self.baseline.learned
        for row, oddness in enumerate(odd):
            streams = np.flatnonzero((learned > 0) & self.calibration.is_odd(oddness))
            if streams.size:
                told = self.calibration.rate(oddness[:, streams], streams, learned[streams])
                rates[row, streams] = channels.combine(told, self.baseline.level[streams])
        return rates

    def _look_back(self, odd: ports.Floats) -> None:
        """Let what came late count as it would have then; `odd` is (minutes, channels, streams)."""
        late = np.flatnonzero(self.counts.late >= 0)
        if late.size:
            seen, due = windows.looking_back(self.counts, self.expected, late)
            then = channels.burst(seen, due, self._ordinary(late))
            now = odd[:, channels.Channel.BURST, late]
            odd[:, channels.Channel.BURST, late] = np.maximum(now, then)

    def _ordinary(self, streams: ports.Ints | slice = _ALL) -> channels.Ordinary:
        """Return what is ordinary in the open bin."""
        return channels.Ordinary(
            level=self.baseline.level[streams], doubt=self.baseline.doubt[streams]
        )

    def _advance(self, number: int, first: int) -> None:
        """Open all bins up to `number`; learn those that nothing can come late for any more."""
        begin = first
        if self.expected.head < 0:
            earliest = max(min(self.counts.ahead, default=number), number - baseline.DAY)
            if earliest < number:
                begin = earliest * memory.BIN
            self._start(min(earliest, number))
        new = self.ear.began < 0
        if new.any():
            self.ear.began[new] = max(begin, self.expected.head * memory.BIN)
        while self.expected.head < number:
            self._open(self.expected.head + 1)

    def _start(self, number: int) -> None:
        for day in self._days.values():
            day.settled_bin = number - _LAG
        self.counts.open(number)
        self.expected.open(number, 0.0)

    def _open(self, number: int) -> None:
        over = number - 1
        self.ear.close(over, self.counts.day.at(over), self.expected.at(over))
        self.counts.open(number)
        self._learn(number - _LAG)
        self.expected.open(number, self.baseline.expect(number))
        self._cap(np.full(len(self.streams), number), np.arange(len(self.streams)))

    def _cap(self, bins: ports.Ints, streams: ports.Ints) -> None:
        """Hold what counts as steady in `bins` of `streams` to what is ordinary there."""
        expected = self.expected.bins[bins % memory.BINS_KEPT, streams]
        self.counts.cap(bins, streams, self.baseline.ceiling(expected, streams))

    def _learn(self, number: int) -> None:
        counts, expected = self.counts.day.at(number), self.expected.at(number)
        exposure = self.ear.exposure(number, counts)
        first = (self.baseline.learned == 0) & (exposure > 0)
        self.baseline.learn(number, counts, expected, exposure)
        self.baseline.temper_the_young(number, self.ear.began, self.counts.day)
        if first.any():
            self.baseline.sum_up()
            self._introduce(number, np.flatnonzero(first))
        self.counts.settle(number)
        self.expected.settle(number)
        self._calibrate(number, exposure)

    def _introduce(self, number: int, streams: ports.Ints) -> None:
        """Expect of new streams what they showed first, and their level of the bins since."""
        level = self.baseline.level[streams]
        own = self.counts.day.at(number)[streams]
        for late in range(number, self.expected.head + 1):
            at = np.full(len(streams), late, dtype=np.int64)
            self.expected.correct(at, streams, own if late == number else level)
            self._cap(at, streams)

    def _calibrate(self, number: int, exposure: ports.Floats) -> None:
        self.baseline.learn_spread(self.counts.day.at(number), self.expected.at(number), exposure)
        self.baseline.sum_up()
        odd = channels.score(windows.settled(self.counts, self.expected), self._ordinary())
        grown = (self.baseline.learned >= baseline.YOUNG) & (exposure > 0)
        self.calibration.learn(number, odd, grown)
