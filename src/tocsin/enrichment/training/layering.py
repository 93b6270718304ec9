"""A layer of corrections over weights that were trained elsewhere.

The same fit goes on from the weights in use, over two kinds of posts: those that people corrected,
which count several times, and posts nobody corrected, whose labels are what the weights in use say
of them. These hold everything else in its place.
"""

import numpy as np
import scipy.sparse

from tocsin.enrichment import heads
from tocsin.enrichment.training import calibrating, fitting
from tocsin.enrichment.training.model import Examples, Fitted, Progress

WEIGHT = 5.0
ANCHOR_WEIGHT = 1.0
PLAN = fitting.Plan(rounds=6, step=0.1, decay=0.0, batch=64)


def anchored(examples: Examples, base: Fitted) -> Examples:
    """Return posts that are labelled, for every head, with what `base` says of them."""
    logits = base.logits(examples)
    shares = np.zeros_like(examples.shares)
    for head in heads.HEADS:
        shares[:, head.columns] = calibrating.softmax(logits[:, head.columns])
    return Examples(
        features=examples.features,
        shares=shares,
        weights=np.full_like(examples.weights, ANCHOR_WEIGHT),
        group=examples.group,
    )


def layered(
    base: Fitted, taught: Examples, *, plan: fitting.Plan = PLAN, progress: Progress | None = None
) -> Fitted:
    """Return `base` as corrections and anchors move it."""
    return fitting.fit(taught, plan, start=base, progress=progress)


def joined(*parts: Examples) -> Examples:
    """Return examples behind one another."""
    return Examples(
        features=scipy.sparse.vstack([part.features for part in parts], format="csr"),
        shares=np.concatenate([part.shares for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
        group=np.concatenate([part.group for part in parts]),
    )
