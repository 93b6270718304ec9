"""Gathers posts into stories, one after another, as they are committed.

A post is the rarest KEPT of its features, weighed by how few posts held them so far (TF-IDF, whole
numbers throughout, so that every machine decides alike). It joins the story whose centroid points
nearest to it, if the cosine reaches NEAR; else it founds one (single-pass clustering: Allan, Papka
and Lavrenko 1998). A copy goes where the post went that it copies. Centroids are found through an
inverted index and move with their posts, so that a story may drift.

Memory is bounded: a story begins in one of SEEDLINGS places, which are used in turn, and moves with
its second post to one of the others, where the one that was quiet longest makes room.
kernel/native/gathering.c is the same in C.
"""

import zlib
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment.stories import marks, plainly, window
from tocsin.kernel import native

SLOTS, SEEDLINGS = 4_096, 2_048
NEAR = 0.24  # found on Weibo hashtags and breaking news: tests/bench/stories.py
HORIZON_US = 3 * 86_400 * 1_000_000
WIDTH, POSTINGS = 96, 32

Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Where posts went."""

    stories: Keys  # the story, named by the key of its first post; 0 = none
    nearness: NDArray[np.int32]  # cosine to the centroid, in thousandths


class Centroids:
    """The live stories."""

    def __init__(self) -> None:
        self._meta = np.zeros(4, np.int64)
        self._words = np.zeros(marks.BUCKETS, np.uint32)
        self._ids = np.zeros(SLOTS, np.int64)
        self._sizes = np.zeros(SLOTS, np.int32)
        self._seen = np.zeros(SLOTS, np.int64)
        self._lasts = np.zeros(SLOTS, np.int64)
        self._centres = np.full(SLOTS * WIDTH, -1, np.int32)
        self._weights = np.zeros(SLOTS * WIDTH, np.int32)
        self._squares = np.zeros(SLOTS, np.int64)
        self._lists = np.zeros(marks.BUCKETS * POSTINGS, np.int32)
        self._scores = np.zeros(SLOTS, np.int64)

    def gather(
        self, seen: marks.Marks, keys: Keys, times: Keys, linked: window.Linked, kept: window.Window
    ) -> Gathered:
        """Return where posts (no more than a chunk) go, in their order; `kept` has linked them."""
        told = Gathered(stories=np.zeros(keys.size, np.int64), nearness=np.zeros(keys.size, "i4"))
        given: tuple[NDArray[Any], ...] = (
            *(seen.features, seen.counts, np.ascontiguousarray(keys), np.ascontiguousarray(times)),
            *(linked.near, kept.stories, told.stories, told.nearness),
            *self._state(),
        )
        first = kept.next - keys.size
        squared = round(NEAR * NEAR * 1e6)
        run = native.code.gather if native.HAS else plainly.gather
        run(first & 0xFFFF_FFFF, SEEDLINGS, HORIZON_US, squared, *given)
        return told

    def live(self) -> set[int]:
        """Return the stories that a post may still join."""
        return {int(one) for one in self._ids[self._ids != 0].tolist()}

    def dump(self) -> bytes:
        """Return the state as bytes; lists are kept too: their order decides between equals."""
        told = [np.ascontiguousarray(one).tobytes() for one in self._state()[:-2]]
        used = np.flatnonzero(self._lists)
        told += [used.astype(np.int32).tobytes(), self._lists[used].tobytes()]
        return zlib.compress(msgspec.msgpack.encode(told), 1)

    def load(self, told: bytes) -> None:
        """Take up what dump() returned."""
        parts = msgspec.msgpack.decode(zlib.decompress(told), type=list[bytes])
        for array, part in zip(self._state()[:-2], parts[:-2], strict=True):
            array[:] = np.frombuffer(part, array.dtype)
        self._lists[:] = 0
        self._lists[np.frombuffer(parts[-2], np.int32)] = np.frombuffer(parts[-1], np.int32)

    def _state(self) -> tuple[NDArray[Any], ...]:
        return (
            *(self._meta, self._words, self._ids, self._sizes, self._seen, self._lasts),
            *(self._centres, self._weights, self._squares, self._lists, self._scores),
        )
