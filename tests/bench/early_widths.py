"""Tries the detector of wide bins: does it keep its promise, does it still find crises?

    python -m tests.bench.early_widths [--data DIR] [--seed 1]

NAB's ten brand streams and streams that are made (negative-binomial, with a rhythm of days and
weeks, restless hours, half of them with spikes), all counted by the quarter of an hour, the hour,
six hours and the day. False alarms count after two weeks and outside labelled windows. The shares
and priors of detectors.wide were chosen on made streams of other seeds and on the first half of
NAB's streams.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.bench import nab, pack, trials

from tocsin.warning import backtest, detectors

WIDTHS = (900, 3600, 21_600, 86_400)  # seconds
BUDGETS = (0.25, 0.5, 1.0, 2.0)
SWELL = backtest.Crisis(shape=backtest.shaped("swell"), volume_days=1.0)
_BIN_S, _DAY_S, _WEEK_S = 300, 86_400, 604_800
_MONDAY = 1_704_067_200
_STREAMS, _WEEKS = 40, 20
_LEARNED_S = 2 * _WEEK_S

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Streams:
    """Streams of equal length in bins of five minutes (bins, streams)."""

    title: str
    epoch_s: int
    counts: Floats
    ordinary: Bools

    def by(self, width_s: int) -> tuple[Floats, Bools]:
        """Return counts by wider bins, and which of them are ordinary throughout."""
        size = width_s // _BIN_S
        bins = len(self.counts) // size
        shape = (bins, size, self.counts.shape[1])
        upto = bins * size
        counts = self.counts[:upto].reshape(shape).sum(axis=1)
        return counts, np.asarray(self.ordinary[:upto].reshape(shape).all(axis=1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the real data (TOCSIN_DATA)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    rng = np.random.default_rng(chosen.seed)
    real = brands(nab.streams(pack.folder(chosen.data)))
    thinned = rng.binomial(real.counts.astype(np.int64), trials.NEGATIVE).astype(np.float64)
    negative = Streams(
        title="negative", epoch_s=real.epoch_s, counts=thinned, ordinary=real.ordinary
    )
    heads = (*(f"{budget:g}/week" for budget in BUDGETS), "swell 1.0 found, delay")
    sys.stdout.write(f"{'alarms ÷ promised':34}" + "".join(f"{one:>10}" for one in heads) + "\n")
    for streams in (real, negative, made(rng, has_spikes=True), made(rng, has_spikes=False)):
        for width_s in WIDTHS:
            cells = [*_kept(streams, width_s), _found(streams, width_s, rng)]
            title = f"{streams.title}, {width_s // 60} min"
            sys.stdout.write(f"{title:34}" + "".join(f"{one:>10}" for one in cells) + "\n")
            sys.stdout.flush()


def brands(streams: Sequence[nab.Stream]) -> Streams:
    """Return the real streams, from the first midnight on."""
    bins = min(len(one.counts) for one in streams)
    begin = -streams[0].epoch_s % _DAY_S // _BIN_S
    return Streams(
        title="all posts",
        epoch_s=streams[0].epoch_s + begin * _BIN_S,
        counts=np.stack([one.counts[begin:bins] for one in streams], axis=1),
        ordinary=np.stack([one.ordinary[begin:bins] for one in streams], axis=1),
    )


def made(rng: np.random.Generator, *, has_spikes: bool) -> Streams:
    """Return streams that are made, from 0.05 to 40 posts in five minutes."""
    bins = _WEEKS * trials.WEEK
    at = np.arange(bins)[:, None]
    level = np.exp(rng.uniform(np.log(0.05), np.log(40.0), _STREAMS))
    phase, depth = rng.uniform(0, 2 * np.pi, _STREAMS), rng.uniform(0.2, 0.9, _STREAMS)
    week = np.where(at // trials.DAY % 7 >= 5, rng.uniform(0.4, 1.1, _STREAMS), 1.0)
    due = level * (1 + depth * np.sin(2 * np.pi * at / trials.DAY + phase)) * week
    due *= np.exp(_restless(rng, bins))
    shape = 1.0 / rng.uniform(0.05, 0.6, _STREAMS)
    due *= rng.gamma(shape, 1.0 / shape, due.shape)
    for stream in range(_STREAMS if has_spikes else 0):
        for begin in rng.integers(0, bins, rng.poisson(_WEEKS)).tolist():
            decay = rng.uniform(1, 8)
            size = level[stream] * (1 + rng.pareto(1.8)) * rng.uniform(3, 12)
            tail = size * np.exp(-np.arange(int(6 * decay) + 1) / decay)
            due[begin : begin + len(tail), stream] += tail[: bins - begin]
    return Streams(
        title="made, with spikes" if has_spikes else "made, without spikes",
        epoch_s=_MONDAY,
        counts=rng.poisson(due).astype(np.float64),
        ordinary=np.ones(due.shape, dtype=np.bool_),
    )


def _restless(rng: np.random.Generator, bins: int) -> Floats:
    """Return a log factor by the hour (bins, streams) that remembers 1.5 to 8 hours."""
    hours = bins // 12
    memory = np.exp(-1.0 / rng.uniform(1.5, 8.0, _STREAMS))
    deviation = rng.uniform(0.1, 0.5, _STREAMS)
    state, told = np.zeros(_STREAMS), np.empty((hours, _STREAMS))
    for hour, news in enumerate(rng.normal(size=(hours, _STREAMS))):
        state = memory * state + np.sqrt(1 - memory**2) * news
        told[hour] = state
    return np.repeat(told * deviation - deviation**2 / 2, 12, axis=0)


def rates(counts: Floats, width_s: int, epoch_s: int) -> Floats:
    """Return the rate of every bin (bins, streams)."""
    detector = detectors.WideDetector(width_s, counts.shape[1])
    return np.array(
        [detector.judge(epoch_s + place * width_s, row) for place, row in enumerate(counts)]
    )


def _kept(streams: Streams, width_s: int) -> Iterator[str]:
    counts, counted = streams.by(width_s)
    counted[: _LEARNED_S // width_s] = False
    found = rates(counts, width_s, streams.epoch_s)
    weeks = counted.sum() * width_s / _WEEK_S
    for budget in BUDGETS:
        told = backtest.alarms.told(found, budget, bin_minutes=width_s / 60)
        yield f"{(told & counted).sum() / weeks / budget:.2f}"


def _found(streams: Streams, width_s: int, rng: np.random.Generator) -> str:
    """Return how many crises are found within a day (two bins of a day), one in each stream."""
    counts, _ = streams.by(width_s)
    within = max(2, _DAY_S // width_s)
    first, last = _LEARNED_S // width_s, len(counts) - within
    onsets = [int(rng.integers(first, last)) for _ in range(counts.shape[1])]
    for stream, onset in enumerate(onsets):
        came, _ = SWELL.draw(float(counts[:, stream].mean()) * _DAY_S / width_s, rng)
        minutes = width_s // 60
        came = np.pad(came, (0, -len(came) % minutes)).reshape(-1, minutes).sum(axis=1)
        counts[onset : onset + len(came), stream] += came[: len(counts) - onset]
    found = rates(counts, width_s, streams.epoch_s)
    told = backtest.alarms.told(found, 1.0, bin_minutes=width_s / 60)
    hits = [
        np.flatnonzero(told[onset : onset + within, place]) for place, onset in enumerate(onsets)
    ]
    delays = np.array([hit[0] + 1.0 if hit.size else np.inf for hit in hits]) * width_s / 60
    return f"{100 * np.isfinite(delays).mean():.0f} % {np.median(delays):.0f} min"


if __name__ == "__main__":
    main()
