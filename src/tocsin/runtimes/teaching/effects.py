"""What a new version changes: for those who corrected, and for everything else."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin import enrichment
from tocsin.adapters import models
from tocsin.enrichment import teaching, training

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The posts that an effect is measured on."""

    corrected: training.Examples
    is_held_out: Flags
    others: training.Examples
    sample: training.Examples | None


def of_heads(
    on: Measured, before: training.Fitted, after: training.Fitted
) -> tuple[teaching.HeadEffect, ...]:
    """Return the effect on every head; one without corrections may change, too."""
    return tuple(_of_head(head, on, before, after) for head in enrichment.heads.HEADS)


def figures(
    on: Measured, fitted: training.Fitted, heads: training.calibrating.Calibrations
) -> list[training.measuring.OnSet]:
    """Return what a version is worth on what it did not learn from, by head and language."""
    cards = models.training.cards
    sets = {cards.HELD_OUT: on.corrected.where(on.is_held_out)}
    if on.sample is not None:
        sets[cards.SAMPLE] = on.sample
    found = []
    for split, head in itertools.product(sets, enrichment.heads.BY_NAME):
        whole = sets[split].of_head(head)
        for at, lang in enumerate(enrichment.scoring.GROUPS):
            some = whole.where(whole.group == at)
            if len(some):
                of = {"split": split, "head": head, "lang": lang}
                found.append(training.measuring.on_set(fitted, (heads, heads), some, **of))
    return found


def _of_head(
    head: enrichment.heads.Head, on: Measured, before: training.Fitted, after: training.Fitted
) -> teaching.HeadEffect:
    is_of_head = on.corrected.weights[:, training.place(head.name)] > 0
    corrected = on.corrected.where(is_of_head)
    held_out = corrected.where(on.is_held_out[is_of_head])
    sample = None if on.sample is None else on.sample.of_head(head.name)
    changed = _told(before, on.others, head) != _told(after, on.others, head)
    return teaching.HeadEffect(
        head=head.name,
        corrections=len(corrected),
        right_before=_right(before, corrected, head),
        right_after=_right(after, corrected, head),
        held_out=len(held_out),
        held_out_right_before=_right(before, held_out, head),
        held_out_right_after=_right(after, held_out, head),
        elsewhere=len(on.others),
        elsewhere_changed=int(np.count_nonzero(changed)),
        sample=0 if sample is None else len(sample),
        sample_right_before=0 if sample is None else _right(before, sample, head),
        sample_right_after=0 if sample is None else _right(after, sample, head),
    )


def _told(
    fitted: training.Fitted, examples: training.Examples, head: enrichment.heads.Head
) -> training.Ints:
    told: training.Ints = fitted.logits(examples)[:, head.columns].argmax(axis=1)
    return told


def _right(
    fitted: training.Fitted, examples: training.Examples, head: enrichment.heads.Head
) -> int:
    truth = examples.shares[:, head.columns].argmax(axis=1)
    return int(np.count_nonzero(_told(fitted, examples, head) == truth))
