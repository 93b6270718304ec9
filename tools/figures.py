"""What a trained reader is worth on posts that it never saw, and the card that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from tools import corpora

from tocsin.adapters.models import weight_file
from tocsin.enrichment import features, scoring

BINS = 15

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Posts(Protocol):
    """Texts as features, with their labels."""

    @property
    def features(self) -> scipy.sparse.csr_matrix: ...  # noqa: D102 - a field
    @property
    def labels(self) -> Mapping[str, Ints]: ...  # noqa: D102 - a field
    @property
    def group(self) -> Ints: ...  # noqa: D102 - a field


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One head on one split."""

    split: str
    head: str
    posts: int
    accuracy: float
    macro_f1: float
    macro_recall: float
    ece: float  # expected calibration error, 15 bins
    answered: float  # share of posts that get an answer
    accuracy_answered: float


def measure(model: scoring.Model, splits: Mapping[str, Posts]) -> list[Figure]:
    """Return the figures of every head on every split that has its labels."""
    return [
        _figure(model, head, split, posts)
        for split, posts in splits.items()
        for head in ("sentiment", "emotion")
        if (posts.labels[head] >= 0).any()
    ]


def _figure(model: scoring.Model, name: str, split: str, posts: Posts) -> Figure:
    kept = posts.labels[name] >= 0
    head = model.heads[name]
    labels = posts.labels[name][kept]
    table = weight_file.decoded(model.codes, model.scales)
    shares = scoring.probabilities(head, posts.features[kept] @ table, posts.group[kept])
    right = shares.argmax(axis=1) == labels
    sure = shares.max(axis=1) >= head.least[posts.group[kept]]
    f1, recall = _macro(labels, shares.argmax(axis=1))
    return Figure(
        split=split,
        head=name,
        posts=labels.size,
        accuracy=float(right.mean()),
        macro_f1=f1,
        macro_recall=recall,
        ece=_ece(shares, right),
        answered=float(sure.mean()),
        accuracy_answered=float(right[sure].mean()),
    )


def _macro(truth: Ints, told: Ints) -> tuple[float, float]:
    f1, recall = [], []
    for label in np.unique(truth):
        hits = np.count_nonzero((truth == label) & (told == label))
        f1.append(2 * hits / (np.count_nonzero(truth == label) + np.count_nonzero(told == label)))
        recall.append(hits / np.count_nonzero(truth == label))
    return float(np.mean(f1)), float(np.mean(recall))


def _ece(shares: Floats, right: NDArray[np.bool_]) -> float:
    sure = shares.max(axis=1)
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        np.count_nonzero(places == place)
        * abs(right[places == place].mean() - sure[places == place].mean())
        for place in np.unique(places)
    ]
    return float(np.sum(gaps) / sure.size)


def table(measured: list[Figure]) -> str:
    """Return the figures for a reader at a terminal."""
    head = "split                 head        posts    acc     F1  recall    ECE  answered"
    rows = [
        f"{one.split:22}{one.head:11}{one.posts:>6}{one.accuracy:>7.3f}{one.macro_f1:>7.3f}"
        f"{one.macro_recall:>8.3f}{one.ece:>7.3f}{one.answered:>10.3f}"
        for one in measured
    ]
    return "\n".join([head, *rows])


def card(
    model: scoring.Model, measured: list[Figure], *, seal: str, at: datetime, rows: int
) -> str:
    """Return the model card as TOML."""
    lines = [
        "# Written by tools/train_reader.py; do not edit by hand.",
        'name = "ngram"',
        f'version = "1.{seal[:8]}"',
        f'scheme = "{features.SCHEME}"',
        f"trained_on = {at:%Y-%m-%d}",
        f"posts = {rows}",
        f'sha256 = "{seal}"',
        'kind = "softmax regression over hashed n-grams, 8-bit weights"',
    ]
    for name in ("sentiment", "emotion"):
        head = model.heads[name]
        degrees = ", ".join(
            f"{group} = {value:.4f}"
            for group, value in zip(scoring.GROUPS, head.temperature.tolist(), strict=True)
        )
        lines += [
            "",
            f"[heads.{name}]",
            f"least = {float(head.least[0])}",
            f"temperature = {{ {degrees} }}",
        ]
    for corpus in corpora.CORPORA:
        lines += ["", "[[training_sets]]", f'name = "{corpus.name}"', f'lang = "{corpus.lang}"']
        lines += [f'licence_as_stated = "{corpus.licence}"', f"weight = {corpus.weight}"]
        lines += [f'note = "{corpus.note}"'] if corpus.note else []
    for one in measured:
        lines += ["", "[[figures]]", f'split = "{one.split}"', f'head = "{one.head}"']
        lines += [f"posts = {one.posts}"]
        for name in ("accuracy", "macro_f1", "macro_recall", "ece", "answered"):
            lines.append(f"{name} = {getattr(one, name):.4f}")
        lines.append(f"accuracy_answered = {one.accuracy_answered:.4f}")
    return "\n".join([*lines, ""])
