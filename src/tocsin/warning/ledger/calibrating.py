"""How likely a warning is true, given how rare it was: a prior first, then what verdicts taught.

After NEEDED verdicts P(true | rate) is isotonic: it may only fall where warnings get less rare
(pool adjacent violators, Ayer et al. 1955). Its quality is told by cross-fitting: each verdict is
predicted from the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.warning import rules
from tocsin.warning.backtest import Figure, intervals
from tocsin.warning.ledger.model import Entry

Floats = NDArray[np.float64]

NEEDED = rules.chances.NEEDED
PRIOR_CASES_PER_WEEK = 4 / 52  # one real case a quarter, before anybody has said anything
_FOLDS = 10
_BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Verdicts that were given about the same chance."""

    predicted: float
    seen: Figure  # share that was true


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """P(true | rate), and how well it says so."""

    method: str  # "prior" or "isotonic"
    verdicts: int
    needed: int
    rates: tuple[float, ...]  # rising
    chances: tuple[float, ...]  # falling, one a rate
    brier: float  # mean squared error; NaN without verdicts
    brier_prior: float
    ece: float  # mean distance of predicted and seen, by bins
    bins: tuple[Bin, ...]

    def chance(self, rate_per_week: float) -> float:
        """Return how likely a warning of this rate is true."""
        known = self.learned.of(rate_per_week)
        return float(prior(np.array([rate_per_week]))[0]) if known is None else known

    @property
    def learned(self) -> rules.Chances:
        """Return what the rules in force carry of it."""
        return rules.Chances(
            rates=self.rates, chances=self.chances, verdicts=self.verdicts, needed=self.needed
        )


def prior(rates: Floats) -> Floats:
    """Return P(true | rate) where nothing was learned: real cases against R ordinary ones a week.

    >>> round(float(prior(np.array([4 / 52]))[0]), 2)
    0.5
    """
    with np.errstate(invalid="ignore"):
        return np.asarray(PRIOR_CASES_PER_WEEK / (PRIOR_CASES_PER_WEEK + np.asarray(rates)))


def calibrated(entries: Sequence[Entry]) -> Calibration:
    """Return what the verdicts taught; the prior while they are fewer than NEEDED.

    `late` counts as true; `not-ours` as not true: it was not worth telling these people.
    """
    known = [one for one in entries if one.verdict is not None and np.isfinite(one.rate_per_week)]
    rates = _rates(known)
    truths = np.array(
        [one.verdict is not None and one.verdict.kind.is_right for one in known], dtype=np.float64
    )
    by_prior = prior(rates)
    is_learned = len(known) >= NEEDED
    told = _cross_fitted(rates, truths) if is_learned else by_prior
    knots = _knots(rates, truths) if is_learned else ((), ())
    return Calibration(
        method="isotonic" if is_learned else "prior",
        verdicts=len(known),
        needed=NEEDED,
        rates=knots[0],
        chances=knots[1],
        brier=_mean((told - truths) ** 2),
        brier_prior=_mean((by_prior - truths) ** 2),
        ece=_ece(told, truths),
        bins=_bins(told, truths),
    )


def pava(values: Floats, weights: Floats) -> Floats:
    """Return the falling sequence nearest to `values` by weighted squares.

    >>> pava(np.array([1.0, 0.0, 1.0]), np.ones(3)).tolist()
    [1.0, 0.5, 0.5]
    """
    means: list[float] = []
    masses: list[float] = []
    lengths: list[int] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        mean, mass, length = value, weight, 1
        while means and means[-1] < mean:
            whole = masses[-1] + mass
            mean = (means.pop() * masses[-1] + mean * mass) / whole
            masses.pop()
            mass, length = whole, length + lengths.pop()
        means.append(mean)
        masses.append(mass)
        lengths.append(length)
    return np.repeat(np.array(means, dtype=np.float64), lengths)


def _rates(entries: Sequence[Entry]) -> Floats:
    told = np.array([one.rate_per_week for one in entries], dtype=np.float64)
    return np.maximum(told, rules.chances.RAREST)


def _fitted(rates: Floats, truths: Floats) -> tuple[Floats, Floats]:
    """Return rates without ties, rising, and the falling chance at each: never 0, never 1."""
    kinds, place = np.unique(rates, return_inverse=True)
    weights = np.bincount(place).astype(np.float64)
    shares = np.bincount(place, weights=truths) / weights
    return kinds, _doubted(pava(shares, weights), weights)


def _doubted(fitted: Floats, weights: Floats) -> Floats:
    """Return the falling sequence with Laplace's doubt where all verdicts of a step agreed.

    >>> _doubted(np.array([1.0, 1.0, 0.5, 0.0]), np.array([4.0, 4.0, 2.0, 8.0])).tolist()
    [0.9, 0.9, 0.5, 0.1]
    """
    is_sure = (fitted <= 0.0) | (fitted >= 1.0)
    mass = np.array([weights[fitted == one].sum() for one in fitted])
    return pava(np.where(is_sure, (fitted * mass + 1.0) / (mass + 2.0), fitted), weights)


def _knots(rates: Floats, truths: Floats) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the corners of the fitted steps: enough to predict, and no more."""
    kinds, fitted = _fitted(rates, truths)
    is_corner = np.ones(len(kinds), dtype=np.bool_)
    is_corner[1:-1] = (fitted[1:-1] != fitted[:-2]) | (fitted[1:-1] != fitted[2:])
    return tuple(kinds[is_corner].tolist()), tuple(fitted[is_corner].tolist())


def _cross_fitted(rates: Floats, truths: Floats) -> Floats:
    order = np.argsort(rates, kind="stable")
    fold = np.empty(len(rates), dtype=np.int64)
    fold[order] = np.arange(len(rates)) % _FOLDS
    told = np.zeros(len(rates))
    for one in range(_FOLDS):
        held = fold == one
        kinds, fitted = _fitted(rates[~held], truths[~held])
        told[held] = np.interp(np.log(rates[held]), np.log(kinds), fitted)
    return told


def _groups(told: Floats) -> list[NDArray[np.int64]]:
    order = np.argsort(told, kind="stable")
    return [part for part in np.array_split(order, min(_BINS, len(order) or 1)) if part.size]


def _bins(told: Floats, truths: Floats) -> tuple[Bin, ...]:
    return tuple(
        Bin(
            predicted=float(told[part].mean()),
            seen=intervals.share(int(truths[part].sum()), part.size),
        )
        for part in _groups(told)
    )


def _ece(told: Floats, truths: Floats) -> float:
    gaps = [abs(told[part].mean() - truths[part].mean()) * part.size for part in _groups(told)]
    return float(sum(gaps) / len(told)) if len(told) else float("nan")


def _mean(values: Floats) -> float:
    return float(values.mean()) if values.size else float("nan")
