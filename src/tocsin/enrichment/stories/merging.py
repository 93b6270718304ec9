"""Which stories are one, told in other words: their representatives mean nearly the same.

Whoever merges decides nothing about where posts go: each story keeps gathering its own, and is
told with the others under the id of the oldest. So nothing of it has to be taken up after a crash,
and every id that was ever told leads to the whole.

Stories are joined the nearest first, and only if each of the one is near to each of the other
(complete linkage: Defays 1977), so that no chain leads from one thing to another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.enrichment.stories import crowd, marks, tallies, window
from tocsin.enrichment.stories.model import Ranked, Story

NEAR = 0.65  # by reading pairs of stories of public sets; tests/bench/stories.py

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A story as it was gathered: when it began, what it is told as by now, what it means."""

    story: int
    first: int  # microseconds
    told_as: int
    vector: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One story turned out to be a part of an older one."""

    story: int
    into: int
    nearness: int  # the least of any two of their pieces, in thousandths


def says_enough(folded: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which texts say more than anybody might: as many letters as a copy must have."""
    if not folded:
        return np.zeros(0, np.bool_)
    texts = pa.array(folded, pa.string())
    counted = [
        marks.take(texts.slice(first, last - first)).letters
        for first, last in marks.chunks(len(texts))
    ]
    told: NDArray[np.bool_] = np.concatenate(counted) >= window.LEAST_LETTERS
    return told


def merges(pieces: Sequence[Piece], near: float = NEAR) -> list[Merge]:
    """Return what is to be told as one from now on; the same pieces always give the same.

    >>> at = np.array([1.0, 0.0], np.float32)
    >>> one, other = (Piece(story=n, first=n, told_as=n, vector=at) for n in (7, 5))
    >>> merges([one, other])
    [Merge(story=7, into=5, nearness=1000)]
    """
    groups: dict[int, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda one: (one.first, one.story)):
        groups.setdefault(piece.told_as, []).append(piece)
    told = []
    while (best := _nearest(groups)) is not None and best[0] >= near:
        share, one, other = best
        older, younger = sorted((one, other), key=lambda key: _age(groups[key]))
        groups[older] += groups.pop(younger)
        told.append(Merge(story=younger, into=older, nearness=round(share * 1000)))
    return told


def joined(parts: Sequence[Story], told_as: int) -> Story:
    """Return the parts of one story, as one watch hears them, as a whole."""
    whole = Story(story=told_as, watch=parts[0].watch)
    whole.first, whole.last = min(one.first for one in parts), max(one.last for one in parts)
    platforms: Counter[str] = Counter()
    hours: Counter[int] = Counter()
    for one in parts:
        whole.posts += one.posts
        whole.copies += one.copies
        for account in one.accounts:
            crowd.add(whole.accounts, account)
        platforms.update(one.platforms)
        hours.update(one.hours)
    whole.platforms = dict(platforms)
    whole.hours = {hour: hours[hour] for hour in sorted(hours)[-tallies.HOURS :]}
    whole.central = _first(one.central for one in parts)
    whole.earliest = _first(one.earliest for one in parts)
    whole.spread = _first(one.spread for one in parts)
    whole.parts = sorted({one.story for one in parts} - {told_as})
    return whole


def _nearest(groups: Mapping[int, Sequence[Piece]]) -> tuple[float, int, int] | None:
    """Return the two groups whose farthest pieces are nearest to each other."""
    names = list(groups)
    if len(names) < 2:  # noqa: PLR2004 - two of them
        return None
    owner = np.repeat(np.arange(len(names)), [len(groups[name]) for name in names])
    vectors = np.stack([piece.vector for name in names for piece in groups[name]])
    least = np.full((len(names), len(names)), 2.0)
    np.minimum.at(least, (owner[:, None], owner[None, :]), vectors @ vectors.T)
    least[np.tril_indices(len(names))] = -2.0
    at = int(least.argmax())
    one, other = divmod(at, len(names))
    return float(least[one, other]), names[one], names[other]


def _age(pieces: Sequence[Piece]) -> tuple[int, int]:
    return min((one.first, one.story) for one in pieces)


def _first(ranked: Iterable[Sequence[Ranked]]) -> list[Ranked]:
    return sorted(one for some in ranked for one in some)[: tallies.SHOWN]
