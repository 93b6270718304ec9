"""How far the posts of these days are from those that a version was trained on."""

from dataclasses import dataclass

import numpy as np

from tocsin import enrichment
from tocsin.adapters import models
from tocsin.enrichment import training

NEEDED = 200  # posts below which a drift cannot be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One head's population stability index (below 0.1: steady; above 0.25: moved far)."""

    head: str
    posts: int
    labels: float | None  # of the shares of its labels; None: too few posts
    sureness: float | None  # of its highest probabilities
    label_shares: tuple[float, ...]  # of these days


def drift(weights: models.weight_file.Weights, texts: list[str]) -> list[Drift]:
    """Return the drift of every head that the card has a profile of."""
    profiles = weights.card.get("profile", {})
    weigher = models.FastWeigher(weights)
    return [
        _of_head(head.name, profiles[head.name], weigher, texts)
        for head in enrichment.heads.HEADS
        if head.name in profiles
    ]


def _of_head(
    head: str, profile: dict[str, list[float]], weigher: models.FastWeigher, texts: list[str]
) -> Drift:
    if len(texts) < NEEDED:
        return Drift(head=head, posts=len(texts), labels=None, sureness=None, label_shares=())
    found = training.measuring.profile(weigher.probabilities(texts, head).shares)
    return Drift(
        head=head,
        posts=len(texts),
        labels=training.measuring.stability(np.array(profile["labels"]), found.labels),
        sureness=training.measuring.stability(np.array(profile["sure"]), found.sure),
        label_shares=tuple(round(float(one), 4) for one in found.labels),
    )
