"""Lets rare labels be told as readily as they are true: what is added to their logarithms.

A reader that minimises its mean loss tells rare labels too seldom where every label is to count the
same; each is owed some of the logarithm of its rarity (Menon et al. 2021). How much is tried on
held-out sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STRENGTHS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_NEARLY = 0.001  # a weaker one that is worth nearly as much is taken
_TINY = 1e-6

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a reader says of one held-out set, and what is true."""

    logs: Floats  # logarithms of probabilities, posts x labels
    truth: Ints


def lift(sets: Sequence[Told]) -> Floats:
    """Return what is added to each label's logarithm; nothing to one that no set holds.

    >>> logs = np.log(np.array([[0.9, 0.1], [0.8, 0.2], [0.6, 0.4], [0.55, 0.45]]))
    >>> lift([Told(logs=logs, truth=np.array([0, 0, 1, 1]))]).astype(float).round(2).tolist()
    [0.0, 0.45]
    """
    rarity = _rarity(sets)
    worths = [_worth(sets, strength * rarity) for strength in STRENGTHS]
    at = next(at for at, one in enumerate(worths) if one >= max(worths) - _NEARLY)
    return (STRENGTHS[at] * rarity).astype(np.float32)


def _rarity(sets: Sequence[Told]) -> Floats:
    """Return how much rarer each label is told than the most frequent one, as a logarithm."""
    told = np.mean([np.exp(one.logs).mean(axis=0) for one in sets], axis=0)
    held = np.zeros(told.size, np.bool_)
    for one in sets:
        held[one.truth] = True
    most = told[held].max(initial=_TINY)
    rarity: Floats = np.where(held, np.log(most / np.maximum(told, _TINY)), 0).astype(np.float32)
    return rarity


def _worth(sets: Sequence[Told], added: Floats) -> float:
    """Return the mean of what each set is worth: macro F1 and macro recall."""
    return float(np.mean([_of_both(one, one.logs + added) for one in sets]))


def _of_both(one: Told, logs: Floats) -> float:
    told, labels = logs.argmax(axis=1), logs.shape[1]
    counts = np.bincount(one.truth * labels + told, minlength=labels**2).reshape(labels, labels)
    hits, there, said = np.diagonal(counts), counts.sum(axis=1), counts.sum(axis=0)
    held = there > 0
    f1 = 2 * hits[held] / (there + said)[held]
    return float((f1 + hits[held] / there[held]).mean() / 2)
