"""kernel/native/gathering.c without C, step for step: the same stories, slower."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEATURES, KEPT, WIDTH, POSTINGS = 192, 48, 96, 32
_NORM, _SLOW, _FEWEST = 4_096, 15, 3
_MOST_COUNTED = 1 << 20
_STATE = (
    *("meta", "words", "ids", "sizes", "seen", "lasts"),
    *("centres", "weights", "squares", "lists"),
)

Numbers = NDArray[np.int32]
Keys = NDArray[np.int64]


@dataclass(slots=True, kw_only=True)
class Tables:
    """The arrays of enrichment.stories.centroids, in their order."""

    meta: Keys
    words: NDArray[np.uint32]
    ids: Keys
    sizes: Numbers
    seen: Keys
    lasts: Keys
    centres: Numbers
    weights: Numbers
    squares: Keys
    lists: Numbers
    seedlings: int
    horizon: int
    squared: int


Post = list[tuple[int, int]]  # features and weights


def gather(first: int, seedlings: int, horizon: int, squared: int, *arrays: NDArray[Any]) -> None:
    """Fill in `stories`, `nearness` and the `window`, and move the state on."""
    found, counts, keys, times, near, window, stories, nearness, *state = arrays
    told = dict(zip(_STATE, state, strict=False))  # scores are for C alone
    tables = Tables(seedlings=seedlings, horizon=horizon, squared=squared, **told)
    mask = window.size - 1
    for at in range(keys.size):
        other = int(near[at])
        slot = _standing(tables, int(window[other & mask])) if other else -1
        share = 1000
        if slot < 0:
            post = _read(tables, found[at, : min(int(counts[at]), FEATURES)])
            slot, share = _placed(tables, post, int(keys[at]), int(times[at]))
        if slot >= 0:
            stories[at] = _joined(tables, slot, int(times[at]))
        nearness[at] = share
        window[(first + at) & mask] = stories[at]


def _placed(tables: Tables, post: Post, key: int, time: int) -> tuple[int, int]:
    """Return the slot for a post that copies none, and its nearness to what was there."""
    if len(post) < _FEWEST:
        return -1, 0
    slot, share = _nearest(tables, post, time)
    _count(tables, post)
    if slot < 0:
        return _founded(tables, post, key, time), share
    _lean(tables, slot, post)
    return slot, share


def _joined(tables: Tables, slot: int, time: int) -> int:
    if 0 <= slot < tables.seedlings and tables.sizes[slot]:
        slot = _grown(tables, slot)
    tables.lasts[slot] = max(int(tables.lasts[slot]), time)
    tables.sizes[slot] += tables.sizes[slot] < np.iinfo(np.int32).max
    tables.meta[2] += 1
    tables.seen[slot] = tables.meta[2]
    return int(tables.ids[slot])


def _standing(tables: Tables, story: int) -> int:
    slots = np.flatnonzero(tables.ids == story)
    return int(slots[-1]) if story and slots.size else -1


def _logarithm(value: int) -> int:
    bits = value.bit_length() - 1
    return bits * 16 + (((value << 4) >> bits) & 15)


def _read(tables: Tables, found: Numbers) -> Post:
    every = _logarithm(int(tables.meta[0]) + 2)
    held = tables.words[found].tolist()
    weighed: dict[int, int] = {}
    for feature, posts in zip(found.tolist(), held, strict=True):
        weight = every - _logarithm(posts + 1)
        if weight > 0:
            weighed.setdefault(feature, weight)
    kept = sorted(weighed.items(), key=lambda one: -one[1])[:KEPT]
    length = math.isqrt(sum(weight * weight for _, weight in kept))
    return [(feature, weight * _NORM // length) for feature, weight in kept]


def _count(tables: Tables, post: Post) -> None:
    tables.words[[feature for feature, _ in post]] += 1
    tables.meta[0] += 1
    if tables.meta[0] >= _MOST_COUNTED:
        tables.meta[0] >>= 1
        tables.words >>= 1


def _nearest(tables: Tables, post: Post, now: int) -> tuple[int, int]:
    scores: dict[int, int] = {}
    features = np.array([feature for feature, _ in post])
    lists = tables.lists.reshape(-1, POSTINGS)[features]
    weights = tables.weights[np.maximum(lists - 1, 0)]
    for (_, weight), places, some in zip(post, lists.tolist(), weights.tolist(), strict=True):
        for place, other in zip(places, some, strict=True):
            if not place:
                break
            slot = (place - 1) // WIDTH
            scores[slot] = (scores.get(slot) or 1) + weight * other
    best, highest = -1, 0.0
    for slot, dot in scores.items():
        length = float(tables.squares[slot]) * _NORM * _NORM
        if abs(now - int(tables.lasts[slot])) > tables.horizon or length <= 0:
            continue
        share = float(dot) * float(dot) / length
        if share > highest:
            best, highest = slot, share
    return (best if highest * 1e6 >= tables.squared else -1), int(highest * 1000)


def _put(tables: Tables, place: int, feature: int, weight: int) -> None:
    old = int(tables.centres[place])
    if old >= 0:
        _drop(tables.lists[old * POSTINGS : (old + 1) * POSTINGS], place + 1)
    tables.centres[place] = feature
    tables.weights[place] = weight if feature >= 0 else 0
    if feature >= 0:
        listed = tables.lists[feature * POSTINGS : (feature + 1) * POSTINGS]
        free = np.flatnonzero(listed == 0)
        if free.size:
            listed[free[0]] = place + 1


def _drop(listed: Numbers, mark: int) -> None:
    at = np.flatnonzero(listed == mark)
    if at.size:
        last = int(np.count_nonzero(listed)) - 1
        listed[at[0]] = listed[last]
        listed[last] = 0


def _cleared(tables: Tables, slot: int) -> None:
    for place in range(slot * WIDTH, (slot + 1) * WIDTH):
        if tables.centres[place] >= 0:
            _put(tables, place, -1, 0)
    tables.weights[slot * WIDTH : (slot + 1) * WIDTH] = 0
    tables.ids[slot] = 0
    tables.sizes[slot] = 0


def _measure(tables: Tables, slot: int) -> None:
    weights = tables.weights[slot * WIDTH : (slot + 1) * WIDTH].astype(np.int64)
    tables.squares[slot] = int((weights * weights).sum())


def _lean(tables: Tables, slot: int, post: Post) -> None:
    first, many = slot * WIDTH, min(int(tables.sizes[slot]), _SLOW)
    weights = tables.weights[first : first + WIDTH]
    centre = tables.centres[first : first + WIDTH]
    weights[:] = weights * many // (many + 1)
    for feature, told in post:
        weight = told // (many + 1)
        at = np.flatnonzero(centre == feature)
        if at.size:
            weights[at[0]] += weight
            continue
        least = int(weights.argmin())
        if weights[least] < weight:
            _put(tables, first + least, feature, weight)
    _measure(tables, slot)


def _grown(tables: Tables, seedling: int) -> int:
    grown = slice(tables.seedlings, None)
    free = np.flatnonzero(tables.ids[grown] == 0)
    at = int(free[0]) if free.size else int(tables.seen[grown].argmin())
    slot = tables.seedlings + at
    _cleared(tables, slot)
    for k in range(WIDTH):
        place = seedling * WIDTH + k
        feature, weight = int(tables.centres[place]), int(tables.weights[place])
        _put(tables, place, -1, 0)
        _put(tables, slot * WIDTH + k, feature, weight)
    for array in (tables.ids, tables.sizes, tables.lasts):
        array[slot] = array[seedling]
    tables.ids[seedling] = tables.sizes[seedling] = 0
    _measure(tables, slot)
    return slot


def _founded(tables: Tables, post: Post, key: int, time: int) -> int:
    slot = int(tables.meta[1] % tables.seedlings)
    tables.meta[1] += 1
    _cleared(tables, slot)
    tables.ids[slot], tables.lasts[slot] = key, time
    for k, (feature, weight) in enumerate(post):
        _put(tables, slot * WIDTH + k, feature, weight)
    _measure(tables, slot)
    return slot
