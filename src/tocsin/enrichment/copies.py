"""A key that copies of one text share, worked out from each text alone.

A text is stripped to its words and Han characters; what stands before the last repost mark
(`//@someone:`) is another's remark. Its runs of 5 characters (3 words in Latin script) are hashed
under two orders, and the smallest of each order together make the key (min-wise hashing: Broder
1997). Two texts share a minimum with the probability of their Jaccard similarity J, and so the key
with J squared. Measured on real posts: an emoji, a link, a handle or a repost mark added does not
change the key; a letter in twenty mistyped changes it in half of Chinese and most English posts;
0.1 % of mixed Chinese posts, 0.6 % of Chinese comments on one incident and 1.2 % of English
complaints about one trade share a key by chance. Short texts are hashed whole.

A signature tells more, and costs more: SIGNATURE minima (MinHash) over the runs of 3 letters of the
same stripped text. The share of equal places of two signatures estimates their Jaccard similarity,
with a standard error of 0.09 at most. kernel/native/copies.c is the same in C.
"""

from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.enrichment import features, letters

_LONG = {False: 12, True: 6}  # units from which a text is cut into runs; True: Latin words
_RUN = {False: 5, True: 3}
_ORDERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)
_FACTOR = np.uint64(0x100000001B3)

SIGNATURE = 32  # minima of a text
SHINGLE = 3  # letters of a run
NOTHING = np.uint32(0xFFFF_FFFF)  # every place of the signature of a text without a word
_LETTER_FACTOR = np.uint32(0x9E3779B1)

Keys = NDArray[np.uint64]
Signatures = NDArray[np.uint32]


def keys(plain: letters.Letters, parts: features.Units) -> pa.Array:
    """Return an int64 key a text, null for one without a word.

    `plain` are folded texts without their addresses, `parts` their units.
    """
    counted = _counted(plain, parts)
    is_latin = (letters.kinds()[plain.points[parts.starts]] == letters.WORD)[counted]
    parts = _where(parts, counted)
    counts = np.diff(parts.bounds)
    words = np.zeros(counts.size, dtype=np.int64)
    np.add.at(words, parts.owners()[is_latin], 1)
    mostly_latin = words * 2 > counts
    found = _whole(parts)
    for latin in (False, True):
        chosen = (mostly_latin == latin) & (counts >= _LONG[latin])
        found[chosen] = _smallest(parts, chosen, _RUN[latin])
    return pa.array(found.view(np.int64), mask=counts == 0)


def signatures(plain: letters.Letters, parts: features.Units) -> Signatures:
    """Return the signatures of texts: uint32, texts x SIGNATURE.

    Place k of a text is the least of `factor[k] * h + shift[k]` (32 bits) over the hashes `h` of
    its runs of SHINGLE letters; a text of one or two letters is filled up with zeros, and one
    without any is NOTHING throughout. `plain` and `parts` are as for keys().
    """
    kept = bare(plain, parts)
    first = np.repeat(kept.starts, kept.lengths)
    nth = np.arange(first.size) - np.repeat(np.cumsum(kept.lengths) - kept.lengths, kept.lengths)
    points = np.concatenate((plain.points[first + nth], np.zeros(2, np.uint32)))
    before = np.concatenate(([0], np.cumsum(kept.lengths)))[kept.bounds]
    return _least(_runs(points, before), before)


def _runs(points: letters.Points, before: letters.Numbers) -> features.Hashes:
    """Return the hash of the run of letters that begins at each place."""
    text = np.repeat(np.arange(before.size - 1), np.diff(before))
    left = before[1:][text] - np.arange(text.size)  # letters up to the text's end
    hashed = points[:-2] * _LETTER_FACTOR + np.where(left > 1, points[1:-1], np.uint32(0))
    hashed = hashed * _LETTER_FACTOR + np.where(left > 2, points[2:], np.uint32(0))  # noqa: PLR2004
    hashed = (hashed ^ (hashed >> np.uint32(15))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return hashed ^ (hashed >> np.uint32(16))


def _least(hashed: features.Hashes, before: letters.Numbers) -> Signatures:
    """Return the minima of each text over its runs that do not reach behind its end."""
    counts = np.diff(before)
    runs = np.where(counts < SHINGLE, np.minimum(counts, 1), counts - SHINGLE + 1)
    told = np.full((counts.size, SIGNATURE), NOTHING)
    some = np.flatnonzero(runs)
    if not some.size:
        return told
    begins = np.cumsum(runs[some]) - runs[some]
    at = np.arange(int(runs.sum())) + np.repeat(before[some] - begins, runs[some])
    chosen = hashed[at]
    for place, (factor, shift) in enumerate(zip(*orders(), strict=True)):
        told[some, place] = np.minimum.reduceat(chosen * factor + shift, begins)
    return told


@cache
def orders() -> tuple[Signatures, Signatures]:
    """Return the factors (odd) and shifts of a signature's places; fixed for all time."""
    state, drawn = 0x746F6373696E, []  # splitmix64
    for _ in range(SIGNATURE):
        state = (state + _ORDERS[0]) % 2**64
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) % 2**64
        drawn.append(mixed ^ (mixed >> 31))
    told = np.array(drawn, dtype=np.uint64)
    return (told >> np.uint64(32)).astype(np.uint32) | np.uint32(1), told.astype(np.uint32)


