"""Makes the columns that detectors are tried on: real streams, their negative part, crises in them.

Every column is a stream of five-minute counts; all columns go through a detector at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tests.bench import nab

from tocsin import warning
from tocsin.warning import backtest, ports

BIN = 5  # minutes
DAY, WEEK = 288, 2016  # bins
NEGATIVE = 0.12  # of ordinary posts, by chance
LEARNED = 2 * WEEK
TO_FIND = DAY

Floats = NDArray[np.float64]


class Detector(Protocol):
    """What a column is judged by."""

    def join(self, streams: Sequence[warning.Stream]) -> None:
        """Take up streams."""
        ...

    def add(self, minutes: ports.Ints, streams: ports.Ints, counts: ports.Floats) -> None:
        """Add counts."""
        ...

    def judge(self, first: int, last: int) -> Iterator[ports.Surprise]:
        """Judge minutes."""
        ...


@dataclass(frozen=True, kw_only=True)
class Column:
    """One stream as it is judged."""

    stream: nab.Stream
    is_negative: bool
    counts: Floats
    crisis: backtest.Crisis | None = None
    onset: int = -1

    @property
    def kind(self) -> tuple[str, bool]:
        """Return whose stream this is and whether it is the negative part."""
        return self.stream.name, self.is_negative

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Tell which bins count for false alarms: after two weeks, outside labelled windows."""
        told = self.stream.ordinary
        told[:LEARNED] = False
        return told


def columns(
    streams: Sequence[nab.Stream],
    cells: Sequence[tuple[backtest.Crisis, bool]],
    *,
    runs: int,
    seed: int,
) -> list[Column]:
    """Return the streams as they are, then `runs` columns with one crisis each for every cell."""
    rng = np.random.default_rng(seed)
    plain = [Column(stream=one, is_negative=False, counts=one.counts) for one in streams]
    plain += [
        Column(
            stream=one,
            is_negative=True,
            counts=rng.binomial(one.counts.astype(np.int64), NEGATIVE).astype(np.float64),
        )
        for one in streams
    ]
    known = {column.kind: column for column in plain}
    struck = [
        _struck(known[streams[run % len(streams)].name, is_negative], crisis, rng)
        for crisis, is_negative in cells
        for run in range(runs)
    ]
    return plain + struck


def rates(detector: Detector, told: Sequence[Column], epoch_s: int) -> NDArray[np.float32]:
    """Return the detector's rate at the end of every bin (bins, columns)."""
    detector.join([warning.Stream(watch_id=f"{n}", indicator="posts") for n in range(len(told))])
    bins = max(len(column.counts) for column in told)
    counts = np.zeros((bins, len(told)))
    for place, column in enumerate(told):
        counts[: len(column.counts), place] = column.counts
    begin = epoch_s // 60 // BIN * BIN
    places = np.arange(len(told))
    found = np.full((bins, len(told)), np.inf, dtype=np.float32)
    for number, row in enumerate(counts):
        minute = begin + number * BIN
        detector.add(np.full(len(told), minute), places, row)
        for surprise in detector.judge(minute + BIN - 1, minute + BIN - 1):
            found[number] = surprise.rate_per_week
    return found


def _struck(column: Column, crisis: backtest.Crisis, rng: np.random.Generator) -> Column:
    """Return the column with one crisis, somewhere a day away from any labelled window."""
    free = column.counted
    free[-2 * DAY :] = False
    for first, _ in column.stream.windows:
        free[max(0, first - DAY) : first] = False
    onset = int(rng.choice(np.flatnonzero(free)))
    mean_day = float(column.stream.counts.mean()) * DAY
    posts, negative = crisis.draw(mean_day, rng)
    came = negative if column.is_negative else posts
    came = np.pad(came, (0, -len(came) % BIN)).reshape(-1, BIN).sum(axis=1)
    counts = column.counts.copy()
    end = min(onset + len(came), len(counts))
    counts[onset:end] += came[: end - onset]
    return Column(
        stream=column.stream,
        is_negative=column.is_negative,
        counts=counts,
        crisis=crisis,
        onset=onset,
    )
