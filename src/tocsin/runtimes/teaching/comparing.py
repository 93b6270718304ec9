"""Two versions on the same labelled file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tocsin.adapters import models
from tocsin.enrichment import training


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two versions are worth on one file, and where they differ."""

    first: training.measuring.Measured
    second: training.measuring.Measured
    differ: int  # posts that they answer otherwise
    only_first_right: int
    only_second_right: int
    chance: float  # that so uneven a split of the differences is luck: McNemar's exact test


def compare(
    file: Path,
    head: str,
    first: models.weight_file.Weights,
    second: models.weight_file.Weights,
) -> Compared:
    """Return how two versions do on FILE; raises what `training.labelled` does."""
    labelled = models.training.labelled(file, head)
    one, other = (
        models.FastWeigher(weights).probabilities(labelled.texts, head)
        for weights in (first, second)
    )
    told, told_other = one.shares.argmax(axis=1), other.shares.argmax(axis=1)
    right, right_other = told == labelled.truth, told_other == labelled.truth
    only_first = int(np.count_nonzero(right & ~right_other))
    only_second = int(np.count_nonzero(right_other & ~right))
    return Compared(
        first=training.measuring.measure(one.shares, labelled.truth, one.least),
        second=training.measuring.measure(other.shares, labelled.truth, other.least),
        differ=int(np.count_nonzero(told != told_other)),
        only_first_right=only_first,
        only_second_right=only_second,
        chance=training.measuring.mcnemar(only_first, only_second),
    )
