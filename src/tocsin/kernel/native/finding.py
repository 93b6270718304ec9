"""Where the terms of a long list stand in a text: all of them, one scan.

The text is UTF-8 and folded (kernel.folding), and so are the terms. A term that begins with a Latin
letter or a digit is not looked for in the middle of a word of such letters.

In C (kernel/native/finding.c) the terms are ordered by their bytes. A place of the text is passed
over unless a term begins with its first bytes, by a sieve of one bit each; else the greatest term
is searched that is no greater than the text from there on: all that stand there are that one, or
what that one begins with. Where there is no C, ahocorasick_rs finds the same.
"""

from collections.abc import Sequence
from itertools import chain

import ahocorasick_rs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.kernel import native

Numbers = NDArray[np.int64]

_BYTES_A_HIT = 32  # of text, for a first guess
_ROOM = 1_024  # hits, at least
_PAIRS, _FIRSTS = 1 << 13, 1 << 8
_WORD = np.zeros(256, dtype=np.bool_)
_WORD[list(b"0123456789abcdefghijklmnopqrstuvwxyz")] = True


class Finder:
    """Finds distinct terms, none of them empty."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._look = _Listed(terms) if native.HAS else _Automaton(terms)

    def find(self, text: bytes) -> tuple[Numbers, Numbers, Numbers]:
        """Return which terms stand where, in bytes: (term, begin, end), in no special order."""
        return self._look.find(text)


class _Listed:
    def __init__(self, terms: Sequence[str]) -> None:
        written = pa.array(terms, pa.large_string())
        order = pc.sort_indices(written)
        self._order = order.to_numpy().astype(np.int64)
        ordered = written.take(order)
        self._bits = max((2 * len(terms)).bit_length(), 10)
        slots = 1 << self._bits
        ends, data = native.buffers(ordered)
        self._arrays = (
            *(np.ascontiguousarray(ends, np.int64), data),
            *(np.empty(len(terms), np.int32), np.zeros(2 * slots, np.int64)),
            np.zeros(slots, np.uint8),
            *(np.zeros(_PAIRS, np.uint8), np.zeros(_FIRSTS, np.uint8)),
        )
        native.code.list_terms(self._bits, *self._arrays)

    def find(self, text: bytes) -> tuple[Numbers, Numbers, Numbers]:
        room = np.empty((len(text) // _BYTES_A_HIT + _ROOM, 3), np.int64)
        many = native.code.find(text, self._bits, *self._arrays, room)
        if many > len(room):
            room = np.empty((many, 3), np.int64)
            native.code.find(text, self._bits, *self._arrays, room)
        term, begin, end = np.ascontiguousarray(room[:many].T)
        return self._order[term], begin, end


class _Automaton:
    def __init__(self, terms: Sequence[str]) -> None:
        self._finder = ahocorasick_rs.BytesAhoCorasick([term.encode() for term in terms])

    def find(self, text: bytes) -> tuple[Numbers, Numbers, Numbers]:
        found = self._finder.find_matches_as_indexes(text, overlapping=True)
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found))
        raw = np.frombuffer(b"\n" + text, dtype=np.uint8)
        begin = flat[1::3]
        begins = ~(_WORD[raw[begin]] & _WORD[raw[begin + 1]])
        return flat[0::3][begins], begin[begins], flat[2::3][begins]
