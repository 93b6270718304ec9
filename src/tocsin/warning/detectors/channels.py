"""Two ways of being odd: a burst of minutes, a swell of hours.

A burst looks at what came. A swell looks at what came *steadily*: every bin counts at most what an
ordinary bin may reach, so that a single spike, however tall, is no swell, and a crisis that grows
for hours stands out among the spikes that every stream has (docs/decisions/0010).
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import model
from tocsin.warning.detectors import memory
from tocsin.warning.detectors.windows import Windows

Floats = NDArray[np.float64]

_SHORT = np.array(memory.SHORT, dtype=np.float64)[:, None]  # bins, against (windows, streams)
_SOFT = 3.0  # posts; a ratio to less than this says nothing
_OF_LEVEL = 0.5  # a burst is measured half by the hour's expectation, half by the stream's level
_FLOOR = 1.0  # post per window that no silence can make surprising
_SCATTER = 0.1  # relative variance of hours: what no profile foresees
_SHARES = np.array((0.92, 0.78))  # of the budget; above one together, for the two often agree
# What is rarer than once a week is rarer still, by so much of its logarithm, the more the fewer
# posts a day a stream has: chance alone has no heavy tail (docs/decisions/0019). Of a stream that
# is all but silent nothing is known: there it is told as it is.
_FAR, _FAR_POSTS = 0.45, 200.0
_BINS_A_DAY = 1440 / memory.BIN


class Channel(IntEnum):
    """The channels, in the order of every array that has them."""

    BURST = 0
    SWELL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary:
    """What is ordinary at present; arrays (streams,)."""

    level: Floats  # per bin
    doubt: Floats  # relative variance of the expectation


def score(windows: Windows, ordinary: Ordinary) -> Floats:
    """Return how odd (…, channels, streams) the windows are."""
    odd_burst = burst(windows.seen, windows.due, ordinary)
    swell = deviations(windows, ordinary).sum(axis=-2) / len(memory.LONG)
    swell = np.log1p(np.maximum(swell, 0.0))
    return np.stack((odd_burst, swell), axis=-2)


def burst(seen: Floats, due: Floats, ordinary: Ordinary) -> Floats:
    """Return how odd (…, streams) short windows (…, windows, streams) are."""
    return np.asarray(log_excess(seen, due, ordinary).sum(axis=-2) / len(memory.SHORT))


def log_excess(seen: Floats, due: Floats, ordinary: Ordinary) -> Floats:
    """Return ln(1 + excess / ordinary volume) of every short window (…, windows, streams)."""
    usual = _OF_LEVEL * _SHORT * ordinary.level + (1.0 - _OF_LEVEL) * due
    doubtful = ordinary.doubt * due
    excess = np.maximum(seen - due, 0.0)
    return np.asarray(np.log1p(excess / (usual + doubtful + _SOFT)))


def deviations(windows: Windows, ordinary: Ordinary) -> Floats:
    """Return by how many deviations every long window (…, windows, streams) exceeds its due."""
    due = windows.steady_due
    variance = due + _FLOOR + (_SCATTER + ordinary.doubt) * due**2
    return np.asarray((windows.steady - due) / np.sqrt(variance))


def combine(rates: Floats, level: Floats) -> Floats:
    """Return one rate per stream from rates (channels, streams): their weighted mean of 1/R.

    `level` (streams,) is the posts a bin that each stream has.
    """
    with np.errstate(divide="ignore"):
        return _sharpened(1.0 / (_SHARES[:, None] / rates).sum(axis=0), level)


def own_rate(rates: Floats, level: Floats) -> Floats:
    """Return what each channel (channels,) alone would make of the rate of a stream of `level`."""
    own = np.asarray(rates / _SHARES)
    with np.errstate(divide="ignore"):
        whole = 1.0 / (1.0 / own).sum()
    return own * (_sharpened(whole, level) / whole) if np.isfinite(whole) else own


def _sharpened(rates: Floats, level: Floats) -> Floats:
    """Return rates of less than one a week as what was seen of them on real streams."""
    posts = level * _BINS_A_DAY
    power = 1.0 + _FAR * posts / (1.0 + posts) / (1.0 + posts / _FAR_POSTS)
    return np.asarray(np.where(rates < 1.0, rates**power, rates))


def reasons(
    rule: str, indicator: str, rates: Floats, windows: Windows, ordinary: Ordinary
) -> tuple[model.Reason, ...]:
    """Return the channels that are odd at all, by their rates (channels,), strongest first."""
    told = []
    for channel in sorted(Channel, key=lambda channel: rates[channel]):
        if not np.isfinite(rates[channel]):
            continue
        seconds, seen, due = loudest(channel, windows, ordinary)
        told.append(
            model.Reason(
                rule=f"{rule}.{channel.name.lower()}",
                indicator=indicator,
                window_s=seconds,
                value=seen,
                expected=due,
                rate_per_week=float(rates[channel]),
                share=float((1.0 / rates[channel]) / (1.0 / rates).sum()),
            )
        )
    return tuple(told)


def loudest(channel: Channel, windows: Windows, ordinary: Ordinary) -> tuple[int, float, float]:
    """Return (seconds, seen, expected) of the window that says most; `windows` of one stream.

    Of a swell too, what is told as seen is what came steadily.
    """
    lengths: tuple[int, ...] = memory.SHORT
    seen, due = windows.seen, windows.due
    told = log_excess(seen, due, ordinary)
    if channel is Channel.SWELL:
        lengths = memory.LONG
        told, seen, due = deviations(windows, ordinary), windows.steady, windows.steady_due
    index = int(np.argmax(told[:, 0]))
    return lengths[index] * memory.BIN * 60, float(seen[index, 0]), float(due[index, 0])
