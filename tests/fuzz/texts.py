"""`make fuzz-native`: hostile texts through all that C does with text, beside its twin in NumPy.

    python -m tests.fuzz.texts CORPUS [libFuzzer's own flags, -max_total_time=600]

Atheris draws bytes and sees in C which of them reach something new (coverage.c); AddressSanitizer
watches the memory. A text on which the two differ, or a byte read or written out of place, ends
the run and is left behind as crash-*. `make` builds what this needs in .cache/fuzz.
"""

import itertools
import sys
from importlib import import_module
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from tests.unit.enrichment import hostile

from tocsin.enrichment import heads, language, survey
from tocsin.enrichment.stories import marks, window
from tocsin.kernel import folding, native
from tocsin.kernel.native import finding

_BITS = 12
_CODES = np.random.default_rng(5).integers(-128, 128, (1 << _BITS, heads.WIDTH)).astype(np.int8)
_PIECES = [piece.encode("utf-8", "replace") for piece in hostile.PIECES] + hostile.BROKEN
_RAW, _BETWEEN, _PARTED = 0x40, b"\xff\xfe", b"\x1e"
_LONGEST_TERM = 12

Told = dict[str, Any]


def drawn(data: bytes) -> list[bytes]:
    """Return texts: the bytes themselves, or each byte a piece that means something to a reader."""
    if data[:1] < bytes([_RAW]):
        return data[1:].split(_BETWEEN)
    return b"".join(_PIECES[byte % len(_PIECES)] for byte in data[1:]).split(_PARTED)


def told(written: pa.Array) -> Told:
    """Return all that is told of a column of texts."""
    folded = folding.fold_column(written)
    return {"folded": folded.to_pylist(), **_of(folded), **_linked(folded), **_found(folded)} | {
        f"raw {name}": found for name, found in _of(written).items()
    }


def _of(column: pa.Array) -> Told:
    seen = survey.take(column, _CODES, signed=True)
    rows, bounds = survey.rows(column, _BITS)
    each = itertools.pairwise(bounds)
    return {
        "sums": seen.sums,
        "counts": seen.counts,
        "small": seen.small,
        "keys": seen.keys.to_pylist(),
        "signatures": seen.signatures,
        "signatures alone": survey.signatures(column),
        "scripts": language.scripts(column),
        "rows": [np.sort(rows[first:last]).tolist() for first, last in each],
    }


def _linked(folded: pa.Array) -> Told:
    links, marked = window.Window(capacity=64, bits=6), marks.take(folded)
    keys: NDArray[np.int64] = np.arange(1, len(folded) + 1)
    linked = links.link(marked, keys, np.zeros_like(keys))
    return {
        "marks": [marked.signatures, marked.letters, marked.features, marked.counts],
        "links": [linked.near, linked.groups, np.array(linked.merged)],
    }


def _found(folded: pa.Array) -> Told:
    texts = folded.to_pylist()
    terms = sorted({text[at : at + at % _LONGEST_TERM] for at, text in enumerate(texts)} - {""})
    hits = np.stack(finding.Finder(terms).find("\n".join(texts).encode()), axis=1)
    return {"hits": hits[np.lexsort(hits.T)]}


def differing(raws: list[bytes]) -> list[str]:
    """Return the names of what C and NumPy do not say alike."""
    both: list[Told] = []
    for is_native in (True, False):
        native.HAS = is_native
        both.append(told(hostile.unchecked(raws)))
    one, other = both
    return [name for name in one if not _is_equal(one[name], other[name])]


def _is_equal(one: Any, other: Any) -> bool:
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_is_equal, one, other))
    return bool(np.array_equal(one, other)) if isinstance(one, np.ndarray) else bool(one == other)


def check(data: bytes) -> None:
    """Raise AssertionError where the two differ."""
    raws = drawn(data)
    found = differing(raws)
    if found:
        raise AssertionError(f"{found} of {raws!r}")


def main() -> None:
    """Fuzz until something is found, or until the time is up."""
    if not native.HAS:
        sys.exit("The C extension is not built here: nothing to compare.")
    atheris = import_module("atheris")
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
