"""Three ways of being odd: a burst of minutes, a swell of hours, a count beyond all odds."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.detectors import memory, tail

Floats = NDArray[np.float64]

_LENGTHS = np.array(memory.WINDOWS, dtype=np.float64)[:, None]  # bins, against (windows, streams)
_ASKED = [memory.WINDOWS.index(bins) for bins in (3, 12, 36, 144, 288)]  # 15 min; 1, 3, 12, 24 h
_HOURS = slice(1, None)  # of the windows asked, those that the crisis channel looks at
_BURST = slice(0, 4)  # 5 to 60 minutes
_SWELL = slice(4, 7)  # 3 to 12 hours
_BURST_WINDOWS, _SWELL_WINDOWS = 4, 3
_SOFT = 3.0  # posts; a ratio to less than this says nothing
_FLOOR = 1.0  # post per window that no silence can make surprising
_WORTH_ASKING = 1.5  # deviations; nearer than that no tail is computed


class Channel(IntEnum):
    """The channels, in the order of every array that has them."""

    BURST = 0
    SWELL = 1
    CRISIS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary:
    """What is ordinary at present; arrays end in (streams,)."""

    level: Floats  # per bin
    tilt: Floats  # how today compares with an ordinary day, damped
    dispersions: Floats  # (windows, streams)
    doubt: Floats  # relative variance of the expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How odd; arrays (…, channels, streams) and (…, windows asked, streams)."""


def score(counts: Floats, expected: Floats, ordinary: Ordinary, surprises: Floats) -> Floats:
    """Return how odd (…, channels, streams) `counts` (…, windows, streams) are.

    `expected` has the shape of `counts`; `surprises` are theirs.
    """
    ratios = log_excess(counts, expected, ordinary)
    odd = np.empty((*counts.shape[:-2], len(Channel), counts.shape[-1]))
    odd[..., Channel.BURST, :] = ratios[..., _BURST, :].sum(axis=-2) / _BURST_WINDOWS
    odd[..., Channel.SWELL, :] = ratios[..., _SWELL, :].sum(axis=-2) / _SWELL_WINDOWS
    odd[..., Channel.CRISIS, :] = np.log1p(surprises[..., _HOURS, :].max(axis=-2))
    return odd


def log_excess(counts: Floats, expected: Floats, ordinary: Ordinary) -> Floats:
    """Return ln(1 + excess / ordinary volume) of every window (…, windows, streams)."""
    tilted = expected.copy()
    tilted[..., _BURST, :] *= ordinary.tilt
    excess = np.maximum(counts - tilted, 0.0)
    return np.asarray(np.log1p(excess / (_LENGTHS * ordinary.level + _SOFT)))


def window_s(channel: Channel, ratios: Floats, surprises: Floats) -> tuple[int, int]:
    """Return (window's index, its seconds) that says most in a channel, for one stream."""
    if channel is Channel.CRISIS:
        index = _ASKED[_HOURS][int(np.argmax(surprises[_HOURS]))]
    else:
        part = _BURST if channel is Channel.BURST else _SWELL
        index = part.start + int(np.argmax(ratios[part]))
    return index, memory.WINDOWS[index] * memory.BIN * 60


def surprises(counts: Floats, expected: Floats, ordinary: Ordinary) -> Floats:
    """Return -log10 p (…, windows asked, streams) of `counts` (…, windows, streams).

    Where a count is unremarkable it is 0 and no tail is computed.
    """
    seen, means = counts[..., _ASKED, :], expected[..., _ASKED, :] + _FLOOR
    doubt = ordinary.doubt * (means - _FLOOR) ** 2
    variances = ordinary.dispersions[_ASKED] * means**2 + doubt
    told = np.zeros(seen.shape)
    asked = seen > means + _WORTH_ASKING * np.sqrt(means + variances)
    if asked.any():
        mean = means[asked]
        told[asked] = tail.surprise(seen[asked], mean, variances[asked] / mean**2)
    return told
