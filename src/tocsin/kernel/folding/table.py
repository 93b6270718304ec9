"""What folding makes of every code point: one, an expansion, nothing, or the long way."""

import sys
import unicodedata
from functools import cache

import numpy as np
import opencc
from numpy.typing import NDArray

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

GROWS, SLACK = 3, 32  # times that folding may lengthen a text, and room for one more letter
MOST = 2**31 - 1  # bytes of a column with 32-bit offsets

DROP = np.uint32(0xFFFF_FFFF)
LONG_WAY = np.uint32(0xFFFF_FFFE)
# An expansion (… becomes three dots): this bit, its place in the list of letters, and its length.
EXPANDS = np.uint32(0x8000_0000)
LENGTH_BITS = np.uint32(3)
LENGTH = np.uint32(7)
BETWEEN = "\U0010ffff"  # a noncharacter: no text may hold it, and folding keeps it


def composed(text: str) -> str:
    """Fold where letters join or split: the marks of an accent, a syllable of Hangul."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    told = points(unicodedata.normalize("NFKC", lowered))
    folded = _plain_lookup()[told]
    folded = np.where(folded == LONG_WAY, told, folded)
    folded[[unicodedata.category(chr(point)) in _DROPPED for point in told]] = DROP
    return text_of(folded[folded != DROP])


def text_of(told: NDArray[np.uint32]) -> str:
    """Return the text of code points."""
    return bytes(told.astype("<u4").tobytes()).decode("utf-32-le")


def points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@cache
def lookup() -> NDArray[np.uint32]:
    """Map every code point to its folded form or expansion."""
    table = _plain_lookup().copy()
    for point, code in expansions()[0].items():
        table[point] = code
    return table


@cache
def expansions() -> tuple[dict[int, int], NDArray[np.uint32]]:
    """Return the code of each letter that NFKC expands, and the letters that they point into.

    Left to the long way are those that could join what stands before or behind them, and those
    that would lengthen a text too much.
    """
    codes: dict[int, int] = {}
    letters: list[int] = []
    for point in np.flatnonzero(_plain_lookup() == LONG_WAY).tolist():
        letter = chr(point)
        parts = unicodedata.normalize("NFKC", letter)
        told = [ord(part) for part in composed(letter)]
        is_apart = all(
            unicodedata.category(part)[0] not in "MC" and ord(part) not in _HANGUL for part in parts
        )
        grows = len(composed(letter).encode()) / max(len(letter.encode("utf-8", "ignore")), 1)
        if is_apart and 1 < len(told) <= int(LENGTH) and grows <= GROWS:
            codes[point] = int(EXPANDS) | len(letters) << int(LENGTH_BITS) | len(told)
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
    table[ord(BETWEEN)] = ord(BETWEEN)
    return table


def _folded_point(point: int, simplified: dict[int, int]) -> int:
    letter = chr(point)
    kind = unicodedata.category(letter)
    if point in _HANGUL_TAILS or (kind[0] == "M" and point not in _VARIATION_SELECTORS):
        return int(LONG_WAY)
    if letter in _WHITESPACE or kind in _BLANKS:
        return ord(" ")
    if kind in _DROPPED:
        return int(DROP)
    lowered = unicodedata.normalize("NFKC", letter).lower()
    if len(lowered) != 1 or unicodedata.category(lowered)[0] == "M":
        return int(LONG_WAY)
    return simplified.get(ord(lowered), ord(lowered))


def _simplified() -> dict[int, int]:
    """Map traditional to simplified characters, to the end of each chain (薴 → 苧 → 苎)."""
    points = [point for block in _HAN for point in block]
    lines = opencc.OpenCC("t2s").convert("\n".join(map(chr, points))).split("\n")
    pairs = zip(points, lines, strict=True)
    simpler = {one: ord(line) for one, line in pairs if len(line) == 1 and ord(line) != one}
    return {one: simpler.get(simple, simple) for one, simple in simpler.items()}
