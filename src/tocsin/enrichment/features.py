"""Hashed n-grams of whole batches: what the fast readers know of a text.

A text falls into units: each Han character, sign or emoji is one, each run of Latin letters and
digits is one. Features are units, pairs of neighbouring units, and 3- to 5-grams of letters inside
words (with a mark where the word ends). All are hashed to BITS bits; SCHEME names this exact
recipe, and weights of another scheme are refused. kernel/native/text.c is the same in C.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import letters

SCHEME = "units12-chars345/2"
BITS = 20

Hashes = NDArray[np.uint32]

_FACTOR = 0x9E3779B1
_LONGEST_WORD = 40
_WORD_END = np.uint32(1)
_POWERS = np.cumprod(np.full(_LONGEST_WORD, _FACTOR, dtype=np.uint32), dtype=np.uint32)
_UNIT, _PAIR, _CHARS = 0x1B873593, 0x38B34AE5, 0x52DCE729


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of a batch in their order: a hash each, and where each begins."""

    hashes: Hashes
    starts: letters.Numbers
    lengths: letters.Numbers  # in letters
    bounds: letters.Numbers  # units of text t: bounds[t] to bounds[t + 1]

    def owners(self) -> letters.Numbers:
        """Return the number of the text that each unit belongs to."""
        return np.repeat(np.arange(self.bounds.size - 1), np.diff(self.bounds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grams:
    """One kind of feature: its hashed rows, those of text t from bounds[t] to bounds[t + 1]."""

    rows: NDArray[np.int32]
    bounds: letters.Numbers


def units(texts: letters.Letters) -> Units:
    """Return the units of folded texts."""
    kind = letters.kinds()[texts.points]
    is_word = kind == letters.WORD
    goes_on = np.concatenate(([False], is_word[1:] & is_word[:-1]))
    inside = np.flatnonzero(kind != letters.GAP)
    first = np.flatnonzero(~goes_on[inside])
    starts = inside[first]
    if not starts.size:
        none = np.zeros(0, np.uint32)
        return Units(hashes=none, starts=starts, lengths=starts, bounds=texts.begins * 0)
    lengths = np.diff(np.append(first, inside.size))
    nth = np.arange(inside.size) - np.repeat(first, lengths)
    told = texts.points[inside] * _POWERS[np.minimum(nth, _LONGEST_WORD - 1)]
    return Units(
        hashes=np.add.reduceat(told, first, dtype=np.uint32),
        starts=starts,
        lengths=lengths,
        bounds=np.searchsorted(starts, texts.begins),
    )


def grams(texts: letters.Letters, parts: Units, bits: int = BITS) -> list[Grams]:
    """Return all features of the texts, as rows of a table of 2 to the power of `bits`."""
    owner = parts.owners()
    together = np.flatnonzero(owner[1:] == owner[:-1])
    pairs = parts.hashes[together] * np.uint32(_FACTOR) + parts.hashes[together + 1]
    return [
        Grams(rows=_rows(parts.hashes, _UNIT, bits), bounds=parts.bounds),
        Grams(
            rows=_rows(pairs, _PAIR, bits),
            bounds=np.searchsorted(parts.starts[together], texts.begins),
        ),
        *_inside_words(texts, bits),
    ]


def _inside_words(texts: letters.Letters, bits: int) -> list[Grams]:
    """Return the 3- to 5-grams whose inner letters are of one word; its ends count as a letter."""
    is_word = letters.kinds()[texts.points] == letters.WORD
    if not is_word.any():
        return []
    ends = np.full(1, _WORD_END)
    coded = np.concatenate((ends, np.where(is_word, texts.points, _WORD_END), ends, ends, ends))
    size = is_word.size
    hashed = coded[:size] * np.uint32(_FACTOR) + coded[1 : size + 1]
    goes_on = is_word
    found = []
    for length in (3, 4, 5):
        hashed = hashed * np.uint32(_FACTOR) + coded[length - 1 : length - 1 + size]
        before = np.concatenate(([0], np.cumsum(goes_on)))
        rows = _rows(hashed[goes_on], _CHARS + length, bits)
        found.append(Grams(rows=rows, bounds=before[texts.begins]))
        goes_on = goes_on & (coded[length - 1 : length - 1 + size] != _WORD_END)
    return found


def _rows(hashed: Hashes, salt: int, bits: int) -> NDArray[np.int32]:
    mixed = (hashed ^ (hashed >> np.uint32(15))) * np.uint32(0x85EBCA6B) + np.uint32(salt)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return (mixed >> np.uint32(32 - bits)).astype(np.int32)
