"""Links each post to an earlier one of nearly the same text, over a window of time and number.

Signatures of 32 minima are cut into 16 bands of two; posts that share a band are compared, the
latest CHAIN of each band. One is a copy of the other where LEAST of the 32 places agree (Broder
1997; Leskovec et al. 2014, chapter 3). A copy joins the group of the nearest, of equals of the
oldest; a post that agrees in STRONG places with posts of two groups joins the groups. A group goes
by the key of its first post.

All is kept in rings of CAPACITY posts, so that memory is bounded and nothing is ever searched
through; a bucket's chain ends where it leaves the ring. kernel/native/linking.c is the same in C.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import copies
from tocsin.enrichment.stories import marks
from tocsin.kernel import native

CAPACITY = 1 << 18
BITS = 19  # of a band's buckets
BANDS = 16
CHAIN = 16
LEAST, STRONG = 12, 20  # places of 32 that agree
LEAST_LETTERS = 8  # less says too little to be anyone's copy
HORIZON_US = 7 * 86_400 * 1_000_000
_TOGETHER = 512  # posts that NumPy links at once

Keys = NDArray[np.int64]
Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What posts were linked to."""

    near: Numbers  # the number of the nearest earlier post, 0 = none
    groups: Keys  # the group's key; the post's own where it copies nothing
    merged: tuple[tuple[int, int], ...]  # groups that turned out to be one: (group, into)


