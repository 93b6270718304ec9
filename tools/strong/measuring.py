"""What the strong reader is worth on held-out posts: alone, and averaged with the fast one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tools.strong import calibrating, posts

from tocsin.adapters import models, strong
from tocsin.enrichment import second

FEWEST, MOST = 100, 2_000  # posts of a held-out set that is measured
GRID = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
BINS = 15

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
ByGroup = dict[str, dict[str, float]]  # head: language group: value


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What both readers say of one head on one set."""

    of: str
    head: str
    group: str
    strong: Floats
    fast: Floats
    truth: Ints

    def averaged(self, share: float, sharpness: float = 1.0) -> Floats:
        """Return both as one, `share` of it the strong reader's."""
        told = np.full(self.truth.size, share)
        return second.averaged(self.strong, self.fast, told, sharpness)

    def every_second(self, first: int) -> "Asked":
        """Return half of the posts: one half to fit with, the other to measure."""
        return replace(
            self,
            strong=self.strong[first::2],
            fast=self.fast[first::2],
            truth=self.truth[first::2],
        )


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a reader is worth on one head of one held-out set."""

    of: str
    head: str
    path: str
    posts: int
    macro_f1: float
    macro_recall: float
    accuracy: float
    ece: float


def asked(
    reader: strong.StrongReader, fast: models.FastWeigher, held_out: Sequence[posts.Post]
) -> list[Asked]:
    """Return what both say of every held-out set."""
    found = []
    for of in dict.fromkeys(post.of for post in held_out):
        some = [post for post in held_out if post.of == of][:MOST]
        texts = [post.text for post in some]
        told = reader.shares(texts, texts)
        for place, head in enumerate(posts.HEADS):
            truth = np.array([post.labels[place] for post in some])
            kept = truth >= 0
            if kept.sum() >= FEWEST:
                asked_of = [text for text, one in zip(texts, kept, strict=True) if one]
                quick = fast.probabilities(asked_of, head)
                found.append(
                    Asked(
                        of=of,
                        head=head,
                        group=some[0].group,
                        strong=told[head][kept],
                        fast=quick.shares,
                        truth=truth[kept],
                    )
                )
    return found


def best_shares(found: Sequence[Asked]) -> ByGroup:
    """Return the share of the strong reader that is best, a head and language group."""
    told: ByGroup = {}
    for head, group in dict.fromkeys((one.head, one.group) for one in found):
        sets = [one for one in found if (one.head, one.group) == (head, group)]
        worth = [
            np.mean([measured(one, one.averaged(share), "").macro_f1 for one in sets])
            for share in GRID
        ]
        told.setdefault(head, {})[group] = GRID[int(np.argmax(worth))]
    return told


def best_sharpness(found: Sequence[Asked], shares: ByGroup) -> ByGroup:
    """Return what makes each average's probabilities true, a head and language group."""
    told: ByGroup = {}
    for head, group in dict.fromkeys((one.head, one.group) for one in found):
        sets = [one for one in found if (one.head, one.group) == (head, group)]
        mean = np.concatenate([one.averaged(shares[head][group]) for one in sets])
        truth = np.concatenate([one.truth for one in sets])
        heat = calibrating.temperature(np.log(mean + 1e-9), truth)
        told.setdefault(head, {})[group] = round(1 / heat, 3)
    return told


def figures(found: Sequence[Asked], shares: ByGroup, sharpness: ByGroup) -> list[Measured]:
    """Return what each path is worth."""
    return [
        measured(one, told, path)
        for one in found
        for path, told in (
            ("fast", one.fast),
            ("strong", one.strong),
            (
                "both",
                one.averaged(shares[one.head][one.group], sharpness[one.head][one.group]),
            ),
        )
    ]


def measured(one: Asked, shares: Floats, path: str) -> Measured:
    """Return accuracy, macro-F1, macro-recall and calibration error."""
    truth, best = one.truth, shares.argmax(axis=1)
    hits = best == truth
    f1, recall = [], []
    for label in np.unique(truth):
        both = float((hits & (truth == label)).sum())
        there, told = float((truth == label).sum()), float((best == label).sum())
        recall.append(both / there)
        f1.append(2 * both / (there + told))
    sure = shares.max(axis=1)
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        abs(hits[bins == each].mean() - sure[bins == each].mean()) * (bins == each).mean()
        for each in np.unique(bins)
    ]
    return Measured(
        of=one.of,
        head=one.head,
        path=path,
        posts=truth.size,
        macro_f1=round(float(np.mean(f1)), 4),
        macro_recall=round(float(np.mean(recall)), 4),
        accuracy=round(float(hits.mean()), 4),
        ece=round(float(np.sum(gaps)), 4),
    )
