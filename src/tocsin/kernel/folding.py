"""Text folding, for matching only: the original is always kept.

Folds width and compatibility forms (NFKC), case, and traditional to simplified characters
(OpenCC, one character at a time); drops zero-width, bidirectional and other control characters
that a hostile text hides words with. A batch is folded through one table look-up over all its
code points, in C where the extension is there; the few texts with characters that NFKC expands or
composes take the long way.
"""

import sys
import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
import opencc
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.kernel import native

# Cf holds zero-width and bidi marks, Cc the controls, Cs lone surrogates, Mn and Me the marks
# that survive composition (zalgo, variation selectors).
_DROPPED = frozenset({"Cf", "Cc", "Cs", "Mn", "Me"})
_BLANKS = frozenset({"Zs", "Zl", "Zp"})
_WHITESPACE = "\t\n\r\x0b\x0c\x85"
_HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
_HANGUL_TAILS = range(0x1160, 0x1200)
_HANGUL = range(0x1100, 0x1200)  # letters that join to syllables
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
# Where folding changes anything but traditional characters: everything outside the Han and Hangul
# blocks, private use and the planes above the first (compatibility ideographs and tags apart).
_CHANGEABLE = tuple(
    point
    for block in (
        range(0x3400),
        range(0x4DC0, 0x4E00),
        range(0xA000, 0xAC00),
        range(0xD7A4, 0xE000),
        range(0xF900, 0x20000),
        range(0x2F800, 0x2FA20),
        range(0xE0000, 0xE0200),
    )
    for point in block
)

_GROWS, _SLACK = 3, 32  # times that folding may lengthen a text, and room for one more letter
_MOST = 2**31 - 1  # bytes of a column with 32-bit offsets

_DROP = np.uint32(0xFFFF_FFFF)
_LONG_WAY = np.uint32(0xFFFF_FFFE)
# An expansion (… becomes three dots): this bit, its place in the list of letters, and its length.
_EXPANDS = np.uint32(0x8000_0000)
_LENGTH_BITS = np.uint32(3)
_LENGTH = np.uint32(7)
_BETWEEN = "\U0010ffff"  # a noncharacter: no text may hold it, and folding keeps it


def fold(text: str) -> str:
    r"""Return `text` as the matcher sees it.

    >>> fold("蘋果ＰＨＯＮＥ\u200b 退款")
    '苹果phone 退款'
    """
    return fold_many([text])[0]


def fold_many(texts: Sequence[str]) -> list[str]:
    """Return every text folded, in order (some 30 million characters a second)."""
    if not texts:
        return []
    points = _points(_BETWEEN.join(texts))
    between = np.flatnonzero(points == ord(_BETWEEN))
    if between.size != len(texts) - 1:  # a text holds the separator itself
        return [_fold_one(text) for text in texts]
    folded = _lookup()[points]
    known = _text(_expanded(folded[folded < _LONG_WAY])).split(_BETWEEN)
    for at in np.unique(np.searchsorted(between, np.flatnonzero(folded == _LONG_WAY))):
        known[at] = _fold_one(texts[at])
    return known


def fold_column(texts: pa.Array) -> pa.Array:
    """Return a string column folded, in order; a null counts as empty, a broken text is mended."""
    texts = pc.fill_null(texts, "") if texts.null_count else texts
    folded = _fold_natively(texts) if native.HAS else None
    if folded is not None:
        return folded
    try:
        return pa.array(fold_many(texts.to_pylist()), pa.string())
    except UnicodeDecodeError:
        return pa.array(fold_many(mended(texts).to_pylist()), pa.string())


def mended(texts: pa.Array) -> pa.Array:
    """Return the texts with every broken byte replaced: a column may hold what no string does."""
    raw = texts.cast(pa.large_binary()).to_pylist()
    return pa.array([told.decode("utf-8", "replace") for told in raw], pa.string())


def _fold_natively(texts: pa.Array) -> pa.Array | None:
    """Return the folded column; None where C cannot do it: broken texts, or too long for one."""
    offsets, data = native.buffers(texts)
    room = (int(offsets[-1]) - int(offsets[0])) * _GROWS + _SLACK
    if room > _MOST:
        return None
    ends = np.empty(len(texts) + 1, dtype=np.int32)
    written = np.empty(room, dtype=np.uint8)
    hard = np.zeros(len(texts), dtype=np.uint8)
    size = native.code.fold(offsets, data, _lookup(), _expansions()[1], ends, written, hard)
    if size < 0:
        return None
    folded = pa.StringArray.from_buffers(len(texts), pa.py_buffer(ends), _bytes(written, size))
    if not hard.any():
        return folded
    told = [_fold_one(text) for text in texts.filter(pa.array(hard == 1)).to_pylist()]
    return pc.replace_with_mask(folded, pa.array(hard == 1), pa.array(told, pa.string()))


