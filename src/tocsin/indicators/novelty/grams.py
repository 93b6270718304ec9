"""Overlapping Han bigrams and trigrams, words and pairs of words, of whole columns at a time.

A gram is a 64-bit hash and a place in the text. Links, handles and the watch's own terms are
taken out before, so that no gram reaches across them.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators.cues import lists

Ints = NDArray[np.int64]
Points = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Truths = NDArray[np.bool_]

LONGEST_TEXT = 400  # characters of a post that are looked at
_MOST_TERMS = 500
_SHORTEST_WORD, _LONGEST_WORD = 3, 30
_HAN_BLOCKS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
_LATIN, _DIVISION = (0xDF, 0x250), 0xF7  # small letters with marks
_SPACE, _END = ord(" "), ord("\n")
_UNSAID = r"https?://\S+|www\.\S+|@\S+|\n"
_BASE, _MIX = 0x100000001B3, np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.array([pow(_BASE, power, 1 << 64) for power in range(64)], dtype=np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grams:
    """Every gram of some texts: what it is, whose, and where in the joined `points`."""

    hashes: Hashes
    owners: Ints  # number of the text
    starts: Ints
    ends: Ints
    points: Points

    @classmethod
    def of(cls, folded: pa.Array, terms: Iterable[str] = ()) -> "Grams":
        """Return the grams of folded texts, `terms` (folded) taken out, ordered by place."""
        points, owners = _joined(_said(folded, terms))
        pieces = [_han(points, 2), _han(points, 3), *_words(points)]
        hashes, starts, ends = (np.concatenate(some) for some in zip(*pieces, strict=True))
        order = np.lexsort((ends, starts))
        starts = starts[order]
        return cls(
            hashes=hashes[order],
            owners=owners[starts],
            starts=starts,
            ends=ends[order],
            points=points,
        )

    def text(self, start: int, end: int) -> str:
        """Return what stands between two places."""
        return self.points[start:end].astype("<u4").tobytes().decode("utf-32-le", "replace")


@cache
def edgeless() -> frozenset[str]:
    """Return the characters that neither begin nor end a phrase."""
    return frozenset(map(chr, _stops()[0].tolist()))


def _said(folded: pa.Array, terms: Iterable[str]) -> pa.Array:
    some = sorted({term for term in terms if term.strip()}, key=lambda one: (-len(one), one))
    cut = pc.utf8_slice_codeunits(folded, 0, LONGEST_TEXT)
    cut = pc.replace_substring_regex(cut, pattern=_UNSAID, replacement=" ")
    if not some:
        return cut
    pattern = lists.pattern(some[:_MOST_TERMS])
    return pc.replace_substring_regex(cut, pattern=pattern, replacement=" ")


def _joined(texts: pa.Array) -> tuple[Points, Ints]:
    """Return all characters, a line's end after each text, and the text that each is of."""
    told: Sequence[str] = texts.to_pylist()
    joined = "\n".join(told) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_end = points == _END
    return points, np.cumsum(is_end) - is_end


def _is_han(points: Points) -> Truths:
    told = np.zeros(points.size, dtype=np.bool_)
    for first, end in _HAN_BLOCKS:
        told |= (points >= first) & (points < end)
    return told


def _han(points: Points, length: int) -> tuple[Hashes, Ints, Ints]:
    is_han = _is_han(points)
    is_edge = is_han & ~np.isin(points, _stops()[0])
    last = max(points.size - length + 1, 0)
    is_gram = is_edge[:last] & is_edge[length - 1 : length - 1 + last]
    for place in range(1, length - 1):
        is_gram = is_gram & is_han[place : place + last]
    starts = np.flatnonzero(is_gram)
    hashes = np.full(starts.size, length, dtype=np.uint64)
    for place in range(length):
        hashes = hashes * np.uint64(_BASE) + points[starts + place].astype(np.uint64)
    return hashes * _MIX, starts, starts + length


def _words(points: Points) -> list[tuple[Hashes, Ints, Ints]]:
    """Return the words, and the pairs of words that only a blank parts."""
    is_letter = ((points >= ord("a")) & (points <= ord("z"))) | (
        (points >= _LATIN[0]) & (points < _LATIN[1]) & (points != _DIVISION)
    )
    is_word = is_letter | ((points >= ord("0")) & (points <= ord("9")))
    edges = np.flatnonzero(np.diff(is_word.astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    sizes = ends - starts
    is_kept = (sizes >= _SHORTEST_WORD) & (sizes <= _LONGEST_WORD)
    is_kept &= is_letter[np.minimum(starts, points.size - 1)]
    hashes = _hashed(points, starts, np.where(is_kept, sizes, 0))
    is_kept &= ~np.isin(hashes, _stops()[1])
    parted = (starts[1:] - ends[:-1] == 1) & (points[ends[:-1]] == _SPACE)
    is_pair = is_kept[1:] & is_kept[:-1] & parted
    pairs = (hashes[:-1] * np.uint64(_BASE) + hashes[1:]) * _MIX
    return [
        (hashes[is_kept], starts[is_kept], ends[is_kept]),
        (pairs[is_pair], starts[:-1][is_pair], ends[1:][is_pair]),
    ]


def _hashed(points: Points, starts: Ints, sizes: Ints) -> Hashes:
    """Return one hash a word."""
    words = np.repeat(np.arange(starts.size), sizes)
    inside = np.arange(words.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    letters = points[starts[words] + inside].astype(np.uint64) * _POWERS[inside]
    sums = np.zeros(starts.size, dtype=np.uint64)
    np.add.at(sums, words, letters)
    return sums * _MIX + sizes.astype(np.uint64)


@cache
def _stops() -> tuple[Points, Hashes]:
    """Return the characters that are no edge, and the hashes of the words that are no gram."""
    told = tomllib.loads(Path(__file__).with_name("stop.toml").read_text(encoding="utf-8"))
    words = [word for word in told["words"] if re.fullmatch(r"[a-z]+", word)]
    points, _ = _joined(pa.array(words))
    ends = np.flatnonzero(points == _END)
    starts = np.concatenate(([0], ends[:-1] + 1))
    han = np.array([ord(letter) for letter in told["han"]], dtype=np.uint32)
    return han, _hashed(points, starts, ends - starts)
