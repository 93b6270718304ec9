"""What answers are worth: shares of right ones with intervals, and whether sureness is earned."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import heads
from tocsin.enrichment.training import calibrating
from tocsin.enrichment.training.model import Examples, Fitted, Floats, Ints

BINS = 15
_TENTHS = 10
_DRAWS = 400
_SEED = 7
_TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share and the interval that holds it in 19 of 20 draws of as many posts."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers of about the same sureness: how sure they were, and how often right."""

    posts: int
    sure: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One head's answers on labelled posts; every post is answered by its likeliest label."""

    posts: int
    accuracy: Figure
    macro_f1: Figure
    macro_recall: Figure
    ece: float  # expected calibration error over BINS bins
    ece_by_chance: float  # what so many posts would show if every probability were true
    answered: float  # share of posts sure enough for an answer
    accuracy_answered: float
    confusion: tuple[tuple[int, ...], ...]  # truth x told
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSet:
    """What one head is worth on one held-out set."""

    split: str
    head: str
    lang: str
    figures: Measured


def on_set(
    fitted: Fitted,
    halves: tuple[calibrating.Calibrations, calibrating.Calibrations],
    examples: Examples,
    *,
    split: str,
    head: str,
    lang: str,
) -> OnSet:
    """Return what one head is worth on examples that are labelled for it.

    Calibrations by turns, the first of `halves` for every other post from the first on: each one
    was settled without the posts that it is measured on.
    """
    logits, turns = fitted.logits(examples), np.arange(len(examples)) % 2
    told = [calibrating.probabilities(logits, one[head], head, examples) for one in halves]
    shares = np.where(turns[:, None] == 0, told[0], told[1])
    truth = examples.shares[:, heads.BY_NAME[head].columns].argmax(axis=1)
    figures = measure(shares, truth, halves[0][head].least[examples.group])
    return OnSet(split=split, head=head, lang=lang, figures=figures)


def measure(shares: Floats, truth: Ints, least: NDArray[np.float32]) -> Measured:
    """Return what probabilities (posts x labels) are worth; `least` is one a post."""
    told, sure = shares.argmax(axis=1), shares.max(axis=1)
    right = told == truth
    labels = shares.shape[1]
    counts = np.bincount(truth * labels + told, minlength=labels**2).reshape(labels, labels)
    drawn = np.random.default_rng(_SEED).multinomial(
        truth.size, counts.ravel() / max(truth.size, 1), size=_DRAWS
    )
    spread = drawn.reshape(_DRAWS, labels, labels)
    answered = sure >= least
    bins = binned(sure, right)
    return Measured(
        posts=int(truth.size),
        accuracy=_figure(_accuracy(counts[None]), _accuracy(spread)),
        macro_f1=_figure(_macro_f1(counts[None], counts), _macro_f1(spread, counts)),
        macro_recall=_figure(_macro_recall(counts[None], counts), _macro_recall(spread, counts)),
        ece=sum(one.posts * abs(one.sure - one.right) for one in bins) / max(truth.size, 1),
        ece_by_chance=_by_chance(sure),
        answered=float(answered.mean()) if truth.size else 0.0,
        accuracy_answered=float(right[answered].mean()) if answered.any() else 0.0,
        confusion=tuple(tuple(map(int, row)) for row in counts),
        bins=bins,
    )


def _by_chance(sure: Floats) -> float:
    """Return the calibration error that chance alone leaves: few posts never come out even."""
    spread = np.bincount(_places(sure), weights=sure * (1 - sure), minlength=BINS)
    return float(np.sqrt(2 / np.pi * spread).sum() / max(sure.size, 1))


def _places(sure: Floats) -> Ints:
    places: Ints = np.minimum((sure * BINS).astype(np.int64), BINS - 1)
    return places


def binned(sure: Floats, right: NDArray[np.bool_]) -> tuple[Bin, ...]:
    """Return the bins that have posts, from unsure to sure."""
    places = _places(sure)
    return tuple(
        Bin(
            posts=int(np.count_nonzero(places == at)),
            sure=float(sure[places == at].mean()),
            right=float(right[places == at].mean()),
        )
        for at in np.unique(places)
    )


def _figure(value: Floats, spread: Floats) -> Figure:
    low, high = np.quantile(spread, _TAILS)
    return Figure(value=float(value[0]), low=float(low), high=float(high))


def _accuracy(counts: NDArray[np.int64]) -> Floats:
    hits = np.trace(counts, axis1=1, axis2=2)
    share: Floats = hits / np.maximum(counts.sum(axis=(1, 2)), 1)
    return share


def _macro_f1(counts: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    """Return the mean F1 of the labels that occur."""
    hits = np.diagonal(counts, axis1=1, axis2=2)
    f1 = 2 * hits / np.maximum(counts.sum(axis=1) + counts.sum(axis=2), 1)
    return _mean_of_present(f1, whole)


def _macro_recall(counts: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    hits = np.diagonal(counts, axis1=1, axis2=2)
    return _mean_of_present(hits / np.maximum(counts.sum(axis=2), 1), whole)


def _mean_of_present(shares: NDArray[np.floating], whole: NDArray[np.int64]) -> Floats:
    there = whole.sum(axis=1) > 0
    if not there.any():
        return np.zeros(len(shares), np.float32)
    mean: Floats = shares[:, there].mean(axis=1).astype(np.float32)
    return mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a head says of many posts: shares of its labels, and of each degree of sureness."""

    labels: Floats
    sure: Floats  # a tenth of the way from 0 to 1 each


def profile(shares: Floats) -> Profile:
    """Return the profile of probabilities, posts x labels."""
    many = max(len(shares), 1)
    told = np.bincount(shares.argmax(axis=1), minlength=shares.shape[1])
    places = np.minimum((shares.max(axis=1) * _TENTHS).astype(int), _TENTHS - 1)
    sure = np.bincount(places, minlength=_TENTHS)
    return Profile(labels=(told / many).astype(np.float32), sure=(sure / many).astype(np.float32))


def stability(before: Floats, after: Floats) -> float:
    """Return the population stability index of two distributions over the same bins.

    Below 0.1 nothing has moved, above 0.25 much has (Siddiqi 2006).
    """
    ease = 1e-4
    old = (before + ease) / (before + ease).sum()
    new = (after + ease) / (after + ease).sum()
    return float(((new - old) * np.log(new / old)).sum())


def mcnemar(only_first: int, only_second: int) -> float:
    """Return how likely so uneven a split of differences is if both were as good (two-sided).

    >>> mcnemar(0, 6), mcnemar(3, 3)
    (0.03125, 1.0)
    """
    many, few = only_first + only_second, min(only_first, only_second)
    tail = sum(math.comb(many, one) for one in range(few + 1)) / 2**many if many else 1.0
    return min(1.0, 2 * tail)
