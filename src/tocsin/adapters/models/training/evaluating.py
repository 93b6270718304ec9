"""What a reader is worth on a labelled file: every text answered, by the likeliest label."""

import time
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from tocsin.adapters.models.training import labelling
from tocsin.enrichment import training


@runtime_checkable
class Weigher(Protocol):
    """Weighs the labels of one head against each other; a reader that can be evaluated."""

    def probabilities(self, texts: list[str], head: str) -> training.Answers:
        """Return a probability of every label of `head` a text, and how sure is sure enough."""
        ...


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


def evaluate(one: labelling.Labelled, head: str, weigher: Weigher) -> Evaluated:
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
