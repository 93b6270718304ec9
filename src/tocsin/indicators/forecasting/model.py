"""What the next 24 hours of a count bring: its ordinary week and what is unusual just now.

log1p of the count at `h` hours ahead is the profile of that hour plus four residuals, each with a
weight that falls with h: the mean of the last 72 h (slow), of the last 3 h against the slow one
(fast), of the last hour against those three (last), of the last 24 h against the slow one (day).
The weights begin at `_WEIGHTS`, learned once on other streams, and each stream moves them by ridge
regression over its own past, from which nothing of the future is seen.
"""

from dataclasses import dataclass

import numpy as np

from tocsin.indicators.forecasting import profile
from tocsin.indicators.forecasting.profile import DAY, Floats, Ints

# Learned on five of the ten NAB tweet streams (AAPL CRM FB IBM PFE); slow, fast, last, day.
_AHEAD = (1, 2, 3, 6, 12, 24)
_WEIGHTS = (
    (0.76, 0.67, 0.61, 0.48, 0.27, 0.05),
    (0.59, 0.47, 0.41, 0.33, 0.21, 0.15),
    (0.26, 0.14, 0.12, 0.06, 0.04, 0.02),
    (0.29, 0.38, 0.41, 0.42, 0.42, 0.20),
)
_WINDOWS = (72, 3, 1, 24)  # hours
_SLOW, _FAST, _LAST, _DAY = range(4)
_RIDGE = 100.0
_NOISE = 0.2  # variance of a log residual
_OUTLIER = 1.0  # a residual teaches the weights no more than this
_FADE_DAY = 0.5 ** (1 / 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Forecasts made along a history of `hours` hours, of log1p counts.

    `made[o]` (24, streams) was made when exactly the first `o` hours were known, for hours
    o … o+23; `shift` is what the moment adds to the ordinary in it; `logs` (hours, streams) is what
    came, NaN where nothing was heard.
    """

    made: Floats
    shift: Floats
    logs: Floats


def follow(counts: Floats, first_hour: int) -> Path:
    """Return the forecasts along hourly `counts` (hours, streams), NaN where not heard.

    `first_hour` is since the epoch, UTC. Negative counts are taken as none.
    """
    logs = np.log1p(np.maximum(counts, 0.0))
    ordinary = _ordinary(logs, first_hour)
    residual = logs - ordinary[:-1, 0]
    now = _now(residual)
    made = np.empty_like(ordinary)
    own = _Own(logs.shape[1])
    for begin in range(0, len(made), DAY):
        block = slice(begin, begin + DAY)
        weights = own.weights()
        made[block] = ordinary[block] + np.einsum("osk,hsk->ohs", now[block], weights)
        end = min(begin + DAY, len(logs))
        own.learn(now, logs, ordinary, np.arange(begin, end))
    return Path(made=made, shift=made - ordinary, logs=logs)


def _ordinary(logs: Floats, first_hour: int) -> Floats:
    """Return the profile at every origin for the 24 hours after it (hours + 1, 24, streams)."""
    hours, streams = logs.shape
    told = np.empty((hours + 1, DAY, streams))
    kept = profile.Profile(streams)
    ahead = np.arange(DAY, dtype=np.int64)
    for origin in range(hours + 1):
        told[origin] = kept.expect(first_hour + origin + ahead)
        if origin < hours:
            kept.learn(first_hour + origin, logs[origin], told[origin, 0])
    return told


def _now(residual: Floats) -> Floats:
    """Return slow, fast, last and day at every origin (hours + 1, streams, 4)."""
    is_heard = np.isfinite(residual)
    zero = np.zeros((1, residual.shape[1]))
    sums = np.concatenate((zero, np.cumsum(np.where(is_heard, residual, 0.0), axis=0)))
    heard = np.concatenate((zero, np.cumsum(is_heard, axis=0)))
    origins = np.arange(len(sums))
    means = []
    for window in _WINDOWS:
        begins = np.maximum(origins - window, 0)
        means.append((sums - sums[begins]) / np.maximum(heard - heard[begins], 1.0))
    slow, fast, last, day = means
    return np.stack((slow, fast - slow, last - fast, day - slow), axis=2)


class _Own:
    """The weights of each stream: ridge regression that starts at the shipped ones."""

    def __init__(self, streams: int) -> None:
        ahead = np.arange(1, DAY + 1)
        prior = np.stack([np.interp(ahead, _AHEAD, one) for one in _WEIGHTS], axis=1)
        size = prior.shape[1]
        self._prior = np.repeat(prior[:, None], streams, axis=1)
        self._squares = np.zeros((DAY, streams, size, size))
        self._products = np.zeros((DAY, streams, size))

    def weights(self) -> Floats:
        """Return the weights now (24, streams, 4)."""
        ridge = _RIDGE * np.eye(self._prior.shape[-1])
        drawn = self._products + _RIDGE * self._prior
        solved = np.linalg.solve(self._squares + ridge, drawn[..., None])[..., 0]
        return solved.astype(np.float64, copy=False)

    def learn(self, now: Floats, logs: Floats, ordinary: Floats, hours: Ints) -> None:
        """Take in what came in `hours` (one day's), as forecast 1 to 24 hours before."""
        weights = self.weights()
        self._squares *= _FADE_DAY
        self._products *= _FADE_DAY
        for ahead in range(DAY):
            came = hours[hours - ahead >= DAY]
            told = now[came - ahead]
            guess = np.einsum("osk,sk->os", told, weights[ahead])
            surprise = logs[came] - ordinary[came - ahead, ahead] - guess
            is_heard = np.isfinite(surprise)
            clipped = np.clip(np.where(is_heard, surprise, 0.0), -_OUTLIER, _OUTLIER)
            told = np.where(is_heard[..., None], told, 0.0)
            self._squares[ahead] += np.einsum("osk,osl->skl", told, told) / _NOISE
            self._products[ahead] += np.einsum("osk,os->sk", told, guess + clipped) / _NOISE
