"""Series for charts: roll-ups gathered into steps, beside what was expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.indicators import repeats, rollup, sketch

Floats = NDArray[np.float64]

BIN_MINUTES = 5
SHARES = {
    "negative_share": ("negative", "mentions"),
    "first_person_share": ("first_person", "mentions"),
    "demand_share": ("demands", "mentions"),
    "doubt_share": ("doubts", "mentions"),
}
# 80 % of what is expected falls between low and high (normal approximation).
_BAND_DEVIATIONS = 1.2816


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What was expected of a count in each step; NaN where nothing is known yet."""

    expected: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One value a step; `minutes` holds the first minute of each step, since the epoch."""

    step_minutes: int
    minutes: NDArray[np.int64]
    values: dict[str, Floats] = field(default_factory=dict)


def gather(rows: pa.Table, first: int, last: int, step_minutes: int) -> Series:
    """Return the indicators of one watch over minutes first..last in steps.

    `rows` are its ROLLUPS. Counts are sums, `accounts` distinct within the step, `copies` accounts
    that posted what at least two others posted within it, shares 0 to 1 (NaN without posts to
    share), `participation` reposts and replies for each original post, speeds posts a minute,
    accelerations their change from the step before, a minute.
    """
    starts = _starts(first, last, step_minutes)
    slots = _slots(rows["minute"].to_numpy(), starts, step_minutes)
    counts = {name: rows[name].to_numpy() for name in rollup.ADDITIVE}
    distinct = {
        "accounts": _distinct(rows, slots, len(starts)),
        "copies": _copied(rows, slots, len(starts)),
    }
    return _whole(starts, step_minutes, slots, counts, distinct)


def summed(
    tier: Mapping[str, NDArray[np.int64]], first: int, last: int, step_minutes: int
) -> Series:
    """Return the same from counts that are summed by step already (`minute` begins it).

    What is distinct cannot be summed: `accounts` and `copies` are NaN.
    """
    starts = _starts(first, last, step_minutes)
    slots = _slots(tier["minute"], starts, step_minutes)
    unknown = np.full(len(starts), np.nan)
    return _whole(starts, step_minutes, slots, tier, {"accounts": unknown, "copies": unknown})


def _starts(first: int, last: int, step_minutes: int) -> NDArray[np.int64]:
    return np.arange(first - first % step_minutes, last + 1, step_minutes, dtype=np.int64)


def _slots(
    minutes: NDArray[np.int64], starts: NDArray[np.int64], step_minutes: int
) -> NDArray[np.int64]:
    return (minutes - starts[0]) // step_minutes if len(starts) else minutes[:0]


def _whole(
    starts: NDArray[np.int64],
    step_minutes: int,
    slots: NDArray[np.int64],
    counts: Mapping[str, NDArray[np.int64]],
    distinct: Mapping[str, Floats],
) -> Series:
    values = {name: _summed(counts[name], slots, len(starts)) for name in rollup.ADDITIVE}
    values |= distinct
    values["accounts"] = np.minimum(values["accounts"], values["mentions"])  # an estimate
    with np.errstate(invalid="ignore", divide="ignore"):
        for share, (part, whole) in SHARES.items():
            values[share] = np.where(values[whole] > 0, values[part] / values[whole], np.nan)
        passed_on = values["reposts"] + values["replies"]
        values["participation"] = passed_on / np.maximum(values["originals"], 1.0)
    values["speed"] = values["mentions"] / step_minutes
    values["acceleration"] = _change(values["speed"], step_minutes)
    values["negative_speed"] = values["negative"] / step_minutes
    values["negative_acceleration"] = _change(values["negative_speed"], step_minutes)
    return Series(step_minutes=step_minutes, minutes=starts, values=values)


def _change(speeds: Floats, step_minutes: int) -> Floats:
    return np.asarray(np.diff(speeds, prepend=speeds[:1]) / step_minutes)


def band(baselines: Sequence[tuple[int, float, float]], series: Series) -> Band:
    """Return what was expected in each step from (bin start, expected, spread) of its bins."""
    count = len(series.minutes)
    expected, variance, known = np.zeros(count), np.zeros(count), np.zeros(count)
    for minute, mean, spread in baselines:
        slot = (minute - int(series.minutes[0])) // series.step_minutes if count else -1
        if 0 <= slot < count:
            expected[slot] += mean
            variance[slot] += spread**2
            known[slot] += 1
    bins = max(series.step_minutes // BIN_MINUTES, 1)
    share = min(series.step_minutes / BIN_MINUTES, 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(known > 0, bins * share / known, np.nan)
    expected, spread_ = expected * scale, np.sqrt(variance * scale)
    reach = _BAND_DEVIATIONS * spread_
    return Band(expected=expected, low=np.maximum(expected - reach, 0.0), high=expected + reach)


def _summed(counts: NDArray[np.int64], slots: NDArray[np.int64], count: int) -> Floats:
    weights = counts[: len(slots)].astype(np.float64)
    return np.bincount(slots, weights=weights, minlength=count)[:count].astype(np.float64)


def _distinct(rows: pa.Table, slots: NDArray[np.int64], count: int) -> Floats:
    told: list[list[bytes]] = [[] for _ in range(count)]
    for slot, one in zip(slots.tolist(), rows["accounts"].to_pylist(), strict=False):
        told[slot].append(one)
    return np.array([sketch.count(sketch.union(some)) for some in told], dtype=np.float64)


def _copied(rows: pa.Table, slots: NDArray[np.int64], count: int) -> Floats:
    told: list[list[bytes]] = [[] for _ in range(count)]
    for slot, one in zip(slots.tolist(), rows["copies"].to_pylist(), strict=False):
        told[slot].append(one)
    return np.array([repeats.count(some) for some in told], dtype=np.float64)
