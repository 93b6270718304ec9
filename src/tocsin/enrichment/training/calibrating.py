"""How far probabilities can be believed: one temperature a head and language (Guo et al. 2017)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import heads, scoring
from tocsin.enrichment.training.model import Examples, Fitted, Floats, place

# A highest probability below this is no answer. Two labels need more than a coin's.
LEAST = {
    "sentiment": 0.42,
    "emotion": 0.32,
    "offence": 0.6,
    "reason": 0.35,
    "crisis_type": 0.35,
    "informative": 0.6,
    "verification": 0.6,
    "distress": 0.6,
}
# Where no labelled set spoke the language: answers are rare, and less sure than they look.
UNTAUGHT_LEAST = 0.75
UNTAUGHT_HEAT = 1.5

_FEW = 50
_BOUNDS = (-1.5, 1.5)  # of the logarithm of a temperature
_GOLDEN = (5**0.5 - 1) / 2
_CUTS = 24
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One head: what its scores are divided by, and how sure is sure enough; one a group."""

    temperature: NDArray[np.float32]
    least: NDArray[np.float32]


Calibrations = Mapping[str, Calibration]


def calibrated(fitted: Fitted, tune: Examples, whole: Examples) -> dict[str, Calibration]:
    """Return temperatures, learned on `tune`, and thresholds of every head."""
    logits = fitted.logits(tune)
    return {
        head.name: Calibration(
            temperature=temperatures(logits, tune, head.name), least=leasts(whole, head.name)
        )
        for head in heads.HEADS
    }


def settled(
    fitted: Fitted, before: Calibrations, apart: Mapping[str, Sequence[Examples]]
) -> dict[str, Calibration]:
    """Return `before` with temperatures learned on the held-out sets of each head.

    Posts kept apart at random look like those learned from: written in the same weeks, of the same
    things. A set held out by its makers looks more like tomorrow's, and every set counts the same,
    whatever its size. Where a language has few such posts, what was learned before stands.
    """
    return {
        name: replace(one, temperature=_settled(fitted, one.temperature, apart.get(name, ()), name))
        for name, one in before.items()
    }


def _settled(
    fitted: Fitted, before: NDArray[np.float32], apart: Sequence[Examples], name: str
) -> NDArray[np.float32]:
    found = before.copy()
    if not apart:
        return found
    columns = heads.BY_NAME[name].columns
    logits = np.concatenate([fitted.logits(one)[:, columns] for one in apart])
    shares = np.concatenate([one.shares[:, columns] for one in apart])
    weights = np.concatenate([np.full(len(one), 1 / max(len(one), 1)) for one in apart])
    group = np.concatenate([one.group for one in apart])
    for place_of in np.unique(group):
        kept = group == place_of
        if np.count_nonzero(kept) >= _FEW:
            told = (logits[kept], shares[kept], weights[kept].astype(np.float32))
            found[place_of] = temperature(*told)
    return found


def probabilities(logits: Floats, one: Calibration, name: str, examples: Examples) -> Floats:
    """Return the calibrated probabilities of one head's labels, a row a post."""
    told = logits[:, heads.BY_NAME[name].columns] / one.temperature[examples.group][:, None]
    return softmax(told)


def temperature(logits: Floats, shares: Floats, weights: Floats) -> float:
    """Return what logits must be divided by for the truest probabilities."""
    heavy = weights / weights.sum()

    def loss(power: float) -> float:
        told = logits / np.exp(power)
        highest = told.max(axis=1, keepdims=True)
        sums = highest[:, 0] + np.log(np.exp(told - highest).sum(axis=1))
        likely = (shares * told).sum(axis=1) - sums
        return -float((heavy * likely).sum())

    low, high = _BOUNDS
    for _ in range(_CUTS):  # golden section: the loss has one valley
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if loss(left) < loss(right):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def temperatures(logits: Floats, tune: Examples, name: str) -> NDArray[np.float32]:
    """Return one temperature a language group; a group with few posts takes the other's, heated.

    Labels that people gave tell it; a teacher's, which are never sure, only where those are few.
    """
    columns = heads.BY_NAME[name].columns
    is_given = tune.shares[:, columns].max(axis=1) >= 1
    weights = tune.weights[:, place(name)]
    found: list[float | None] = []
    for group in range(len(scoring.GROUPS)):
        kept = (tune.group == group) & (weights > 0)
        if np.count_nonzero(kept & is_given) >= _FEW:
            kept &= is_given
        enough = np.count_nonzero(kept) >= _FEW
        told = (logits[kept, columns], tune.shares[kept, columns], weights[kept])
        found.append(temperature(*told) if enough else None)
    others = [one for one in found if one is not None]
    stand_in = UNTAUGHT_HEAT * max(others, default=1.0)
    return np.array([stand_in if one is None else one for one in found], np.float32)


def leasts(examples: Examples, name: str) -> NDArray[np.float32]:
    """Return how sure is sure enough, a language group."""
    taught = [
        np.count_nonzero((examples.group == group) & (examples.weights[:, place(name)] > 0)) >= _FEW
        for group in range(len(scoring.GROUPS))
    ]
    return np.array([LEAST[name] if one else UNTAUGHT_LEAST for one in taught], np.float32)


def softmax(logits: Floats) -> Floats:
    """Return probabilities, a row a post."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / np.maximum(raised.sum(axis=1, keepdims=True), _TINY)
    return shares
