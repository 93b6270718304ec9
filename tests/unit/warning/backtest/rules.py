"""A rule simple enough to know what it must do: last hour against a fixed number of posts."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from tests.unit.warning import counts as streams

from tocsin import warning
from tocsin.warning import backtest, ports

Counts = NDArray[np.int64]

A_FEW = 30.0  # posts an hour that this rule calls once a week


class Loud:
    """Calls an hour of 30 negative posts once a week, of 300 once in ten weeks; mentions never."""

    name = "loud"
    version = "1"

    def __init__(self) -> None:
        self.streams: Sequence[warning.Stream] = ()
        self.kept: dict[tuple[int, int], float] = {}
        self.judged_to = -1

    def join(self, streams: Sequence[warning.Stream]) -> None:
        self.streams = (*self.streams, *streams)

    def add(self, minutes: ports.Ints, streams: ports.Ints, counts: ports.Floats) -> None:
        assert (minutes > self.judged_to).all()
        for minute, stream, count in zip(minutes, streams, counts, strict=True):
            self.kept[int(minute), int(stream)] = float(count)

    def judge(self, first: int, last: int) -> Iterator[ports.Surprise]:
        for minute in range(first, last + 1):
            self.judged_to = minute
            hour = np.array([self._hour(minute, place) for place in range(len(self.streams))])
            with np.errstate(divide="ignore"):
                rates = np.where(self._negative(), A_FEW / hour, np.inf)
            yield ports.Surprise(minute=minute, rate_per_week=rates, expected=hour, spread=hour)

    def unheard(self, first: int, last: int, streams: ports.Ints) -> None:
        del first, last, streams

    def explain(self, minute: int, stream: int) -> tuple[warning.Reason, ...]:
        del minute, stream
        return ()

    def dump(self) -> bytes:
        names = [(stream.watch_id, stream.indicator) for stream in self.streams]
        return msgspec.msgpack.encode((names, list(self.kept.items()), self.judged_to))

    def load(self, state: bytes) -> bool:
        names, kept, self.judged_to = msgspec.msgpack.decode(state)
        self.streams = [warning.Stream(watch_id=one, indicator=two) for one, two in names]
        self.kept = {(minute, stream): count for (minute, stream), count in kept}
        return True

    def _hour(self, minute: int, stream: int) -> float:
        return sum(self.kept.get((at, stream), 0.0) for at in range(minute - 59, minute + 1))

    def _negative(self) -> NDArray[np.bool_]:
        return np.array([stream.indicator == "negative" for stream in self.streams])


def history(mentions: Counts, *, negative: Counts | None = None) -> backtest.History:
    """Return a history from MONDAY on; without `negative` all of it is."""
    rows = {
        "minute": streams.MONDAY + np.arange(len(mentions)),
        "mentions": mentions,
        "negative": mentions if negative is None else negative,
    }
    return backtest.gathered("w", rows)


def no_matter(_share: float) -> None:
    """Take progress, and do nothing."""
