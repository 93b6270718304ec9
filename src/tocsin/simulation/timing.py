"""When posts fall: daily rhythms, rate curves, and the beats drawn from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.simulation import pieces, script
from tocsin.simulation.model import Lane

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Part = tuple[Floats, Floats, Floats]  # minutes, origins, numbers

MINUTE_US = 60_000_000

# Where a beat comes from: a lane of the calm, a curve, or the list of set pieces.
CALM, PROMO, CRISIS, COPIES, PIECE = range(5)

_WAKING = {"microblog": (12.5, 21.5), "forum": (13.0, 23.0), "video": (18.5, 21.0)}
# Ordinary crowds are lumpy: ten-minute rates vary by some 20 % around the rhythm.
_LUMPS = 25.0
_LUMP_MIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Beats:
    """When each post falls and where it comes from; arrays of one length, in time order."""

    at_us: Ints  # strictly rising, microseconds since the epoch
    origin: Ints  # CALM to PIECE
    number: Ints  # of the lane (CALM) or of the set piece (PIECE)


def rhythm(lane: Lane, hours_utc: Floats) -> Floats:
    """Return how busy a lane is at each hour of the day, 1.0 on average over a day."""
    every = np.arange(0, 24, 0.25)
    return _busy(lane, hours_utc) / float(_busy(lane, every).mean())


def _busy(lane: Lane, hours_utc: Floats) -> Floats:
    local = (hours_utc + lane.utc_offset_h) % 24
    noon, evening = _WAKING[lane.platform]
    day = 0.12 + 0.75 * _bump(local, noon, 3.5) + _bump(local, evening, 2.6)
    return day + 0.3 * _bump(local, 8.5, 1.2)


def _bump(local: Floats, peak: float, width: float) -> Floats:
    away = (local - peak + 12) % 24 - 12
    return np.asarray(np.exp(-0.5 * (away / width) ** 2), dtype=np.float64)


def beats(begins_at: datetime, *, hours: int, seed: int) -> Beats:
    """Return all beats of a story."""
    dice = np.random.default_rng(seed)
    minutes = np.arange(hours * 60, dtype=np.float64)
    begins_us = round(begins_at.timestamp() * 1e6)
    utc = (begins_us / MINUTE_US + minutes) / 60 % 24
    parts: list[Part] = [_calm(minutes, utc, dice)]
    for origin, curve in (
        (PROMO, script.PROMO_CURVE),
        (CRISIS, script.CRISIS_CURVE),
        (COPIES, script.COPY_CURVE),
    ):
        at = _scatter(minutes, curve_rate(curve, minutes) / 60, dice)
        parts.append((at, np.full(len(at), float(origin)), np.zeros(len(at))))
    at = np.array([piece.minute for piece in pieces.PIECES])
    parts.append((at, np.full(len(at), float(PIECE)), np.arange(float(len(at)))))
    return _in_order(parts, begins_us, hours)


def curve_rate(curve: Sequence[tuple[float, float]], minutes: Floats) -> Floats:
    """Return posts an hour at each minute: straight between the knots' logarithms, else 0."""
    knots = np.array(curve)
    rate = np.exp(np.interp(minutes, knots[:, 0], np.log(knots[:, 1])))
    return np.where((minutes < knots[0, 0]) | (minutes >= knots[-1, 0]), 0.0, rate)


def _calm(minutes: Floats, utc: Floats, dice: np.random.Generator) -> Part:
    lumps = dice.gamma(_LUMPS, 1 / _LUMPS, (len(script.LANES), len(minutes) // _LUMP_MIN + 1))
    found: list[Floats] = []
    lanes: list[Floats] = []
    for number, lane in enumerate(script.LANES):
        lump = np.repeat(lumps[number], _LUMP_MIN)[: len(minutes)]
        rate = script.CALM_PER_HOUR / 60 * lane.share * rhythm(lane, utc) * lump
        found.append(_scatter(minutes, rate, dice))
        lanes.append(np.full(len(found[-1]), float(number)))
    at = np.concatenate(found)
    return at, np.full(len(at), float(CALM)), np.concatenate(lanes)


def _scatter(minutes: Floats, per_minute: Floats, dice: np.random.Generator) -> Floats:
    counts = dice.poisson(per_minute)
    return np.repeat(minutes, counts) + dice.random(int(counts.sum()))


def _in_order(parts: Sequence[Part], begins_us: int, hours: int) -> Beats:
    at, origin, number = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = np.flatnonzero(at < hours * 60)
    order = kept[np.lexsort((number[kept], origin[kept], at[kept]))]
    at_us = begins_us + np.rint(at[order] * MINUTE_US).astype(np.int64)
    steps = np.arange(len(at_us), dtype=np.int64)
    at_us = np.maximum.accumulate(at_us - steps) + steps
    return Beats(
        at_us=at_us,
        origin=origin[order].astype(np.int64),
        number=number[order].astype(np.int64),
    )
