"""Bands around a forecast from how wrong the same stream's forecasts were before.

Each horizon has the residuals of its own past forecasts (split conformal), widened where counts
are small by what chance alone does to them. How far out the two edges of the 80 % band are drawn
follows what came of the bands that were published: adaptive conformal inference (Gibbs & Candès,
NeurIPS 2021), for each tail and each reach of hours by itself.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import special

from tocsin.indicators.forecasting import model
from tocsin.indicators.forecasting.profile import DAY, Floats, Ints

Truths = NDArray[np.bool_]

TAIL = 0.1  # 80 % between both edges
REACHES = ((0, 3), (3, 12), (12, 24))  # hours ahead, from and before
_PACE = 0.005  # Gibbs & Candès' gamma, as they set it
_LEAST_TAIL, _MOST_TAIL = 0.01, 0.24
_WINDOW = 56 * DAY  # origins whose residuals count
_CHANCE = 8.0  # 1 / variance of a log residual of counts that are large
_DOUBT = 0.5  # of what the moment adds
_FIRST = DAY  # forecasts before this hour say nothing
# Before a stream has residuals of its own: as far as these, in log1p (a Gaussian of 0.6).
_PRIOR = 0.6 * np.array([-1.64, -1.04, -0.67, -0.39, -0.13, 0.13, 0.39, 0.67, 1.04, 1.64])


class Residuals:
    """How wrong the forecasts along a path were, in units of what chance would do."""

    def __init__(self, path: model.Path) -> None:
        self._path = path
        self._chance = np.sqrt(1.0 + _CHANCE / (1.0 + np.maximum(np.expm1(path.made), 0.0)))
        origins = np.arange(len(path.made))[:, None]
        self._lands = origins + np.arange(DAY)
        padded = np.concatenate((path.logs, np.full((DAY, path.logs.shape[1]), np.nan)))
        self._odd = (padded[self._lands] - path.made) / self._chance

    def quantiles(self, origin: int, levels: Floats) -> Floats:
        """Return counts that the forecasts of `origin` stay under with chance `levels`.

        `levels` and the answer: (24, streams, levels). Only hours before `origin` are looked at.
        """
        begin = min(max(_FIRST, origin - _WINDOW), origin)
        known = (self._lands[begin:origin] < origin)[..., None]
        odd = np.where(known, self._odd[begin:origin], np.nan)
        streams = odd.shape[2]
        prior = np.broadcast_to(_PRIOR[:, None, None], (len(_PRIOR), DAY, streams))
        ranked = np.sort(np.concatenate((odd, prior)), axis=0)
        reach = _at(ranked, np.isfinite(ranked).sum(axis=0), levels)
        reach = _no_closer(
            reach * self._chance[origin][..., None], levels, self._path.shift[origin]
        )
        told = self._path.made[origin][..., None] + reach
        return np.asarray(np.maximum(np.expm1(told), 0.0))


def _no_closer(reach: Floats, levels: Floats, shift: Floats) -> Floats:
    """Return how far the quantiles are out, in log1p: the stranger the moment, the less is sure.

    A calm past says nothing of how a first flood goes on, so half of what the moment adds to the
    ordinary counts as a deviation. On real streams past residuals are nearly always wider.
    """
    side = special.ndtri(levels)
    least = side * _DOUBT * np.abs(shift)[..., None]
    further = np.where(side < 0, np.minimum(reach, least), np.maximum(reach, least))
    return np.where(side == 0, reach, further)


def _at(ranked: Floats, known: Ints, levels: Floats) -> Floats:
    """Return the conformal quantiles of ranked residuals, of which the first `known` are."""
    place = np.clip(levels * (known[..., None] + 1) - 1, 0, known[..., None] - 1)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, known[..., None] - 1)
    places = np.moveaxis(np.stack((below, above)), -1, 1)  # (2, levels, 24, streams)
    low, high = (np.moveaxis(np.take_along_axis(ranked, one, axis=0), 0, -1) for one in places)
    return np.asarray(low + (high - low) * (place - below))


def follow_tails(missed: Truths) -> Floats:
    """Return the tail of each hour ahead (24,) after forecasts whose edge missed (made, 24).

    A band that missed too often is drawn further out, one that missed too seldom closer.

    >>> follow_tails(np.zeros((0, 24), dtype=bool))[0]
    np.float64(0.1)
    >>> follow_tails(np.ones((2, 24), dtype=bool))[0].round(3)
    np.float64(0.091)
    """
    tails = np.full(DAY, TAIL)
    for begin, end in REACHES:
        tail = TAIL
        for share in missed[:, begin:end].mean(axis=1) if len(missed) else ():
            tail = min(max(tail + _PACE * (TAIL - float(share)), _LEAST_TAIL), _MOST_TAIL)
        tails[begin:end] = tail
    return tails
