"""All that one look at each text tells: sums for every head, small words, what copies share.

In C where the extension is there, in NumPy where it is not: the same bits.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import copies, features, heads, language, letters, onepass
from tocsin.kernel import native

Codes = NDArray[np.int8]
Sums = NDArray[np.int32]

_CACHE_LINE = 64  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a look at folded texts told, a row a text."""

    sums: Sums  # texts x heads.WIDTH: the squared codes of all features, each with its sign
    counts: NDArray[np.int32]  # features
    small: language.Counts  # small words by language
    keys: pa.Array  # int64, null without a word: equal for copies
    signatures: copies.Signatures | None


def take(folded: pa.Array, codes: Codes, *, signed: bool = False) -> Survey:
    """Look at `folded` texts through a table of codes: rows x heads.WIDTH.

    The rows are a power of two. `signed` asks for signatures too.
    """
    looked = _natively if native.HAS else _plainly
    return looked(folded, np.ascontiguousarray(codes), signed=signed)


def aligned(codes: Codes) -> Codes:
    """Return the codes so laid out that no row lies on two lines of the cache: a quarter faster."""
    room = np.empty(codes.nbytes + _CACHE_LINE, dtype=np.int8)
    first = -room.ctypes.data % _CACHE_LINE
    placed = room[first : first + codes.nbytes].reshape(codes.shape)
    placed[:] = codes
    return placed


def signatures(folded: pa.Array) -> copies.Signatures:
    """Return what near-duplicates are found by: see copies.signatures."""
    if not native.HAS:
        plain = letters.plain(folded)
        return copies.signatures(plain, features.units(plain))
    factors, shifts = copies.orders()
    found = np.empty((len(folded), copies.SIGNATURE), np.uint32)
    onepass.read(folded, links=copies.links(), factors=factors, shifts=shifts, signatures=found)
    return found


def rows(folded: pa.Array, bits: int) -> tuple[NDArray[np.uint32], letters.Numbers]:
    """Return the features of the texts, for training.

    The rows of text t, of a table of 2 to the power of `bits`, stand from bounds[t] to
    bounds[t + 1], in any order; one stands there as often as the text has it.
    """
    if native.HAS:
        bounds = np.zeros(len(folded) + 1, dtype=np.int64)
        onepass.rows(folded, bits, None, bounds)
        found = np.empty(bounds[-1], dtype=np.uint32)
        onepass.rows(folded, bits, found, bounds)
        return found, bounds
    plain = letters.plain(folded)
    grams = features.grams(plain, features.units(plain), bits)
    bounds = np.sum([gram.bounds for gram in grams], axis=0)
    owners = [np.repeat(np.arange(len(plain)), np.diff(gram.bounds)) for gram in grams]
    order = np.argsort(np.concatenate(owners), kind="stable")
    return np.concatenate([gram.rows for gram in grams])[order].astype(np.uint32), bounds


def _natively(folded: pa.Array, codes: Codes, *, signed: bool) -> Survey:
    many = len(folded)
    small_keys, small_bits = language.small_word_slots()
    factors, shifts = copies.orders()
    sums, counts = np.empty((many, heads.WIDTH), np.int32), np.empty(many, np.int32)
    small = np.empty((many, language.LANGUAGES), np.int32)
    keys, keyed = np.empty(many, np.uint64), np.empty(many, np.uint8)
    signatures = np.empty((many, copies.SIGNATURE), np.uint32) if signed else None
    onepass.read(
        folded,
        bits=_bits(codes),
        languages=language.LANGUAGES,
        small_keys=small_keys,
        small_bits=small_bits,
        links=copies.links(),
        codes=codes,
        factors=factors,
        shifts=shifts,
        sums=sums,
        counts=counts,
        small_counts=small,
        keys=keys,
        keyed=keyed,
        signatures=signatures,
    )
    told = pa.array(keys.view(np.int64), mask=keyed == 0)
    return Survey(sums=sums, counts=counts, small=small, keys=told, signatures=signatures)


def _plainly(folded: pa.Array, codes: Codes, *, signed: bool) -> Survey:
    plain = letters.plain(folded)
    units = features.units(plain)
    grams = features.grams(plain, units, _bits(codes))
    counts = np.sum([np.diff(gram.bounds) for gram in grams], axis=0)
    return Survey(
        sums=_summed(codes, grams),
        counts=counts.astype(np.int32),
        small=language.count_small_words(units),
        keys=copies.keys(plain, units),
        signatures=copies.signatures(plain, units) if signed else None,
    )


def _bits(codes: Codes) -> int:
    return len(codes).bit_length() - 1


def _summed(codes: Codes, grams: list[features.Grams]) -> Sums:
    """Add up the squared codes of each text's features.

    Only the rows that these texts ask for are squared: a table of squares has four times the size.
    """
    place = np.zeros(len(codes), dtype=np.int32)
    for gram in grams:
        place[gram.rows] = 1
    used = np.flatnonzero(place)
    place[used] = np.arange(used.size, dtype=np.int32)
    signed = codes[used].astype(np.int32)
    squares = signed * np.abs(signed)
    summed = np.zeros((grams[0].bounds.size - 1, codes.shape[1]), dtype=np.int32)
    for gram in grams:
        ones = np.ones(gram.rows.size, np.int32)
        shape = (summed.shape[0], used.size)
        counted = scipy.sparse.csr_matrix((ones, place[gram.rows], gram.bounds), shape)
        summed += np.asarray(counted @ squares, dtype=np.int32)
    return summed
