"""The seasonal detector: what is odd for this stream, at this hour, and how often it happens.

A learned day (baseline), three channels of oddness, and a Bayesian tail per stream that turns
oddness into "once in N weeks here". Knows nothing of the future; learns a bin once, when it is
older than the allowed lateness.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import model, ports
from tocsin.warning.detectors import baseline, calibration, channels, memory, shelf

LEARNING_BINS = 3 * baseline.DAY
_LATENESS_BINS = 2
_LAG = _LATENESS_BINS + 1
_GATE = 3.0  # -log10 p: nothing more ordinary than 1 in 1,000 is ever told
_TILT_POSTS = 10.0


class SeasonalDetector:
    """Judges many streams at once; see `ports.Detector`."""

    name = "seasonal"
    version = "1"

    def __init__(self) -> None:
        self.streams: Sequence[model.Stream] = ()
        self.counts = memory.Counts()
        self.expected = memory.Day()
        self.baseline = baseline.Baseline()
        self.calibration = calibration.Calibration()
        self.own = baseline.Own()
        self._ordinary: channels.Ordinary | None = None

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
        self.own.grow(len(new))
        self.counts.grow(len(new))
        self.expected.grow(len(new))
        self.baseline.grow(len(new))
        self.calibration.grow(len(new))
        self._ordinary = None

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

    def explain(self, minute: int, stream: int) -> tuple[model.Reason, ...]:
        """Return the channels in which `stream` is surprising at `minute`, strongest first."""
        number = np.array([minute], dtype=np.int64)
        if minute // memory.BIN != self.expected.head:
            return ()
        counts, expected = self._windows(number)
        surprises = channels.surprises(counts, expected, self._now())
        if surprises[0, :, stream].max() < _GATE:
            return ()
        odd = channels.score(counts, expected, self._now(), surprises)[0]
        ratios = channels.log_excess(counts, expected, self._now())[0, :, stream]
        rates = self.calibration.rate(odd[:, [stream]], np.array([stream]))[:, 0]
        told = []
        for channel in sorted(channels.Channel, key=lambda channel: rates[channel]):
            if not np.isfinite(rates[channel]):
                continue
            index, seconds = channels.window_s(channel, ratios, surprises[0, :, stream])
            told.append(
                model.Reason(
                    rule=f"{self.name}.{channel.name.lower()}",
                    indicator=self.streams[stream].indicator,
                    window_s=seconds,
                    value=float(counts[0, index, stream]),
                    expected=float(expected[0, index, stream]),
                    rate_per_week=float(rates[channel]),
                    share=float((1.0 / rates[channel]) / (1.0 / rates).sum()),
                )
            )
        return tuple(told)

    def dump(self) -> bytes:
        """Return the whole state."""
        return shelf.pack(
            shelf.State(
                streams=[(stream.watch_id, stream.indicator) for stream in self.streams],
                head=self.expected.head,
                settled_bin=self.expected.settled_bin,
                arrays=shelf.arrays_of(self._parts()),
                ahead=self.counts.waiting(),
            )
        )

    def load(self, state: bytes) -> None:
        """Take up a state that `dump` wrote."""
        kept = shelf.unpack(state)
        self.__init__()  # type: ignore[misc]  # an emptied detector is a new one
        self.streams = tuple(
            model.Stream(watch_id=watch_id, indicator=indicator)
            for watch_id, indicator in kept.streams
        )
        shelf.put_back(self._parts(), kept.arrays)
        for day in (self.expected, self.counts.day):
            day.head, day.settled_bin = kept.head, kept.settled_bin
        self.counts.add(*kept.ahead)

    def _parts(self) -> dict[str, object]:
        return {
            "own": self.own,
            "counts": self.counts,
            "counts.day": self.counts.day,
            "counts.closed": self.counts.day.closed,
            "counts.settled": self.counts.day.settled,
            "expected": self.expected,
            "expected.closed": self.expected.closed,
            "expected.settled": self.expected.settled,
            "baseline": self.baseline,
            "calibration": self.calibration,
        }

    def _judge_bin(self, first: int, last: int) -> Iterator[ports.Surprise]:
        minutes = np.arange(first, last + 1, dtype=np.int64)
        rates = self._rates(minutes)
        expected = self.expected.at(self.expected.head)
        scatter = self._now().dispersions[0] + self._now().doubt
        spread = np.sqrt(expected + scatter * expected**2)
        for minute, rate in zip(minutes, rates, strict=True):
            yield ports.Surprise(
                minute=int(minute), rate_per_week=rate, expected=expected, spread=spread
            )

    def _rates(self, minutes: ports.Ints) -> ports.Floats:
        rates = np.full((len(minutes), len(self.streams)), np.inf)
        if self.counts.day.is_empty():
            return rates
        counts, expected = self._windows(minutes)
        surprises = channels.surprises(counts, expected, self._now())
        gate = surprises.max(axis=1)
        rows, streams = np.nonzero((gate >= _GATE) & (self.baseline.learned > 0))
        if rows.size:
            odd = channels.score(counts, expected, self._now(), surprises)[rows, :, streams].T
            rates[rows, streams] = self.calibration.rate(odd, streams).min(axis=0)
        return rates

    def _windows(self, minutes: ports.Ints) -> tuple[ports.Floats, ports.Floats]:
        return self.counts.windows(minutes), self.expected.windows(minutes, self.expected.recent())

    def _now(self) -> channels.Ordinary:
        """Return what is ordinary in the open bin; it changes only when a bin opens."""
        if self._ordinary is None:
            self._ordinary = channels.Ordinary(
                level=self.baseline.level,
                tilt=self.own.tilt,
                dispersions=self.baseline.dispersions,
                doubt=self.baseline.doubt,
            )
        return self._ordinary

    def _advance(self, number: int, first: int) -> None:
        """Open all bins up to `number`; learn those that nothing can come late for any more."""
        begin = first
        if self.expected.head < 0:
            earliest = max(min(self.counts.ahead, default=number), number - baseline.DAY)
            if earliest < number:
                begin = earliest * memory.BIN
            self._start(min(earliest, number))
        new = self.own.began < 0
        if new.any():
            self.own.began[new] = max(begin, self.expected.head * memory.BIN)
        while self.expected.head < number:
            self._open(self.expected.head + 1)

    def _start(self, number: int) -> None:
        for day in (self.counts.day, self.expected):
            day.settled_bin = number - _LAG
        self.counts.open(number)
        self.expected.open(number, 0.0)

    def _open(self, number: int) -> None:
        self.counts.open(number)
        self._learn(number - _LAG)
        self.expected.open(number, self.baseline.expect(number))
        seen, expected = self.counts.day.closed.totals[-1], self.expected.closed.totals[-1]
        self.own.tilt = np.sqrt((seen + _TILT_POSTS) / (expected + _TILT_POSTS))
        self._ordinary = None

    def _learn(self, number: int) -> None:
        counts, expected = self.counts.day.at(number), self.expected.at(number)
        watched = (number + 1) * memory.BIN - self.own.began
        exposure = np.clip(watched / memory.BIN, 0.0, 1.0)
        first = (self.baseline.learned == 0) & (exposure > 0)
        self.baseline.learn(number, counts, expected, exposure)
        self._temper_the_young(number)
        if first.any():
            self.baseline.sum_up()
            self._introduce(number, np.flatnonzero(first))
        self.counts.day.settle(number)
        self.expected.settle(number)
        self._calibrate(number)

    def _temper_the_young(self, number: int) -> None:
        young = (self.baseline.learned > 0) & (self.baseline.learned <= baseline.YOUNG)
        for stream in np.flatnonzero(young):
            begun = int(self.own.began[stream]) // memory.BIN
            bins = np.arange(begun, number + 1) % memory.BINS_KEPT
            self.baseline.temper(int(stream), self.counts.day.bins[bins, stream])

    def _introduce(self, number: int, streams: ports.Ints) -> None:
        """Expect of new streams what they showed first, and their level of the bins since."""
        level = self.baseline.level[streams]
        own = self.counts.day.at(number)[streams]
        for late in range(number, self.expected.head + 1):
            at = np.full(len(streams), late, dtype=np.int64)
            self.expected.correct(at, streams, own if late == number else level)

    def _calibrate(self, number: int) -> None:
        seen, expected = self.counts.day.settled.totals, self.expected.settled.totals
        grown = self.baseline.learned >= baseline.YOUNG
        self.baseline.learn_spread(seen, expected)
        self.baseline.sum_up()
        self._ordinary = None
        if seen.any():
            surprises = channels.surprises(seen, expected, self._now())
            odd = channels.score(seen, expected, self._now(), surprises)
        else:
            odd = np.zeros((len(channels.Channel), len(self.streams)))
        self.calibration.learn(number, odd, grown)
