"""A column of texts as one array of code points: the ground that all readings stand on."""

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.kernel import folding

Points = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Letters of one post that are read; what follows in an essay changes no reading worth its cost.
LONGEST = 4_000
GAP, WORD, SINGLE = 0, 1, 2  # what a code point is to the features: see kinds()
KIND, LETTER, HANDLE, HAN, ORNAMENT = 3, 4, 8, 16, 32  # bits of classes(); the first masks kinds

_LONGEST_HANDLE = 30  # a handle glued to the text behind it does not hide the text
_WIDEST_GAP = 4  # signs between two characters that are still closed up
_SEPARATOR = np.uint32(0)
_LAST = 0x110000
_CJK = ((0x2E80, 0xA000), (0xA960, 0xA980), (0xAC00, 0xD7B0), (0xF900, 0xFB00), (0x20000, 0x323B0))
_HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
_APOSTROPHES = (0x27, 0x2019)
# Signs that hold characters apart to hide a word (退★款); what ends a sentence is none of them.
_ORNAMENTS, _ORNAMENT_KINDS = "*/\\·•‧.#&※", {"So", "Sk", "Sm", "Pd", "Pc"}
_ORNAMENTS_END = 0x3040  # emoji lie behind it: they say something
_CONTINUATION, _HIGH_BITS = 0x80, 0xC0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Texts behind one another, each followed by one separator (0)."""

    points: Points
    begins: Numbers  # of each text, and one past the end

    @classmethod
    def of(cls, texts: pa.Array) -> "Letters":
        """Return the code points of a string column; a null counts as empty."""
        points, lengths = _joined(_cut(pc.fill_null(texts, "")))
        begins = np.concatenate(([0], np.cumsum(lengths + 1)))
        spaced = np.full(begins[-1], _SEPARATOR, dtype=np.uint32)
        spaced[np.arange(points.size) + np.repeat(np.arange(lengths.size), lengths)] = points
        return cls(points=spaced, begins=begins)

    def __len__(self) -> int:
        return self.begins.size - 1

    def owners(self) -> Numbers:
        """Return the number of the text that each place belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.begins))

    def where(self, kept: Flags) -> "Letters":
        """Return the same texts without the letters that are not `kept`."""
        kept = kept.copy()
        kept[self.begins[1:] - 1] = True
        before = np.concatenate(([0], np.cumsum(kept)))
        return Letters(points=self.points[kept], begins=before[self.begins])


@cache
def kinds() -> NDArray[np.uint8]:
    """Map a code point to GAP, WORD (runs together: Latin, digits) or SINGLE (Han, signs)."""
    table = np.full(_LAST, SINGLE, dtype=np.uint8)
    for point in range(0x3000):
        letter = chr(point)
        if letter.isalnum():
            table[point] = WORD
        elif letter.isspace() or not letter.isprintable():
            table[point] = GAP
    table[list(_APOSTROPHES)] = WORD
    for first, end in _CJK:
        table[first:end] = SINGLE
    return table


@cache
def classes() -> NDArray[np.uint8]:
    """Map a code point to its kind and to all else that readings ask of it, as bits."""
    table = kinds().copy()
    table[are_letters()] |= LETTER
    table[_in_handles()] |= HANDLE
    for first, end in _HAN:
        table[first:end][are_letters()[first:end]] |= HAN
    signs = map(chr, range(ord(" "), _ORNAMENTS_END))
    held = [sign for sign in signs if unicodedata.category(sign) in _ORNAMENT_KINDS]
    table[[ord(sign) for sign in (*held, *_ORNAMENTS)]] |= ORNAMENT
    return table


@cache
def are_letters() -> Flags:
    """Tell which code points are letters or digits: neither sign nor emoji."""
    letters = (chr(point).isalnum() for point in range(_LAST))
    return np.fromiter(letters, np.bool_, _LAST)


def plain(folded: pa.Array) -> Letters:
    """Return folded texts as every reading sees them: without addresses, and closed up."""
    return closed_up(without_addresses(Letters.of(folded)))


