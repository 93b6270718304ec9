"""Softmax regression over hashed n-grams, all heads at once, by stochastic gradient descent.

Every row of weights has a step of its own for each head: a base step over the root of the squared
gradients that it has seen (AdaGrad; Duchi, Hazan and Singer 2011), so that a rare word learns as
fast as a common one. A few hundred posts make one step; the order is drawn from the seed, and the
result is the same on every run.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import features, heads, scoring
from tocsin.enrichment.training.model import Examples, Fitted, Floats, Progress

_FIRST = np.array([head.columns.start for head in heads.HEADS])
_SIZES = np.array([len(head.labels) for head in heads.HEADS])
_USED = int(_SIZES.sum())
_HEAD_OF = np.repeat(np.arange(len(heads.HEADS)), _SIZES)
_EASE = np.float32(1e-3)  # keeps the first step of a row from being a leap
_BIAS_STEP = np.float32(0.1)  # of the step of a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to fit."""

    rounds: int = 4
    step: float = 0.4
    decay: float = 1e-5
    batch: int = 256
    seed: int = 20261122


@dataclass(slots=True)
class _State:
    """Only rows that some example has: a layer of corrections touches few."""

    features: scipy.sparse.csr_matrix  # posts x used rows
    used: NDArray[np.int64]
    table: Floats  # used rows x heads.WIDTH
    seen: Floats  # used rows x heads: squared gradients
    bias: Floats
    bias_seen: Floats


def fit(
    examples: Examples, plan: Plan, *, start: Fitted | None = None, progress: Progress | None = None
) -> Fitted:
    """Return weights learned from `examples`, or relearned from `start`."""
    state = _begun(examples, start)
    chosen = np.flatnonzero(examples.weights.any(axis=1))
    drawn = np.random.default_rng(plan.seed)
    steps = max(plan.rounds * -(-chosen.size // plan.batch), 1)
    done = 0
    for number in range(plan.rounds):
        order = drawn.permutation(chosen)
        step = plan.step * (1 - number / plan.rounds)
        for first in range(0, order.size, plan.batch):
            _learn(state, examples, order[first : first + plan.batch], step, plan.decay)
            done += 1
            if progress is not None:
                progress(done / steps)
    whole = _nothing() if start is None else start.table.copy()
    whole[state.used] = state.table
    return Fitted(table=whole, bias=state.bias)


def _nothing() -> Floats:
    return np.zeros((1 << features.BITS, heads.WIDTH), np.float32)


def _begun(examples: Examples, start: Fitted | None) -> _State:
    groups, count = len(scoring.GROUPS), len(heads.HEADS)
    told = examples.features
    place = np.zeros(1 << features.BITS, np.int32)
    place[told.indices] = 1
    used = np.flatnonzero(place)
    place[used] = np.arange(used.size, dtype=np.int32)
    shape = (len(examples), used.size)
    narrow = scipy.sparse.csr_matrix((told.data, place[told.indices], told.indptr), shape=shape)
    empty = np.zeros((used.size, heads.WIDTH), np.float32)
    return _State(
        features=narrow,
        used=used,
        table=empty if start is None else start.table[used],
        seen=np.zeros((used.size, count), np.float32),
        bias=np.zeros((groups, heads.WIDTH), np.float32) if start is None else start.bias.copy(),
        bias_seen=np.zeros((groups, count), np.float32),
    )


def _learn(
    state: _State, examples: Examples, chosen: NDArray[np.int64], step: float, decay: float
) -> None:
    """Take one step down the slope of a batch."""
    part = state.features[chosen]
    rows, at = np.unique(part.indices, return_inverse=True)
    narrow = scipy.sparse.csr_matrix((part.data, at, part.indptr), shape=(chosen.size, rows.size))
    group = examples.group[chosen]
    weights = state.table[rows]
    scored = narrow @ weights + state.bias[group]
    gap = np.zeros_like(scored)
    gap[:, :_USED] = gaps(scored, examples.shares[chosen], examples.weights[chosen])
    slope = narrow.T @ gap
    seen = state.seen[rows] + np.add.reduceat(slope[:, :_USED] ** 2, _FIRST, axis=1)
    state.seen[rows] = seen
    pace = (np.float32(step) / np.sqrt(seen + _EASE))[:, _HEAD_OF]
    weights *= np.float32(1 - step * decay)
    weights[:, :_USED] -= pace * slope[:, :_USED]
    state.table[rows] = weights
    _shift(state, gap, group, step)


def _shift(state: _State, gap: Floats, group: NDArray[np.int64], step: float) -> None:
    spoken = np.eye(len(scoring.GROUPS), dtype=np.float32)[group]
    slope = (spoken.T @ gap)[:, :_USED]
    state.bias_seen += np.add.reduceat(slope**2, _FIRST, axis=1)
    pace = (_BIAS_STEP * np.float32(step) / np.sqrt(state.bias_seen + _EASE))[:, _HEAD_OF]
    state.bias[:, :_USED] -= pace * slope


def gaps(scored: Floats, shares: Floats, weights: Floats) -> Floats:
    """Return probability less truth of every label, each head by its weight."""
    told = scored[:, :_USED]
    highest = np.maximum.reduceat(told, _FIRST, axis=1)[:, _HEAD_OF]
    raised = np.exp(told - highest)
    raised /= np.add.reduceat(raised, _FIRST, axis=1)[:, _HEAD_OF]
    found: Floats = (raised - shares[:, :_USED]) * weights[:, _HEAD_OF]
    return found
