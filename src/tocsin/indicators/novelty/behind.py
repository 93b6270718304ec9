"""Ranks the posts of an hour behind each figure that is a count of posts, or a sum over them."""

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators import cues

KEPT = 5  # posts that stand for a figure
COLUMNS = ("created_at", "likes", "emotion", "p_emotion", "parent_id", "quote_id")

Evidence = tuple[tuple[float, str], ...]  # what ranks a post, the post; the most telling first
Floats = NDArray[np.float64]
Columns = Mapping[str, pa.Array]

_FEELINGS = ("anger", "fear", "sadness")


def ranked(told: Iterable[tuple[float, str]]) -> Evidence:
    """Return the most telling, in an order of their own."""
    return tuple(sorted(told, key=lambda pair: (-pair[0], pair[1]))[:KEPT])


def figures(posts: Columns, ids: list[str], crowd: Floats) -> dict[str, Evidence]:
    """Return the posts behind each figure; a figure without any is left out.

    The newest for posts and accounts, the most followed, the most liked, the surest feeling; of
    answers and reposts one a thread, the busiest first; of cues those before the most people.
    """
    at = numbers(posts["created_at"].cast(pa.int64())) / 1e6
    told = {
        "mentions": _best(at, ids),
        "accounts": _threads(posts["account"], at, at, ids),
        "reach": _best(numbers(posts["followers"]), ids),
        "likes": _best(numbers(posts["likes"]), ids),
        **_feelings(posts, ids),
        **_passed_on(posts, at, ids),
        **{
            name: _best(np.where(truths(found), crowd + 1.0, 0.0), ids)
            for name, found in cues.shipped().found(posts["folded"]).items()
        },
    }
    return {name: some for name, some in told.items() if some}


def numbers(told: pa.Array, unknown: float = 0.0) -> Floats:
    """Return numbers, `unknown` where there is none."""
    known = pc.fill_null(told.cast(pa.float64()), fill_value=unknown)
    return np.asarray(known.to_numpy(zero_copy_only=False))


def truths(told: pa.Array) -> NDArray[np.bool_]:
    """Return truths, false where there is none."""
    return np.asarray(pc.fill_null(told, fill_value=False).to_numpy(zero_copy_only=False))


def _feelings(posts: Columns, ids: list[str]) -> dict[str, Evidence]:
    sure = np.maximum(numbers(posts["p_emotion"]), 1e-4)
    felt = {name: truths(pc.equal(posts["emotion"], name)) for name in _FEELINGS}
    return {name: _best(np.where(is_so, sure, 0.0), ids) for name, is_so in felt.items()}


def _passed_on(posts: Columns, at: Floats, ids: list[str]) -> dict[str, Evidence]:
    passed = pc.coalesce(posts["repost_id"], posts["quote_id"])
    told = {"reposts": passed, "replies": posts["parent_id"]}
    return {
        name: _threads(pc.binary_join_element_wise(posts["platform"], of, "/"), None, at, ids)
        for name, of in told.items()
    }


def _threads(of: pa.Array, score: Floats | None, at: Floats, ids: list[str]) -> Evidence:
    """Return the newest post of each thread, the best first: by `score`, else by how many it has.

    A thread's own post stands for it where it is among the posts of the hour.
    """
    known = np.flatnonzero(truths(pc.and_kleene(pc.is_valid(of), pc.not_equal(of, ""))))
    order = known[np.lexsort((-known, -at[known]))]
    if not order.size:
        return ()
    marks = of.take(pa.array(order)).dictionary_encode()
    which = marks.indices.to_numpy(zero_copy_only=False)
    _, firsts, posts = np.unique(which, return_index=True, return_counts=True)
    newest = order[firsts]
    scores = posts.astype(np.float64) if score is None else score[newest]
    own = frozenset(ids)
    best = np.lexsort((-at[newest], -scores))[:KEPT]
    names = [marks.dictionary[int(which[firsts[place]])].as_py() for place in best]
    shown = [
        name if name in own else ids[newest[place]] for name, place in zip(names, best, strict=True)
    ]
    return ranked(zip(scores[best].tolist(), shown, strict=True))


def _best(score: Floats, ids: list[str]) -> Evidence:
    """Return the posts that score highest; those that score nothing stand for nothing."""
    found = np.flatnonzero(score > 0)
    order = found[np.argsort(-score[found], kind="stable")][:KEPT]
    return ranked((round(float(score[place]), 4), ids[place]) for place in order.tolist())
