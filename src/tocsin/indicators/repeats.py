"""Near-copies that many accounts posted: counted, mergeable, bounded; nobody is called a bot.

A minute keeps pairs of (copy key, account) of its original posts. Two minutes' pairs are joined by
their union, so that order and cut do not matter. Of more than 512 keys those with the smallest
hashes stay, with 64 accounts each: whatever is among the smallest of all was among the smallest of
every part (bottom-k, Cohen & Kaplan 2007), so what stays is exact and what is told is "at least".
"""

import itertools
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators import sketch

Numbers = NDArray[np.uint64]

MANY = 3  # accounts with the same text, from which they count
LEAST_LETTERS = 16  # shorter texts are alike by chance
_KEYS_KEPT, _ACCOUNTS_KEPT = 512, 64
_PAIR = np.dtype([("key", "<u8"), ("account", "<u8")])
_MIX = np.uint64(0x9E3779B97F4A7C15)


def comparable(posts: pa.RecordBatch, passed_on: pa.Array) -> pa.Array:
    """Return the copy keys of posts that would not be alike by chance or by a repost."""
    copy_keys = posts["copy_key"]
    if copy_keys.null_count == posts.num_rows:
        return copy_keys
    is_long = pc.greater_equal(pc.utf8_length(posts["folded"]), LEAST_LETTERS)
    counts = pc.and_(pc.and_(is_long, pc.invert(passed_on)), pc.not_equal(posts["account"], ""))
    return pc.if_else(counts, copy_keys, pa.scalar(None, pa.int64()))


def of_minutes(hits: pa.Table, minutes: Sequence[tuple[str, int]]) -> list[bytes | None]:
    """Return the pairs of each (watch, minute) of rows with `copy_key` and `account`."""
    known = hits.select(["watch_id", "minute", "copy_key", "account"])
    known = known.filter(pc.is_valid(known["copy_key"])).combine_chunks()
    if not known.num_rows:
        return [None] * len(minutes)
    watches = known["watch_id"].combine_chunks().dictionary_encode()
    codes = {name: code for code, name in enumerate(watches.dictionary.to_pylist())}
    asked = np.array([(codes.get(name, -1), minute) for name, minute in minutes], dtype=np.int64)
    places = _place(asked[:, 0], asked[:, 1])
    order = np.argsort(places)
    at = _place(watches.indices.to_numpy(), known["minute"].to_numpy())
    told = of_each(
        order[np.searchsorted(places[order], at)],
        known["copy_key"].to_numpy().view(np.uint64),
        sketch.numbers_of(known["account"].combine_chunks()),
        len(minutes),
    )
    return [one or None for one in told]


def of_each(owners: NDArray[np.int64], keys: Numbers, accounts: Numbers, count: int) -> list[bytes]:
    """Return the pairs of each owner 0…count-1, of rows of one post each."""
    order = np.lexsort((accounts, keys, owners))
    owners, keys, accounts = owners[order], keys[order], accounts[order]
    is_first = np.ones(keys.size, dtype=np.bool_)
    is_first[1:] = (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])
    is_first[1:] |= accounts[1:] != accounts[:-1]
    pairs = np.empty(int(is_first.sum()), dtype=_PAIR)
    pairs["key"], pairs["account"] = keys[is_first], accounts[is_first]
    ends = np.searchsorted(owners[is_first], np.arange(count + 1)).tolist()
    return [_bounded(pairs[begin:end]) for begin, end in itertools.pairwise(ends)]


def merge(one: bytes, other: bytes) -> bytes:
    """Return the pairs of either."""
    if not one or one == other:
        return other
    if not other:
        return one
    return _packed(np.concatenate((_pairs(one), _pairs(other))))


def count(some: Sequence[bytes], many: int = MANY) -> int:
    """Return how many accounts posted a text that at least `many` of them posted.

    >>> ring = of_each(np.zeros(4, int), np.array([7, 7, 7, 9], "u8"), np.arange(4, dtype="u8"), 1)
    >>> count(ring)
    3
    """
    told = [_pairs(one) for one in some if one]
    if not told:
        return 0
    pairs = np.unique(np.concatenate(told))
    _, accounts = np.unique(pairs["key"], return_counts=True)
    return int(accounts[accounts >= many].sum())


def _packed(pairs: NDArray[np.void]) -> bytes:
    return _bounded(np.unique(pairs))


def _bounded(kept: NDArray[np.void]) -> bytes:
    """Return sorted, distinct pairs as bytes, no more of them than are kept."""
    if kept.size <= min(_ACCOUNTS_KEPT, _KEYS_KEPT):
        return kept.tobytes()
    keys, firsts, each = np.unique(kept["key"], return_index=True, return_counts=True)
    if each.max() > _ACCOUNTS_KEPT:
        kept = kept[np.arange(kept.size) - np.repeat(firsts, each) < _ACCOUNTS_KEPT]
    if keys.size > _KEYS_KEPT:
        hashed = keys * _MIX
        least = keys[np.argpartition(hashed, _KEYS_KEPT)[:_KEYS_KEPT]]
        kept = kept[np.isin(kept["key"], least)]
    return kept.tobytes()


def _pairs(told: bytes) -> NDArray[np.void]:
    return np.frombuffer(told, dtype=_PAIR)


def _place(watches: NDArray[np.int64], minutes: NDArray[np.int64]) -> NDArray[np.int64]:
    return watches.astype(np.int64) << 40 | minutes
