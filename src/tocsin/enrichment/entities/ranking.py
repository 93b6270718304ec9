"""Which names are new: seen with a watch more often than before, and by how much."""

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment.entities import counting, recognising
from tocsin.enrichment.entities.counting import Texts
from tocsin.enrichment.entities.model import NewName

FEWEST = 3  # different texts, and accounts where they are known
_MOST_SEEDS = 3_000
_EXAMPLES = 3
_RISE = 2.0  # times its share of before
_SURE = 6.63  # the log-likelihood ratio that chance passes once in a hundred
_WITHIN = 0.8  # of a name's posts that a longer one holds: then it is a part of that one

Rows = Mapping[str, NDArray[np.int64]]


def found(
    watch_id: str, texts: Texts, before: Texts, *, known: Collection[str] = (), limit: int = 40
) -> list[NewName]:
    """Return names of `texts` that are new against `before`, the most surprising first.

    `known` are the keys of names that nobody needs to be told of. The ratio is Dunning's (1993,
    "Accurate Methods for the Statistics of Surprise and Coincidence"), of posts that hold the
    name against those that don't.
    """
    if not texts.count:
        return []
    _, firsts = np.unique(texts.alike, return_index=True)
    told = texts.posts["text"].take(np.sort(firsts)).to_pylist()
    seeds = {one: seed for one, seed in recognising.seeds(told).items() if one not in known}
    often = sorted(seeds, key=lambda one: (-seeds[one].forms.total(), one))[:_MOST_SEEDS]
    named = {one: ((one,), ()) for one in often}
    now = _enough(counting.rows(named, texts), texts)
    past = counting.rows({one: named[one] for one in now}, before)
    new = [
        _told(watch_id, one, seeds[one], texts, rows, before, past[one].size)
        for one, rows in now.items()
    ]
    risen = [one for one in new if _has_risen(one)]
    whole = _whole(sorted(risen, key=lambda one: (-one.score, one.key)), now)
    return whole[:limit]


def _enough(rows: Rows, texts: Texts) -> dict[str, NDArray[np.int64]]:
    """Leave out what few texts or one person alone says."""
    accounts = texts.posts["account"].to_pylist()
    kept = {}
    for one, some in rows.items():
        tally = counting.tally(some, texts, accounts)
        is_known = all(accounts[row] for row in some.tolist())
        if tally.texts >= FEWEST and (tally.accounts >= FEWEST or not is_known):
            kept[one] = some
    return kept


def _told(
    watch_id: str,
    key: str,
    seed: recognising.Seed,
    texts: Texts,
    rows: NDArray[np.int64],
    before: Texts,
    posts_before: int,
) -> NewName:
    tally = counting.tally(rows, texts, texts.posts["account"].to_pylist())
    times = texts.posts["created_at"].take(rows).to_pylist()
    _, firsts = np.unique(texts.alike[rows], return_index=True)
    shown = texts.posts.select(["platform", "post_id"]).take(rows[np.sort(firsts)[-_EXAMPLES:]])
    return NewName(
        watch_id=watch_id,
        key=key,
        name=seed.form,
        kind=seed.kind,
        posts=tally.posts,
        texts=tally.texts,
        accounts=tally.accounts,
        posts_before=posts_before,
        read=texts.count,
        read_before=before.count,
        score=round(surprise(tally.posts, texts.count, posts_before, before.count), 2),
        first_at=min(times),
        last_at=max(times),
        examples=tuple(f"{row['platform']}/{row['post_id']}" for row in shown.to_pylist()),
    )


def surprise(now: int, read: int, past: int, read_before: int) -> float:
    """Return the log-likelihood ratio of two shares; without a past, of a share against one half.

    >>> round(surprise(30, 1000, 2, 1000), 1)
    29.0
    >>> surprise(10, 100, 10, 100)
    0.0
    """
    past, read_before = (past, read_before) if read_before else (0, 1)
    share = (now + past) / (read + read_before)
    parts = ((now, read), (past, read_before))
    return max(2 * sum(_likely(k, n, k / n) - _likely(k, n, share) for k, n in parts), 0.0)


def _likely(k: int, n: int, share: float) -> float:
    held = k * math.log(share) if k else 0.0
    return held + ((n - k) * math.log1p(-share) if n > k else 0.0)


def _has_risen(one: NewName) -> bool:
    if not one.read_before:
        return True
    before = one.posts_before / one.read_before
    return one.score >= _SURE and one.posts / one.read >= _RISE * before


def _whole(new: Sequence[NewName], rows: Rows) -> list[NewName]:
    """Leave out what is a part of a longer name, or the same posts under a name of less worth."""
    kept: list[NewName] = []
    for one in new:
        longer = [
            other
            for other in new
            if other.key != one.key
            and one.key in other.key
            and np.isin(rows[one.key], rows[other.key]).mean() >= _WITHIN
        ]
        if not longer:
            kept.append(one)
    return kept