def _counted(plain: letters.Letters, parts: features.Units) -> letters.Flags:
    """Tell which units count: words and Han characters, behind the last repost mark."""
    is_letter = letters.are_letters()[plain.points[parts.starts]]
    return is_letter & ~np.isin(parts.hashes, links()) & _after_repost(plain, parts)


def bare(plain: letters.Letters, parts: features.Units) -> features.Units:
    """Return the units that count, of `plain` texts: words and Han characters without remarks."""
    return _where(parts, _counted(plain, parts))


def _where(parts: features.Units, counted: letters.Flags) -> features.Units:
    kept = np.concatenate(([0], np.cumsum(counted)))
    return features.Units(
        hashes=parts.hashes[counted],
        starts=parts.starts[counted],
        lengths=parts.lengths[counted],
        bounds=kept[parts.bounds],
    )


@cache
def links() -> features.Hashes:
    """Return the hashes of what is left of links."""
    return features.units(letters.Letters.of(pa.array(["http", "https", "www"]))).hashes


def _after_repost(plain: letters.Letters, parts: features.Units) -> letters.Flags:
    """Tell which units stand behind their text's last repost mark, where enough do."""
    points = plain.points
    is_mark = (points[:-2] == ord("/")) & (points[1:-1] == ord("/")) & (points[2:] == ord("@"))
    marks = np.concatenate(([-1], np.flatnonzero(is_mark)))
    last = marks[np.searchsorted(marks, plain.begins[1:]) - 1]
    first = np.searchsorted(parts.starts, np.maximum(last, plain.begins[:-1]))
    is_enough = parts.bounds[1:] - first >= _LONG[False]
    first = np.where(is_enough, first, parts.bounds[:-1])
    return np.arange(parts.starts.size) >= np.repeat(first, np.diff(parts.bounds))


def _whole(parts: features.Units) -> Keys:
    """Hash every text as it stands; sums wrap around, so that differences of sums are exact."""
    counts = np.diff(parts.bounds)
    place = np.arange(parts.hashes.size) - np.repeat(parts.bounds[:-1], counts)
    mixed = _mixed(parts.hashes * _FACTOR + place.astype(np.uint64), _ORDERS[0])
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))
    return sums[parts.bounds[1:]] - sums[parts.bounds[:-1]]


def _smallest(parts: features.Units, chosen: letters.Flags, run: int) -> Keys:
    """Return the smallest hashes of the runs of each `chosen` text, joined into one key."""
    counts = np.diff(parts.bounds)
    if not chosen.any():
        return np.zeros(0, dtype=np.uint64)
    ends = np.repeat(np.where(chosen, parts.bounds[1:], 0), counts)
    begins = np.flatnonzero(np.arange(parts.hashes.size) + run <= ends)
    hashed = np.zeros(begins.size, dtype=np.uint64)
    for step in range(run):
        hashed = hashed * _FACTOR + parts.hashes[begins + step]
    firsts = np.cumsum(counts[chosen] - run + 1) - (counts[chosen] - run + 1)
    joined = np.zeros(firsts.size, dtype=np.uint64)
    for order in _ORDERS:
        joined = joined * _FACTOR + np.minimum.reduceat(_mixed(hashed, order), firsts)
    return joined


def _mixed(hashed: Keys, order: int) -> Keys:
    mixed = (hashed ^ (hashed >> np.uint64(29))) * np.uint64(order)
    return (mixed ^ (mixed >> np.uint64(32))) * np.uint64(0xBF58476D1CE4E5B9)
