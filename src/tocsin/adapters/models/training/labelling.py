"""Labelled files to measure with: labels as public sets write them, and rows that have none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from tocsin import enrichment
from tocsin.adapters.models.training import rows
from tocsin.enrichment import training
from tocsin.kernel import reasons

# Labels that public sets write otherwise.
ALIASES: Mapping[str, Mapping[str, str]] = {
    "sentiment": {"neg": "negative", "neu": "neutral", "pos": "positive"},
    "emotion": {
        "angry": "anger",
        "happy": "joy",
        "happiness": "joy",
        "sad": "sadness",
        "calm": "neutral",
    },
    "offence": {"not-offensive": "none", "non-offensive": "none"},
    "informative": {
        "Related and informative": "yes",
        "Related - but not informative": "no",
        "Not related": "no",
    },
}
# What CrisisLex T26 writes where its annotators gave no label.
UNLABELLED: Mapping[str, frozenset[str]] = {
    "crisis_type": frozenset({"Not labeled", "Not applicable"}),
    "informative": frozenset({"Not applicable"}),
}
_SHOWN = 20  # faulty lines that a refusal names


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The texts of a file, and the place of each one's label among the head's."""

    texts: list[str]
    truth: training.Ints
    left_out: Mapping[str, int] = field(default_factory=dict)  # rows, by what stands for no label


def labelled(file: Path, head: str) -> Labelled:
    """Return the labelled texts of a file; raises UnknownLabels with the lines that have them."""
    if head not in enrichment.heads.BY_NAME:
        known = ", ".join(enrichment.heads.BY_NAME)
        raise enrichment.errors.UnknownHead(head=head, known=known)
    labels = enrichment.heads.BY_NAME[head].labels
    aliases, unlabelled = ALIASES.get(head, {}), UNLABELLED.get(head, frozenset())
    texts, truth, faults, left_out = [], [], [], Counter[str]()
    for line, row in rows.rows(file):
        told = str(row.get("label", ""))
        text, label = _text(file, line, row), aliases.get(told, told)
        if label in labels:
            texts.append(text)
            truth.append(labels.index(label))
        elif label in unlabelled:
            left_out[label] += 1
        else:
            faults.append((line, told))
    if faults:
        raise _unknown(file, head, faults)
    if not texts:
        raise enrichment.errors.NothingToMeasure(file=str(file))
    return Labelled(texts=texts, truth=np.array(truth, np.int64), left_out=left_out)


def _text(file: Path, line: int, row: rows.Row) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        why = reasons.because("enrichment.row.no_text", key="text")
        raise enrichment.errors.BadRow(file=str(file), line=line, why=why)
    return text


def _unknown(
    file: Path, head: str, faults: list[tuple[int, str]]
) -> enrichment.errors.UnknownLabels:
    return enrichment.errors.UnknownLabels(
        file=str(file),
        head=head,
        lines=_listed([str(line) for line, _ in faults]),
        labels=_listed(sorted({repr(told) for _, told in faults})),
        known=", ".join(enrichment.heads.BY_NAME[head].labels),
    )


def _listed(told: list[str]) -> str:
    return ", ".join([*islice(told, _SHOWN), *(["…"] if len(told) > _SHOWN else [])])
