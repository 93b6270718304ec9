"""Logistic regression with a ridge, by iteratively reweighted least squares.

Newton's method on the penalised likelihood (le Cessie and van Houwelingen 1992); the ridge keeps
weights finite where the cases can be told apart without a doubt.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS = 100
_HALVINGS = 30
_CLOSE = 1e-9
_LEAST_SPREAD = 1e-9


def standardised(values: Floats) -> tuple[Floats, Floats]:
    """Return the centre and the scale of every column; what never changes has scale 1."""
    spread = values.std(axis=0)
    return values.mean(axis=0), np.where(spread > _LEAST_SPREAD, spread, 1.0)


def fit(values: Floats, truths: Floats, *, ridge: float) -> tuple[Floats, float]:
    """Return (weights, intercept) for rows of `values` that are true (1) or not (0).

    The ridge holds the weights, not the intercept.

    >>> weights, _ = fit(np.array([[-1.0], [1.0]]), np.array([0.0, 1.0]), ridge=1.0)
    >>> bool(weights[0] > 0)
    True
    """
    design = np.column_stack((np.ones(len(values)), values))
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 1e-6  # all true or none: the intercept stays finite, too
    beta = np.zeros(design.shape[1])
    loss = _loss(design, truths, penalty, beta)
    for _ in range(_ROUNDS):
        step = _newton(design, truths, penalty, beta)
        for _ in range(_HALVINGS):
            tried = _loss(design, truths, penalty, beta - step)
            if tried <= loss:
                break
            step = step / 2.0
        beta = beta - step
        is_done = abs(loss - tried) <= _CLOSE * (1.0 + abs(loss))
        loss = tried
        if is_done:
            break
    return beta[1:], float(beta[0])


def gradient(
    values: Floats, truths: Floats, weights: Floats, intercept: float, *, ridge: float
) -> Floats:
    """Return the slope of the penalised loss in the weights; 0 where they fit best."""
    chance = _chance(values @ weights + intercept)
    return np.asarray(values.T @ (chance - truths) + ridge * weights)


def _newton(design: Floats, truths: Floats, penalty: Floats, beta: Floats) -> Floats:
    chance = _chance(design @ beta)
    slope = design.T @ (chance - truths) + penalty * beta
    curve = (design * (chance * (1.0 - chance))[:, None]).T @ design + np.diag(penalty)
    return np.asarray(np.linalg.solve(curve, slope))


def _loss(design: Floats, truths: Floats, penalty: Floats, beta: Floats) -> float:
    odds = design @ beta
    likelihood = np.logaddexp(0.0, odds) - truths * odds
    return float(likelihood.sum() + 0.5 * (penalty * beta**2).sum())


def _chance(odds: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(odds / 2.0)))
