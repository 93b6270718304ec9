"""Lets rare labels count more: a set's most frequent feeling is not the world's."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tocsin.enrichment import heads, scoring
from tocsin.enrichment.training.model import Examples, Floats, place


def balanced(examples: Examples, powers: Mapping[str, float]) -> Examples:
    """Return examples whose weights grow with the rarity of their label, to a power.

    `powers` are by head ("emotion") or by head and language ("sentiment.en"); the sum of a head's
    weights stays as it was.
    """
    weights = examples.weights.copy()
    for group, lang in enumerate(scoring.GROUPS):
        for head in heads.HEADS:
            power = powers.get(f"{head.name}.{lang}", powers.get(head.name, 0.0))
            column = place(head.name)
            chosen = (examples.group == group) & (weights[:, column] > 0)
            if power and chosen.any():
                shares = examples.shares[chosen, head.columns]
                weights[chosen, column] *= _factors(shares, weights[chosen, column], power)
    return replace(examples, weights=weights)


def _factors(shares: Floats, weights: Floats, power: float) -> Floats:
    seen = (shares * weights[:, None]).sum(axis=0)
    rarity = np.where(seen > 0, (seen.sum() / np.maximum(seen, 1)) ** power, 0)
    rarity /= (seen * rarity).sum() / seen.sum()
    factors: Floats = (shares @ rarity).astype(np.float32)
    return factors
