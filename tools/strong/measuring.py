"""What the strong reader is worth on held-out posts: alone, and averaged with the fast one.

How the two are averaged is fitted on the same posts, and measured by turns: each half of a set with
what the other halves told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tools.strong import calibrating, lifting, posts

from tocsin.adapters import models, strong
from tocsin.enrichment import second, training

FEWEST, MOST = 100, 2_000  # posts of a held-out set that is measured
GRID = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_TINY = 1e-9

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Asking = tuple[str, str]  # a head and a language group


@dataclass(frozen=True, kw_only=True)
class Average:
    """How both readers become one, for one head and language group."""

    share: float  # of the strong one
    lift: Floats
    sharpness: float


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What both readers say of one head on one set."""

    of: str
    head: str
    group: str
    strong: Floats
    fast: Floats  # of texts as both are shown them
    alone: Floats  # what the fast one says of them as they came
    truth: Ints

    def averaged(self, how: Average) -> Floats:
        """Return both as one."""
        share = np.full(self.truth.size, how.share)
        return second.averaged(self.strong, self.fast, share, how.sharpness, how.lift)

    def every_second(self, first: int) -> "Asked":
        """Return half of the posts: one half to fit with, the other to measure."""
        return replace(
            self,
            strong=self.strong[first::2],
            fast=self.fast[first::2],
            alone=self.alone[first::2],
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
                found.append(
                    Asked(
                        of=of,
                        head=head,
                        group=some[0].group,
                        strong=told[head][kept],
                        fast=fast.probabilities(asked_of, head).shares,
                        alone=fast.probabilities(asked_of, head).shares,
                        truth=truth[kept],
                    )
                )
    return found


def fitted(found: Sequence[Asked]) -> dict[Asking, Average]:
    """Return the best average, a head and language group."""
    return {
        asking: _best([one for one in found if (one.head, one.group) == asking])
        for asking in dict.fromkeys((one.head, one.group) for one in found)
    }


def _best(sets: Sequence[Asked]) -> Average:
    """Return the truest share, which is steadier than the best F1; then lift and sharpness."""
    tried = [Average(share=share, lift=np.zeros(1, np.float32), sharpness=1.0) for share in GRID]
    how = min((_sharpened(sets, one) for one in tried), key=lambda one: _loss(sets, one))
    plain = replace(how, sharpness=1.0)
    told = [lifting.Told(logs=np.log(one.averaged(plain) + _TINY), truth=one.truth) for one in sets]
    return _sharpened(sets, replace(plain, lift=lifting.lift(told)))


def _sharpened(sets: Sequence[Asked], how: Average) -> Average:
    mean = np.concatenate([one.averaged(how) for one in sets])
    truth = np.concatenate([one.truth for one in sets])
    return replace(how, sharpness=1 / calibrating.temperature(np.log(mean + _TINY), truth))


def _loss(sets: Sequence[Asked], how: Average) -> float:
    """Return the mean of the sets' mean logarithmic losses."""
    likely = [one.averaged(how)[np.arange(one.truth.size), one.truth] for one in sets]
    return float(np.mean([-np.log(one + _TINY).mean() for one in likely]))


def figures(found: Sequence[Asked]) -> list[Measured]:
    """Return what each path is worth."""
    turns = [fitted([one.every_second(1 - first) for one in found]) for first in (0, 1)]
    return [
        _measured(one, told(one), path)
        for one in found
        for path, told in (
            ("fast", lambda one: one.alone),
            ("strong", lambda one: one.strong),
            ("both", lambda one: _by_turns(one, turns)),
        )
    ]


def _by_turns(one: Asked, turns: Sequence[dict[Asking, Average]]) -> Floats:
    """Return both as one, each half as the other halves fitted it."""
    told = np.empty_like(one.strong)
    for first, how in enumerate(turns):
        told[first::2] = one.every_second(first).averaged(how[one.head, one.group])
    return told


def _measured(one: Asked, shares: Floats, path: str) -> Measured:
    """Return accuracy, macro-F1, macro-recall and calibration error."""
    least = np.zeros(one.truth.size, np.float32)
    told = training.measuring.measure(shares, one.truth, least)
    return Measured(
        of=one.of,
        head=one.head,
        path=path,
        posts=told.posts,
        macro_f1=round(told.macro_f1.value, 4),
        macro_recall=round(told.macro_recall.value, 4),
        accuracy=round(told.accuracy.value, 4),
        ece=round(told.ece, 4),
    )