class Window:
    """The posts that later ones are compared with."""

    def __init__(self, capacity: int = CAPACITY, bits: int = BITS) -> None:
        self.capacity, self._bits = capacity, bits
        self.next = 1  # the number that the next post gets
        self._heads = np.zeros(BANDS << bits, np.uint32)
        self._ring = np.zeros((capacity, copies.SIGNATURE), np.uint32)
        self._previous = np.zeros((capacity, BANDS), np.uint32)
        self.times = np.zeros(capacity, np.int64)
        self._groups = np.zeros(capacity, np.int64)
        self._sketches = np.zeros((capacity, copies.SIGNATURE), np.uint8)  # low bytes of the ring
        self.stories = np.zeros(capacity, np.int64)  # kept by enrichment.stories.centroids
        self.accounts = np.zeros(capacity, np.int64)  # who posted, hashed

    @property
    def usable(self) -> int:
        """Return how far back a post may look: a chunk less than what is kept."""
        return self.capacity - min(marks.CHUNK, self.capacity // 2)

    def link(self, seen: marks.Marks, keys: Keys, times: Keys) -> Linked:
        """Link posts (no more than a chunk) in their order and take them in.

        `times` are microseconds since the epoch.
        """
        look = self._natively if native.HAS else self._plainly
        told = look(seen, np.ascontiguousarray(keys), np.ascontiguousarray(times))
        self.next += keys.size
        return told

    def slots(self, numbers: Numbers) -> NDArray[np.intp]:
        """Return where posts stand in the rings."""
        return (numbers & np.uint32(self.capacity - 1)).astype(np.intp)

    def restore(self, seen: marks.Marks, times: Keys, groups: Keys) -> None:
        """Take in posts whose groups are known, without a look at what they copy."""
        numbers = np.arange(self.next, self.next + times.size, dtype=np.uint32)
        self._groups[self.slots(numbers)] = groups
        self._enter(seen, numbers, times)
        self.next += times.size

    def _enter(self, seen: marks.Marks, numbers: Numbers, times: Keys) -> None:
        """Take posts in: of each the one before it in each bucket, as if one came after another."""
        slots = self.slots(numbers)
        self._ring[slots], self.times[slots] = seen.signatures, times
        self._sketches[slots] = seen.signatures.astype(np.uint8)
        long = np.flatnonzero(seen.letters >= LEAST_LETTERS)
        for band in range(BANDS):
            places = self._places(seen.signatures[long], band)
            order = np.argsort(places, kind="stable")
            placed, some = places[order], numbers[long][order]
            before = self._heads[placed]
            is_same = placed[1:] == placed[:-1]
            before[1:][is_same] = some[:-1][is_same]
            self._previous[self.slots(some), band] = before
            self._heads[placed] = some  # of those in one place the last one stays

    def _natively(self, seen: marks.Marks, keys: Keys, times: Keys) -> Linked:
        near, groups = np.zeros(keys.size, np.uint32), np.zeros(keys.size, np.int64)
        merged = np.zeros((keys.size, 2), np.int64)
        many = native.code.link(
            *(self.next, self._bits, self.usable, HORIZON_US, LEAST, STRONG),
            *(seen.signatures, seen.letters, times, keys),
            *(self._heads, self._ring, self._previous, self.times, self._groups, self._sketches),
            *(near, groups, merged),
        )
        pairs = [(int(one), int(into)) for one, into in merged[:many].tolist()]
        return Linked(near=near, groups=groups, merged=tuple(pairs))

    def _plainly(self, seen: marks.Marks, keys: Keys, times: Keys) -> Linked:
        near, groups = np.zeros(keys.size, np.uint32), keys.copy()
        merged: list[tuple[int, int]] = []
        many = min(_TOGETHER, self.capacity - self.usable)  # so many do not fall out meanwhile
        for first in range(0, keys.size, many):
            some = slice(first, first + many)
            numbers = np.arange(keys.size, dtype=np.uint32)[some] + np.uint32(self.next)
            part = marks.Marks(
                signatures=seen.signatures[some],
                letters=seen.letters[some],
                features=seen.features[some],
                counts=seen.counts[some],
            )
            self._enter(part, numbers, times[some])
            near[some], elder = self._nearest(part, numbers, times[some])
            self._join(numbers, near[some], elder, groups[some], merged)
        return Linked(near=near, groups=groups, merged=tuple(merged))

    def _join(
        self,
        numbers: Numbers,
        near: Numbers,
        elder: Numbers,
        groups: Keys,
        merged: list[tuple[int, int]],
    ) -> None:
        """Settle the `groups` of posts in their order; written in place."""
        rows = zip(
            *(self.slots(numbers).tolist(), near.tolist(), self.slots(near).tolist()),
            *(elder.tolist(), self.slots(elder).tolist(), range(numbers.size)),
            strict=True,
        )
        for slot, near_one, near_slot, elder_one, elder_slot, at in rows:
            if near_one:
                groups[at] = self._groups[near_slot]
            if elder_one and self._groups[elder_slot] != groups[at]:
                into = int(self._groups[elder_slot])
                merged.append((int(groups[at]), into))
                self._groups[self._groups == groups[at]] = into
                groups[at] = into
            self._groups[slot] = groups[at]

    def _nearest(self, seen: marks.Marks, numbers: Numbers, times: Keys) -> tuple[Numbers, Numbers]:
        """Return the nearest earlier post of each and the eldest sure copy, 0 = none."""
        at, others = self._met(seen, numbers)
        slots = self.slots(others)
        alike = _alike(seen.signatures.astype(np.uint8)[at], self._sketches[slots]) >= LEAST
        at, others, slots = at[alike], others[alike], slots[alike]
        same = (self._ring[slots] == seen.signatures[at]).sum(axis=1)
        fits = (same >= LEAST) & (np.abs(times[at] - self.times[slots]) <= HORIZON_US)
        at, others, same = at[fits], others[fits], same[fits]
        near, elder = np.zeros_like(numbers), np.zeros_like(numbers)
        order = np.lexsort((-others.astype(np.int64), same, at))  # of each post the best comes last
        near[at[order]] = others[order]
        sure = np.flatnonzero(same >= STRONG)
        sure = sure[np.argsort(-others[sure].astype(np.int64), kind="stable")]
        elder[at[sure]] = others[sure]
        return near, elder

    def _met(self, seen: marks.Marks, numbers: Numbers) -> tuple[NDArray[np.intp], Numbers]:
        """Return pairs that share a band: places among `numbers`, and the earlier posts."""
        long = np.flatnonzero(seen.letters >= LEAST_LETTERS)
        at, bands = np.repeat(long, BANDS), np.tile(np.arange(BANDS), long.size)
        others = self._previous[self.slots(numbers[long])].ravel()
        met: list[tuple[NDArray[np.intp], Numbers]] = [(at[:0], others[:0])]
        for _ in range(CHAIN):
            is_there = (others != 0) & (numbers[at] - others <= np.uint32(self.usable))
            at, others, bands = at[is_there], others[is_there], bands[is_there]
            met.append((at, others))
            others = self._previous[self.slots(others), bands]
        return np.concatenate([one for one, _ in met]), np.concatenate([one for _, one in met])

    def _places(self, signatures: Numbers, band: int | slice = slice(None)) -> NDArray[np.int64]:
        """Return the buckets of signatures, in one band or in all."""
        first, second = signatures[..., 0::2][..., band], signatures[..., 1::2][..., band]
        told = first * np.uint32(0x9E3779B1) + second
        told = (told ^ (told >> np.uint32(15))) * np.uint32(0x85EBCA6B)
        told = (told ^ (told >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        at = (told >> np.uint32(32 - self._bits)).astype(np.int64)
        return np.asarray(at + (np.arange(BANDS) << self._bits)[band])


def _alike(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return in how many bytes the rows agree, eight at a time."""
    same = np.equal(one, other).view(np.uint64)
    told: NDArray[np.uint64] = same.sum(axis=1) * np.uint64(0x0101010101010101)
    return told >> np.uint64(56)
