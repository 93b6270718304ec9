"""Forecasts the next 24 hours of ten real streams, and scores them beside naive forecasts.

    python -m tests.bench.forecast

NAB's ten tweet streams, summed to whole clock hours (the first and last, cut, are left out), with
an origin every 31 hours from the 28th day on, and once more with an origin every hour. At each
origin nothing after it is known. CRPS is twice the mean pinball loss over the levels 0.01 … 0.99;
it is divided by the mean absolute error that "the same hour yesterday" made in the stream's hours
before the origin, averaged over origins, then over streams. The naive forecasts draw their bands
from all their past errors. Coverage is of the published 80 % band, whose edges follow, hour by
hour, what came of the bands published until a day before (adaptive conformal).

The shipped weights were learned on AAPL CRM FB IBM PFE; the other five were set aside. The rows
that end in "(quoted)" come from a study on the same streams with scripts that we do not have: its
seasonal-naive rows differ from ours, so that its origins or its divisor differ a little too.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.bench import ingest, keeping, pack

from tocsin.indicators import forecasting

Floats = NDArray[np.float64]

LEARNED_ON = ("AAPL", "CRM", "FB", "IBM", "PFE")
SET_ASIDE = ("AMZN", "CVS", "GOOG", "KO", "UPS")
_KINDS = (
    ("all ten", LEARNED_ON + SET_ASIDE),
    ("learned on", LEARNED_ON),
    ("set aside", SET_ASIDE),
)
_DAY, _WEEK = 24, 168
_FIRST, _EVERY = 28 * _DAY, 31
_WARMING = 7 * _DAY  # the band begins to follow here
_LEVELS = np.arange(1, 100) / 100
_QUOTED = (
    ("AutoETS (quoted)", 0.604, 0.639),
    ("MSTL (quoted)", 0.555, 0.666),
    ("Theta (quoted)", 0.577, 0.671),
    ("same hour yesterday (quoted)", 0.735, 0.879),
    ("same hour last week (quoted)", 0.626, 1.188),
    ("study's own model (quoted)", 0.431, 0.622),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One forecaster on some streams; NaN where not known."""

    forecaster: str
    streams: str
    every: int  # hours between origins
    crps_near: float  # h1-3
    crps_day: float  # h1-24
    coverage: float
    coverage_near: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one forecaster said at each origin of a stream (from `_FIRST`, hourly)."""

    off: Floats  # (origins, 24) scaled CRPS
    inside: Floats  # (origins, 24)


def table(folder: Path | None = None) -> list[Row]:
    """Return every row of the table."""
    streams = dict(_streams(pack.folder(folder) / "NAB" / "data" / "realTweets"))
    told = {
        name: {stream: forecaster(*one) for stream, one in streams.items()}
        for name, forecaster in _FORECASTERS
    }
    rows = [
        _row(name, kind, [told[name][stream] for stream in some], every)
        for every in (_EVERY, 1)
        for kind, some in _KINDS
        for name in told
    ]
    nothing = float("nan")
    return rows + [
        Row(
            forecaster=name,
            streams="all ten",
            every=_EVERY,
            crps_near=near,
            crps_day=day,
            coverage=nothing,
            coverage_near=nothing,
        )
        for name, near, day in _QUOTED
    ]


def main() -> None:
    """Print the table."""
    out = sys.stdout
    out.write(
        "\nF1  scaled CRPS by hours ahead (≤ 0.45 / ≤ 0.62), 80 % band (77–83 %): h1-24, h1-3\n"
    )
    out.write(f"{'forecaster':32}{'streams':12}{'every h':>8}")
    out.write(f"{'h1-3':>8}{'h1-24':>8}{'h1-24':>11}{'h1-3':>7}\n")
    rows = table()
    for row in rows:
        out.write(f"{row.forecaster:32}{row.streams:12}{row.every:8}")
        out.write(f"{row.crps_near:8.3f}{row.crps_day:8.3f}")
        out.write(f"{row.coverage:11.1%}{row.coverage_near:7.1%}\n")
    ours, yesterday = rows[0], rows[1]  # all ten streams, an origin every 31 hours
    figures = {
        "crps_near": ours.crps_near,
        "crps_day": ours.crps_day,
        "coverage": 100 * ours.coverage,
        "yesterday_near": yesterday.crps_near,
        "yesterday_day": yesterday.crps_day,
    }
    keeping.keep("forecast", ingest.machine(), figures)


def _streams(folder: Path) -> Iterator[tuple[str, tuple[Floats, int]]]:
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            told = [(row["timestamp"], float(row["value"])) for row in csv.DictReader(lines)]
        times = [datetime.fromisoformat(at).replace(tzinfo=UTC) for at, _ in told]
        hours = np.array([int(at.timestamp() // 3600) for at in times])
        weights = np.array([count for _, count in told])
        counts = np.bincount(hours - hours[0], weights=weights).astype(np.float64)
        yield file.stem.removeprefix("Twitter_volume_"), (counts[1:-1], int(hours[0]) + 1)


def _ours(counts: Floats, first_hour: int) -> Told:
    path = forecasting.follow(counts[:, None], first_hour)
    residuals = forecasting.Residuals(path)
    origins = range(_WARMING, len(counts) - _DAY + 1)
    missed = np.zeros((2, len(origins), _DAY), dtype=np.bool_)
    off, inside = [], []
    for number, origin in enumerate(origins):
        came = counts[origin : origin + _DAY]
        known = missed[:, : max(number - _DAY, 0)]
        low, high = (forecasting.follow_tails(one) for one in known)
        edges = residuals.quantiles(origin, np.stack((low, 1 - high), axis=1)[:, None])[:, 0].T
        missed[:, number] = came < edges[0], came > edges[1]
        if origin >= _FIRST:
            levels = np.broadcast_to(_LEVELS, (_DAY, 1, len(_LEVELS)))
            told = residuals.quantiles(origin, levels)[:, 0]
            off.append(forecasting.crps(told, _LEVELS, came) / _scale(counts, origin))
            inside.append(~missed[:, number].any(axis=0))
    return Told(off=np.array(off), inside=np.array(inside, dtype=np.float64))


def _as_before(season: int) -> Callable[[Floats, int], Told]:
    def told(counts: Floats, _: int) -> Told:
        off, inside = [], []
        for origin in range(_FIRST, len(counts) - _DAY + 1):
            came = counts[origin : origin + _DAY]
            past = counts[season:origin] - counts[: origin - season]
            before = counts[origin - season : origin - season + _DAY]
            said = np.maximum(before[:, None] + np.quantile(past, _LEVELS), 0.0)
            off.append(forecasting.crps(said, _LEVELS, came) / _scale(counts, origin))
            inside.append((said[:, 9] <= came) & (came <= said[:, 89]))
        return Told(off=np.array(off), inside=np.array(inside, dtype=np.float64))

    return told


def _scale(counts: Floats, origin: int) -> float:
    return float(np.abs(counts[_DAY:origin] - counts[: origin - _DAY]).mean())


def _row(name: str, streams: str, told: Sequence[Told], every: int) -> Row:
    off = [one.off[::every] for one in told]
    inside = [one.inside[::every] for one in told]
    return Row(
        forecaster=name,
        streams=streams,
        every=every,
        crps_near=_over(off, forecasting.NEAR),
        crps_day=_over(off, _DAY),
        coverage=_over(inside, _DAY),
        coverage_near=_over(inside, forecasting.NEAR),
    )


def _over(told: Sequence[Floats], ahead: int) -> float:
    return float(np.mean([one[:, :ahead].mean() for one in told]))


_FORECASTERS = (
    ("tocsin", _ours),
    ("same hour yesterday", _as_before(_DAY)),
    ("same hour last week", _as_before(_WEEK)),
)

if __name__ == "__main__":
    main()
