"""Surprise: how improbable a count is, and how often something as odd happens here."""

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

_UNDERFLOW = 1e-280
_LN10 = np.log(10.0)


def surprise(counts: Floats, means: Floats, dispersions: Floats) -> Floats:
    """Return -log10 P(X >= count) of a negative binomial, far into the tail.

    Variance is mean + dispersion * mean^2; all arguments have one shape and are above zero.
    Where the probability leaves the range of a float the first term of the tail is summed as a
    geometric series, which errs towards calm.

    >>> surprise(np.array([10.0, 1000.0]), np.array([1.0, 1.0]), np.array([0.3, 0.3])).round(1)
    array([  4.8, 630.5])
    """
    shapes = 1.0 / dispersions
    odds = means / (means + shapes)
    chances = special.betainc(counts, shapes, odds)
    far = chances < _UNDERFLOW
    told = -np.log10(np.where(far, 1.0, chances))
    if far.any():
        told[far] = _far_surprise(counts[far], shapes[far], odds[far])
    return told


def _far_surprise(counts: Floats, shapes: Floats, odds: Floats) -> Floats:
    first = (
        special.gammaln(counts + shapes)
        - special.gammaln(shapes)
        - special.gammaln(counts + 1.0)
        + counts * np.log(odds)
        + shapes * np.log1p(-odds)
    )
    ratio = np.minimum(odds * (counts + shapes) / (counts + 1.0), 1.0 - 1e-9)
    return np.asarray(-(first - np.log1p(-ratio)) / _LN10)