def _bytes(written: NDArray[np.uint8], size: int) -> pa.Buffer:
    """Return what was written, without the room that was not needed."""
    return pa.py_buffer(written[:size].copy())


def _fold_one(text: str) -> str:
    points = _points(text.replace(_BETWEEN, ""))
    folded = _lookup()[points]
    if (folded == _LONG_WAY).any():
        return _composed(text.replace(_BETWEEN, ""))
    return _text(_expanded(folded[folded != _DROP]))


def _composed(text: str) -> str:
    """Fold where letters join or split: the marks of an accent, a syllable of Hangul."""
    composed = unicodedata.normalize("NFKC", text).lower()
    points = _points(unicodedata.normalize("NFKC", composed))
    folded = _plain_lookup()[points]
    folded = np.where(folded == _LONG_WAY, points, folded)
    folded[[unicodedata.category(chr(point)) in _DROPPED for point in points]] = _DROP
    return _text(folded[folded != _DROP])


def _expanded(folded: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return code points with the expansions written out."""
    at = np.flatnonzero(folded >= _EXPANDS)
    if not at.size:
        return folded
    lengths = np.ones(folded.size, dtype=np.int64)
    lengths[at] = folded[at] & _LENGTH
    told = np.repeat(folded, lengths)
    nth = np.arange(told.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    is_part = told >= _EXPANDS
    places = ((told[is_part] & ~_EXPANDS) >> _LENGTH_BITS) + nth[is_part]
    told[is_part] = _expansions()[1][places]
    return told


def _text(points: NDArray[np.uint32]) -> str:
    return bytes(points.astype("<u4").tobytes()).decode("utf-32-le")


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@cache
def _lookup() -> NDArray[np.uint32]:
    """Map every code point to its folded form or expansion."""
    table = _plain_lookup().copy()
    for point, code in _expansions()[0].items():
        table[point] = code
    return table


@cache
def _expansions() -> tuple[dict[int, int], NDArray[np.uint32]]:
    """Return the code of each letter that NFKC expands, and the letters that they point into.

    Left to the long way are those that could join what stands before or behind them, and those
    that would lengthen a text too much.
    """
    codes: dict[int, int] = {}
    letters: list[int] = []
    for point in np.flatnonzero(_plain_lookup() == _LONG_WAY).tolist():
        letter = chr(point)
        parts = unicodedata.normalize("NFKC", letter)
        told = [ord(part) for part in _composed(letter)]
        is_apart = all(
            unicodedata.category(part)[0] not in "MC" and ord(part) not in _HANGUL for part in parts
        )
        grows = len(_composed(letter).encode()) / max(len(letter.encode("utf-8", "ignore")), 1)
        if is_apart and 1 < len(told) <= int(_LENGTH) and grows <= _GROWS:
            codes[point] = int(_EXPANDS) | len(letters) << int(_LENGTH_BITS) | len(told)
            letters += told
    return codes, np.array(letters, dtype=np.uint32)


@cache
def _plain_lookup() -> NDArray[np.uint32]:
    """Map every code point to one, or to the long way; built once, in about 0.2 s."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    simplified = _simplified()
    for point, simple in simplified.items():
        table[point] = simple
    for point in _CHANGEABLE:
        table[point] = _folded_point(point, simplified)
    table[ord(_BETWEEN)] = ord(_BETWEEN)
    return table


def _folded_point(point: int, simplified: dict[int, int]) -> int:
    letter = chr(point)
    kind = unicodedata.category(letter)
    if point in _HANGUL_TAILS or (kind[0] == "M" and point not in _VARIATION_SELECTORS):
        return int(_LONG_WAY)
    if letter in _WHITESPACE or kind in _BLANKS:
        return ord(" ")
    if kind in _DROPPED:
        return int(_DROP)
    lowered = unicodedata.normalize("NFKC", letter).lower()
    if len(lowered) != 1 or unicodedata.category(lowered)[0] == "M":
        return int(_LONG_WAY)
    return simplified.get(ord(lowered), ord(lowered))


def _simplified() -> dict[int, int]:
    """Map traditional to simplified characters, to the end of each chain (薴 → 苧 → 苎)."""
    points = [point for block in _HAN for point in block]
    lines = opencc.OpenCC("t2s").convert("\n".join(map(chr, points))).split("\n")
    pairs = zip(points, lines, strict=True)
    simpler = {one: ord(line) for one, line in pairs if len(line) == 1 and ord(line) != one}
    return {one: simpler.get(simple, simple) for one, simple in simpler.items()}
