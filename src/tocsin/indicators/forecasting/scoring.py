"""Scores forecasts against what came: coverage, and how far off, against a naive forecast."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.indicators.forecasting.profile import DAY, Floats

Truths = NDArray[np.bool_]

NEAR = 3  # hours ahead that count as near


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How several forecasts did; shares are of hours that came, NaN where none did.

    `crps` (near: 1 to 3 hours ahead; day: 1 to 24) is divided by the mean error of "as at the same
    hour yesterday" over the same hours: below 1 is better than that.
    """

    forecasts: int
    coverage: float
    coverage_near: float
    crps_near: float
    crps_day: float


def crps(quantiles: Floats, levels: Floats, came: Floats) -> Floats:
    """Return the continuous ranked probability score of forecasts told as quantiles.

    Twice the mean pinball loss over `levels` (Laio & Tamea 2007; Bracher et al. 2021), in the unit
    of what is forecast; `quantiles` has one axis more than `came`, the last, for the levels.

    >>> crps(np.array([[1.0, 2.0, 3.0]]), np.array([0.25, 0.5, 0.75]), np.array([2.0])).round(4)
    array([0.3333])
    """
    off = came[..., None] - quantiles
    return np.asarray(2.0 * np.maximum(levels * off, (levels - 1.0) * off).mean(axis=-1))


def judge(quantiles: Floats, levels: Floats, came: Floats, yesterday: Floats) -> Score:
    """Return the score of forecasts (made, 24, levels), their outermost levels the band.

    `came` and `yesterday` (made, 24) hold the counts of each hour and of 24 h before it; NaN where
    not known (yet), and such hours do not count.
    """
    is_known = np.isfinite(came)
    inside = (quantiles[..., 0] <= came) & (came <= quantiles[..., -1])
    off = crps(quantiles, levels, came)
    naive = np.abs(came - yesterday)
    is_both = is_known & np.isfinite(naive)
    whole, near = slice(0, DAY), slice(0, NEAR)
    return Score(
        forecasts=int(is_known.any(axis=1).sum()),
        coverage=_mean(inside[:, whole], is_known[:, whole]),
        coverage_near=_mean(inside[:, near], is_known[:, near]),
        crps_near=_ratio(off[:, near], naive[:, near], is_both[:, near]),
        crps_day=_ratio(off[:, whole], naive[:, whole], is_both[:, whole]),
    )


def _mean(values: Truths, known: Truths) -> float:
    return float(np.mean(values[known])) if known.any() else float("nan")


def _ratio(off: Floats, naive: Floats, known: Truths) -> float:
    below = float(naive[known].sum())
    return float(off[known].sum()) / below if below > 0 else float("nan")
