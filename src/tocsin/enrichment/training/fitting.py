"""Softmax regression over hashed n-grams by stochastic gradient descent, head by head.

Every row of weights has a step of its own: a base step over the root of the squared gradients that
it has seen (AdaGrad; Duchi, Hazan and Singer 2011), so that a rare word learns as fast as a common
one. A few hundred posts make one step; the order is drawn from the seed, and the result is the
same on every run, however many threads share the heads.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import features, heads, scoring
from tocsin.enrichment.training.model import Examples, Fitted, Floats, Progress, place

_EASE = np.float32(1e-3)  # keeps the first step of a row from being a leap
_BIAS_STEP = np.float32(0.1)  # of the step of a row
# Six labels, some of them rare, need larger steps (+0.7 of macro F1 on held-out posts).
_KEENER = {"emotion": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to fit."""

    rounds: int = 4
    step: float = 0.25
    decay: float = 1e-5
    batch: int = 128
    seed: int = 20261122
    threads: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What one head learns from, and what it has learned; only rows that some example has."""

    features: scipy.sparse.csr_matrix  # posts x used rows
    shares: Floats
    weights: Floats
    spoken: Floats  # posts x groups: 1 where it is of that language
    table: Floats  # used rows x labels
    seen: Floats  # squared gradients of each row
    bias: Floats  # groups x labels
    bias_seen: Floats
    marks: NDArray[np.bool_]  # used rows that a batch has; empty between batches
    places: NDArray[np.int32]


def fit(
    examples: Examples, plan: Plan, *, start: Fitted | None = None, progress: Progress | None = None
) -> Fitted:
    """Return weights learned from `examples`, or relearned from `start`."""
    whole = (
        _nothing() if start is None else Fitted(table=start.table.copy(), bias=start.bias.copy())
    )
    asked = [head for head in heads.HEADS if examples.weights[:, place(head.name)].any()]
    counts = [int(np.count_nonzero(examples.weights[:, place(head.name)])) for head in asked]
    told = _counting(sum(counts) * plan.rounds, progress)
    with ThreadPoolExecutor(plan.threads) as pool:
        under_way = [pool.submit(_fit_head, examples, head, plan, whole, told) for head in asked]
        for one in under_way:
            one.result()
    return whole


def _counting(every: int, progress: Progress | None) -> Callable[[int], None]:
    done = [0]

    def told(posts: int) -> None:
        done[0] += posts
        if progress is not None:
            progress(min(done[0] / max(every, 1), 1.0))

    return told


def _nothing() -> Fitted:
    groups = len(scoring.GROUPS)
    return Fitted(
        table=np.zeros((1 << features.BITS, heads.WIDTH), np.float32),
        bias=np.zeros((groups, heads.WIDTH), np.float32),
    )


def _fit_head(
    examples: Examples, head: heads.Head, plan: Plan, whole: Fitted, told: Callable[[int], None]
) -> None:
    """Learn one head and write it into its columns of `whole`."""
    one, used = _begun(examples.of_head(head.name), head, whole)
    drawn = np.random.default_rng((plan.seed, place(head.name)))
    posts = one.weights.size
    for number in range(plan.rounds):
        order = drawn.permutation(posts)
        step = plan.step * _KEENER.get(head.name, 1.0) * (1 - number / plan.rounds)
        for first in range(0, posts, plan.batch):
            batch = order[first : first + plan.batch]
            _learn(one, batch, np.float32(step), np.float32(plan.decay))
            told(batch.size)
    whole.table[used, head.columns] = one.table
    whole.bias[:, head.columns] = one.bias


def _begun(examples: Examples, head: heads.Head, whole: Fitted) -> tuple[_Head, NDArray[np.int64]]:
    """Return the state of a head before its first step, and which rows of the table are used."""
    told = examples.features
    places = np.zeros(1 << features.BITS, np.int32)
    places[told.indices] = 1
    used = np.flatnonzero(places)
    places[used] = np.arange(used.size, dtype=np.int32)
    shape = (len(examples), used.size)
    groups = len(scoring.GROUPS)
    one = _Head(
        features=scipy.sparse.csr_matrix((told.data, places[told.indices], told.indptr), shape),
        shares=examples.shares[:, head.columns],
        weights=examples.weights[:, place(head.name)],
        spoken=np.eye(groups, dtype=np.float32)[examples.group],
        table=whole.table[used, head.columns],
        seen=np.zeros(used.size, np.float32),
        bias=whole.bias[:, head.columns].copy(),
        bias_seen=np.zeros(groups, np.float32),
        marks=np.zeros(used.size, np.bool_),
        places=places[: used.size],
    )
    return one, used


def _learn(one: _Head, batch: NDArray[np.int64], step: np.float32, decay: np.float32) -> None:
    """Take one step down the slope of a batch."""
    part = one.features[batch]
    rows, at = _rows(one, part.indices)
    narrow = scipy.sparse.csr_matrix((part.data, at, part.indptr), (batch.size, rows.size))
    weights, spoken = one.table[rows], one.spoken[batch]
    gap = gaps(narrow @ weights + spoken @ one.bias, one.shares[batch], one.weights[batch])
    slope = narrow.T @ gap
    seen = one.seen[rows] + (slope**2).sum(axis=1)
    one.seen[rows] = seen
    pace = step / np.sqrt(seen + _EASE)
    one.table[rows] = weights * (1 - step * decay) - pace[:, None] * slope
    turn = spoken.T @ gap
    one.bias_seen[:] += (turn**2).sum(axis=1)
    one.bias[:] -= (_BIAS_STEP * step / np.sqrt(one.bias_seen + _EASE))[:, None] * turn


def _rows(one: _Head, indices: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the distinct rows of a batch, and the place of each of its features among them."""
    one.marks[indices] = True
    rows = np.flatnonzero(one.marks)
    one.marks[rows] = False
    one.places[rows] = np.arange(rows.size, dtype=np.int32)
    return rows, one.places[indices]


def gaps(scored: Floats, shares: Floats, weights: Floats) -> Floats:
    """Return probability less truth of every label, each post by its weight."""
    raised = np.exp(scored - scored.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    found: Floats = (raised - shares) * weights[:, None]
    return found
