"""What a reader is worth on a labelled file: every text answered, by the likeliest label."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, runtime_checkable

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
}
_SHOWN = 20  # faulty lines that a refusal names


@runtime_checkable
class Weigher(Protocol):
    """Weighs the labels of one head against each other; a reader that can be evaluated."""

    def probabilities(self, texts: list[str], head: str) -> training.Answers:
        """Return a probability of every label of `head` a text, and how sure is sure enough."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The texts of a file, and the place of each one's label among the head's."""

    texts: list[str]
    truth: training.Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """What came of it."""

    figures: training.measuring.Measured
    posts_per_cpu_second: float

    def told(self) -> dict[str, object]:
        """Return the one object that is printed."""
        found = self.figures
        return {
            "accuracy": round(found.accuracy.value, 6),
            "macro_f1": round(found.macro_f1.value, 6),
            "macro_recall": round(found.macro_recall.value, 6),
            "ece": round(found.ece, 6),
            "posts_per_cpu_second": round(self.posts_per_cpu_second, 1),
            "n": found.posts,
        }


def labelled(file: Path, head: str) -> Labelled:
    """Return the labelled texts of a file; raises UnknownLabels with the lines that have them."""
    if head not in enrichment.heads.BY_NAME:
        known = ", ".join(enrichment.heads.BY_NAME)
        raise enrichment.errors.UnknownHead(head=head, known=known)
    labels = enrichment.heads.BY_NAME[head].labels
    aliases = ALIASES.get(head, {})
    texts, truth, faults = [], [], []
    for line, row in rows.rows(file):
        text, told = row.get("text"), str(row.get("label", ""))
        label = aliases.get(told, told)
        if not isinstance(text, str):
            why = reasons.because("enrichment.row.no_text", key="text")
            raise enrichment.errors.BadRow(file=str(file), line=line, why=why)
        if label in labels:
            texts.append(text)
            truth.append(labels.index(label))
        else:
            faults.append((line, told))
    if faults:
        raise enrichment.errors.UnknownLabels(
            file=str(file),
            head=head,
            lines=_listed([str(line) for line, _ in faults]),
            labels=_listed(sorted({repr(told) for _, told in faults})),
            known=", ".join(labels),
        )
    if not texts:
        raise enrichment.errors.NothingToMeasure(file=str(file))
    return Labelled(texts=texts, truth=np.array(truth, np.int64))


def _listed(told: list[str]) -> str:
    return ", ".join([*islice(told, _SHOWN), *(["…"] if len(told) > _SHOWN else [])])


def evaluate(one: Labelled, head: str, weigher: Weigher) -> Evaluated:
    """Return what `weigher` is worth on labelled texts; CPU time is of all threads."""
    weigher.probabilities(one.texts[:1], head)  # what is built once costs no post
    begun = time.process_time()
    answers = weigher.probabilities(one.texts, head)
    spent = max(time.process_time() - begun, 1e-9)
    figures = training.measuring.measure(answers.shares, one.truth, answers.least)
    return Evaluated(
        figures=figures,
        posts_per_cpu_second=len(one.texts) / spent,
    )
