"""A small model in use, for tests: it fears whatever is said of the watch within an hour."""

from collections.abc import Mapping
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from tests.unit.warning import counts as streams

from tocsin.warning import backtest, risk

Floats = NDArray[np.float64]

NOW = datetime.fromtimestamp(streams.MONDAY * 60, UTC)
NAMES = ("mentions", "anger")
NOTHING = backtest.Figure(value=0.0, low=0.0, high=0.0, of=0)
LADDER = risk.Ladder(odds=(0.0, 4.0), rates=(2.0, 0.02), weeks=20.0)


WEIGHTS = {"mentions.hour": 1.0, "anger.hour": 2.0}


def a_model(
    watches: tuple[str, ...] = ("brand",),
    names: tuple[str, ...] = NAMES,
    weights: Mapping[str, float] = WEIGHTS,
) -> risk.Model:
    """Return a model of two indicators; only the last hour weighs, anger twice."""
    features = risk.features.names(names)
    return risk.Model(
        version=3,
        at=NOW,
        features=features,
        centre=(0.0,) * len(features),
        scale=(1.0,) * len(features),
        weights=tuple(weights.get(one, 0.0) for one in features),
        intercept=-1.0,
        provenance=risk.Provenance(
            trained_by="Lin Mei",
            trained_from=NOW,
            trained_until=NOW,
            watches=watches,
            cases=20,
            wrong=2,
            bins=900,
            positive_bins=90,
            ridge=10.0,
        ),
    ).sealed()


def in_use(model: risk.Model | None = None, *, wins: bool = True) -> risk.Shelved:
    """Return a model on the shelf that Lin Mei put in use."""
    comparison = risk.Comparison(
        at=NOW,
        split_at=NOW,
        budget_per_week=1.0,
        rows=(),
        fewer_missed=NOTHING,
        wins=wins,
        ladder=LADDER,
    )
    return risk.Shelved(
        model=model or a_model(),
        state=risk.State.IN_USE,
        comparison=comparison,
        person="Lin Mei",
        decided_at=NOW,
        why="it misses fewer",
    )


def binned(first: int, counts: Mapping[str, Floats], **hours: Floats) -> risk.Bins:
    """Return the bins of one watch, with features in the order given."""
    watched = risk.Watched(watch_id="w", first=first, counts=counts, hours=hours)
    return risk.binned(watched, (*counts, *hours))
