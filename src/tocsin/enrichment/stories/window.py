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
        self._sketches = np.zeros((capacity, copies.SIGNATURE), np.uint8)  # for C alone
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
        slots = self.slots(numbers)
        self._ring[slots], self.times[slots], self._groups[slots] = seen.signatures, times, groups
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
        self.next += times.size

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
        mask = self.capacity - 1
        for at in range(keys.size):
            number, time = self.next + at, int(times[at])
            some, same = self._candidates(seen, at, number, time)
            if some.size and int(same.max()) >= LEAST:
                near[at] = some[same == same.max()].min()
                groups[at] = self._groups[int(near[at]) & mask]
                self._merge(groups, at, some[same >= STRONG], merged)
            self._groups[number & mask] = groups[at]
            self._enter(seen, at, number, number & mask, time)
        return Linked(near=near, groups=groups, merged=tuple(merged))

    def _merge(self, groups: Keys, at: int, sure: Numbers, merged: list[tuple[int, int]]) -> None:
        if not sure.size:
            return
        into = int(self._groups[int(sure.min()) & (self.capacity - 1)])
        if into != groups[at]:
            merged.append((int(groups[at]), into))
            self._groups[self._groups == groups[at]] = into
            groups[at] = into

    def _candidates(
        self, seen: marks.Marks, at: int, number: int, time: int
    ) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the posts that share a band with one, and in how many places each agrees."""
        if seen.letters[at] < LEAST_LETTERS:
            return np.zeros(0, np.uint32), np.zeros(0, np.int64)
        bands, others = np.arange(BANDS), self._heads[self._places(seen.signatures[at])]
        met: list[Numbers] = []
        for _ in range(CHAIN):
            is_there = (others != 0) & (number - others.astype(np.int64) <= self.usable)
            if not is_there.any():
                break
            others, bands = others[is_there], bands[is_there]
            met.append(others)
            others = self._previous[self.slots(others), bands]
        if not met:
            return np.zeros(0, np.uint32), np.zeros(0, np.int64)
        some = np.unique(np.concatenate(met))
        some = some[np.abs(time - self.times[self.slots(some)]) <= HORIZON_US]
        return some, (self._ring[self.slots(some)] == seen.signatures[at]).sum(axis=1)

    def _places(self, signatures: Numbers, band: int | slice = slice(None)) -> NDArray[np.int64]:
        """Return the buckets of signatures, in one band or in all."""
        first, second = signatures[..., 0::2][..., band], signatures[..., 1::2][..., band]
        told = first * np.uint32(0x9E3779B1) + second
        told = (told ^ (told >> np.uint32(15))) * np.uint32(0x85EBCA6B)
        told = (told ^ (told >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        at = (told >> np.uint32(32 - self._bits)).astype(np.int64)
        return np.asarray(at + (np.arange(BANDS) << self._bits)[band])

    def _enter(self, seen: marks.Marks, at: int, number: int, slot: int, time: int) -> None:
        self._ring[slot] = seen.signatures[at]
        self.times[slot] = time
        if seen.letters[at] >= LEAST_LETTERS:
            places = self._places(seen.signatures[at])
            self._previous[slot] = self._heads[places]
            self._heads[places] = number
