"""What is compared of a text: its signature for copies, its features for stories.

A signature holds the minima of hashes under 32 orders (see enrichment.copies): of runs of three
letters where most units are Latin words, else of letters and pairs of letters. Measured on edited
Weibo posts (tests/bench/copies.py), pairs and letters find 94 % where runs of three find 85 %.

Features are the units of a text and the pairs of neighbours (see enrichment.features), hashed to
BUCKETS: Chinese by characters and pairs of them, Latin script by words and pairs of words. Links,
handles and what stands before a repost mark do not count (see enrichment.copies).
kernel/native/marks.c is the same in C.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.enrichment import copies, features, letters
from tocsin.kernel import folding, native

FEATURES = 192  # of a text, that are looked at
BITS = 18
BUCKETS = 1 << BITS
CHUNK = 4_096  # texts whose marks are held at once

_UNIT, _PAIR = np.uint32(0x1B873593), np.uint32(0x38B34AE5)
_FACTOR = np.uint32(0x9E3779B1)

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of texts, a row a text."""

    signatures: copies.Signatures
    letters: Numbers  # that the signature stands on
    features: Numbers  # texts x FEATURES; of text t the first counts[t] are meant
    counts: Numbers


def take(folded: pa.Array) -> Marks:
    """Return the marks of folded texts, of CHUNK at most."""
    texts = pc.fill_null(folded, "") if folded.null_count else folded
    return _natively(texts) if native.HAS else _plainly(texts)


def chunks(rows: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of stretches of CHUNK rows."""
    for first in range(0, rows, CHUNK):
        yield first, min(first + CHUNK, rows)


def _natively(texts: pa.Array) -> Marks:
    many = len(texts)
    told = Marks(
        signatures=np.empty((many, copies.SIGNATURE), np.uint32),
        letters=np.empty(many, np.int32),
        features=np.zeros((many, FEATURES), np.int32),
        counts=np.empty(many, np.int32),
    )
    given = (letters.classes(), copies.links(), *copies.orders())
    filled = (told.signatures, told.letters, told.features, told.counts)
    if not native.code.marks(*native.buffers(texts), *given, *filled):
        native.code.marks(*native.buffers(folding.mended(texts)), *given, *filled)
    return told


def _plainly(texts: pa.Array) -> Marks:
    plain = letters.plain(texts)
    units = features.units(plain)
    bare = copies.bare(plain, units)
    counts = np.diff(bare.bounds)
    before = np.concatenate(([0], np.cumsum(bare.lengths)))[bare.bounds]
    found, told = _features(bare, counts)
    dense = _dense(plain, bare, before)
    return Marks(
        signatures=np.where(_latin(plain, bare)[:, None], copies.signatures(plain, units), dense),
        letters=np.diff(before).astype(np.int32),
        features=found,
        counts=told,
    )


def _latin(plain: letters.Letters, bare: features.Units) -> letters.Flags:
    """Tell which texts hold more Latin words than all else."""
    is_word = np.equal(letters.kinds()[plain.points[bare.starts]], letters.WORD)
    words = np.concatenate(([0], np.cumsum(is_word)))[bare.bounds]
    told: letters.Flags = np.greater(np.diff(words) * 2, np.diff(bare.bounds))
    return told


def _dense(
    plain: letters.Letters, bare: features.Units, before: letters.Numbers
) -> copies.Signatures:
    """Return signatures over letters and pairs of letters; text t's end at before[t + 1]."""
    first = np.repeat(bare.starts, bare.lengths)
    nth = np.arange(first.size) - np.repeat(np.cumsum(bare.lengths) - bare.lengths, bare.lengths)
    points = plain.points[first + nth]
    ones = _mixed(points * _FACTOR + np.uint32(1))
    twos = _mixed((points[:-1] * _FACTOR + points[1:]) * _FACTOR + np.uint32(2))
    twos = np.append(twos, np.zeros(1, np.uint32))[: ones.size]
    ends = before[1:][np.diff(before) > 0] - 1
    twos[ends] = ones[ends]
    told = np.full((before.size - 1, copies.SIGNATURE), copies.NOTHING)
    some = np.flatnonzero(np.diff(before))
    if some.size:
        for place, (factor, shift) in enumerate(zip(*copies.orders(), strict=True)):
            least = np.minimum(ones * factor + shift, twos * factor + shift)
            told[some, place] = np.minimum.reduceat(least, before[some])
    return told


def _mixed(hashed: features.Hashes) -> features.Hashes:
    hashed = (hashed ^ (hashed >> np.uint32(15))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return hashed ^ (hashed >> np.uint32(16))


def _features(bare: features.Units, counts: letters.Numbers) -> tuple[Numbers, Numbers]:
    """Return unit, pair, unit, pair … of each text, up to FEATURES."""
    many = counts.size
    found = np.zeros((many, FEATURES), np.int32)
    owner = np.repeat(np.arange(many), counts)
    nth = np.arange(owner.size) - np.repeat(bare.bounds[:-1], counts)
    fits = nth * 2 < FEATURES
    found[owner[fits], nth[fits] * 2] = _bucket(bare.hashes[fits], _UNIT)
    is_paired = nth + 1 < np.repeat(counts, counts)
    paired = np.flatnonzero(is_paired & (nth * 2 + 1 < FEATURES))
    pairs = bare.hashes[paired] * _FACTOR + bare.hashes[paired + 1]
    found[owner[paired], nth[paired] * 2 + 1] = _bucket(pairs, _PAIR)
    told = np.minimum(np.maximum(counts * 2 - 1, 0), FEATURES)
    return found, told.astype(np.int32)


def _bucket(hashed: features.Hashes, salt: np.uint32) -> NDArray[np.uint32]:
    told = (hashed ^ (hashed >> np.uint32(15))) * np.uint32(0x85EBCA6B) + salt
    return ((told ^ (told >> np.uint32(13))) * np.uint32(0xC2B2AE35)) >> np.uint32(32 - BITS)
