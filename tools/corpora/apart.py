"""Keep what is learnt apart from what is held out: near-copies by the product's own signatures.

Public sets hold reposts: of the Weibo posts of SMP2020's held-out part one in twelve is nearly a
post of the part to learn from, with the same label nine times in ten. A reader that learns them
looks better than it is. Of rumours there are so few that it is the other way round: what is nearly
learnt is not measured.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from tools.corpora.sets import Row, Rows, Set

from tocsin.enrichment import survey
from tocsin.kernel import folding

EQUAL = 16  # of 32 places: half of the letters' runs are the same
_BANDS = 16
_MOST = 200  # that share one band with a text: more are said by everyone

Signatures = NDArray[np.uint32]
Flags = NDArray[np.bool_]


def of(texts: Sequence[str]) -> Signatures:
    """Return the signatures of texts."""
    return survey.signatures(pa.array(folding.fold_many(list(texts)), pa.string()))


def near(signed: Signatures, others: Signatures, equal: int = EQUAL) -> Flags:
    """Tell which texts agree with one of the others in `equal` places or more."""
    found = np.zeros(len(signed), dtype=np.bool_)
    for band in range(_BANDS):
        kept = others[np.argsort(_band(others, band), kind="stable")]
        told = _band(kept, band)
        asked_for = _band(signed, band)
        first = np.searchsorted(told, asked_for, "left")
        last = np.searchsorted(told, asked_for, "right")
        for step in range(min(int((last - first).max(initial=0)), _MOST)):
            asked = np.flatnonzero(~found & (first + step < last))
            same = (signed[asked] == kept[first[asked] + step]).sum(axis=1)
            found[asked[same >= equal]] = True
    return found


def _band(signed: Signatures, band: int) -> NDArray[np.uint64]:
    two = signed[:, 2 * band : 2 * band + 2].astype(np.uint64)
    return two[:, 0] << np.uint64(32) | two[:, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """The signatures of all held-out rows."""

    signed: Signatures

    @classmethod
    def of(cls, folder: Path, sets: Iterable[Set]) -> "HeldOut":
        """Read the held-out rows of `sets`."""
        rows = (one.held_out(folder) for one in sets if one.held_out)
        signed = of([row["text"] for row in itertools.chain.from_iterable(rows)])
        return cls(signed=signed[(signed != signed[:, :1]).any(axis=1)])  # a text with a word

    @classmethod
    def of_rows(cls, given: Rows) -> "HeldOut":
        """Hold the rows of one set apart."""
        return cls(signed=of([row["text"] for row in given]))

    def without_near(self, given: Rows) -> Iterator[Row]:
        """Return the rows that are near none of them."""
        return self._rows(given, are_near=False)

    def only_near(self, given: Rows) -> Iterator[Row]:
        """Return the other rows."""
        return self._rows(given, are_near=True)

    def _rows(self, given: Rows, *, are_near: bool) -> Iterator[Row]:
        rows = list(given)
        signed = of([row["text"] for row in rows])
        for row, is_near in zip(rows, near(signed, self.signed), strict=True):
            if is_near == are_near:
                yield row
