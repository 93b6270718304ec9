"""Near-copies that many accounts posted: counted, mergeable, bounded; nobody is called a bot.

A minute keeps pairs of (copy key, account) of its original posts. Two minutes' pairs are joined by
their union, so that order and cut do not matter. Of more than 512 keys those with the smallest
hashes stay, with 64 accounts each: whatever is among the smallest of all was among the smallest of
every part (bottom-k, Cohen & Kaplan 2007), so what stays is exact and what is told is "at least".
"""

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

MANY = 3  # accounts with the same text, from which they count
LEAST_LETTERS = 16  # shorter texts are alike by chance
_KEYS_KEPT, _ACCOUNTS_KEPT = 512, 64
_PAIR = np.dtype([("key", "<u8"), ("account", "<u8")])
_MIX = np.uint64(0x9E3779B97F4A7C15)


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