def closed_up(letters: Letters) -> Letters:
    """Drop the signs that hold single Han characters apart: 退 ✦ 款 reads as 退款."""
    kind = classes()[letters.points]
    is_han = (kind & HAN) != 0
    is_lone = is_han.copy()
    is_lone[1:] &= ~is_han[:-1]
    is_lone[:-1] &= ~is_han[1:]
    lone = np.flatnonzero(is_lone)
    if lone.size <= 1:
        return letters
    is_sign = (kind & ORNAMENT) != 0
    is_gap = ((kind & KIND) == GAP) & (letters.points != _SEPARATOR)
    signs, fillers = _before(is_sign), _before(is_sign | is_gap)
    first, last = lone[:-1] + 1, lone[1:]
    is_held = (fillers[last] - fillers[first] == last - first) & (signs[last] > signs[first])
    is_held &= last - first <= _WIDEST_GAP
    change = np.zeros(kind.size + 1, dtype=np.int64)
    change[first[is_held]] += 1
    change[last[is_held]] -= 1
    return letters.where(np.cumsum(change[:-1]) == 0)


def _before(flags: Flags) -> Numbers:
    return np.concatenate(([0], np.cumsum(flags)))


def without_addresses(letters: Letters) -> Letters:
    """Leave of every link its `http` and of every handle its `@`: whose they are says nothing."""
    points = letters.points
    schemes = np.flatnonzero(points == ord(":"))
    schemes = schemes[points[schemes + 1] == ord("/")]  # a separator is last: no overrun
    handles = np.flatnonzero(points == ord("@"))
    if not (schemes.size or handles.size):
        return letters
    kept = np.ones(points.size, dtype=np.bool_)
    # A link ends at the first thing that no link is written with, a handle at its first gap.
    in_link = (points > ord(" ")) & (points < _CONTINUATION)
    _drop_runs(kept, schemes, in_link, LONGEST)
    _drop_runs(kept, handles + 1, _in_handles()[points], _LONGEST_HANDLE)
    return letters.where(kept)


@cache
def _in_handles() -> Flags:
    table: Flags = kinds() == WORD
    table[[ord("_"), ord("-"), ord(".")]] = True
    for first, end in _CJK[:1] + _CJK[2:]:
        table[first:end] = True
    table[0x3000:0x3030] = False  # CJK punctuation
    return table


def _drop_runs(kept: Flags, starts: Numbers, belongs: Flags, most: int) -> None:
    """Drop what `belongs` from each start on, up to the first place that does not, or `most`.

    The last place is a separator and belongs to nothing, so that every run ends.
    """
    stops = np.flatnonzero(~belongs)
    ends = np.minimum(stops[np.searchsorted(stops, starts)], starts + most)
    change = np.zeros(kept.size + 1, dtype=np.int64)
    np.add.at(change, starts, 1)
    np.add.at(change, ends, -1)
    kept &= np.cumsum(change[:-1]) <= 0


def _cut(texts: pa.Array) -> pa.Array:
    """Return the texts with none longer than LONGEST; a broken one is mended on the way."""
    if (pc.max(pc.binary_length(texts)).as_py() or 0) <= LONGEST:
        return texts
    return pc.utf8_slice_codeunits(folding.mended(texts), 0, LONGEST)


def _joined(texts: pa.Array) -> tuple[Points, Numbers]:
    """Return the code points of all texts, and how many each has."""
    told = texts.cast(pa.large_string())
    _, offsets, data = told.buffers()
    ends = np.frombuffer(offsets, dtype=np.int64)[told.offset : told.offset + len(told) + 1]
    raw = b"" if data is None else data.slice(int(ends[0]), int(ends[-1] - ends[0])).to_pybytes()
    places = ends - ends[0]
    leads = (np.frombuffer(raw, dtype=np.uint8) & _HIGH_BITS) != _CONTINUATION
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = None
    # Nor may a letter begin in one text and end in the next.
    if text is None or not leads[places[:-1][np.diff(places) > 0]].all():
        return _joined(folding.mended(texts))
    before = np.concatenate(([0], np.cumsum(leads)))
    return np.frombuffer(text.encode("utf-32-le"), "<u4"), np.diff(before[places])
