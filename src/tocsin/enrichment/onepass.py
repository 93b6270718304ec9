"""The door to the one pass in C over a column of texts; who enters asks native.HAS first.

What a text is read for stands beside its twin in NumPy: language, copies, survey.
"""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.enrichment import letters
from tocsin.kernel import folding, native

# In the order of kernel/native/read.c; what is not asked for is None.
_ARRAYS = (
    *("classes", "small_keys", "small_bits", "links", "codes", "factors", "shifts"),
    *("sums", "counts", "small_counts", "keys", "keyed", "signatures"),
)


def read(folded: pa.Array, *, bits: int = 1, languages: int = 0, **arrays: object) -> None:
    """Fill in the arrays that are asked for; kernel/native/read.c tells which there are."""
    given = [{"classes": letters.classes(), **arrays}.get(name) for name in _ARRAYS]
    _run(folded, lambda ends, text: native.code.read(ends, text, bits, languages, *given))


def rows(folded: pa.Array, bits: int, found: object, bounds: NDArray[np.generic]) -> None:
    """Fill in `bounds` (and `found`, unless None): the rows of text t from bounds[t] on."""
    given = (letters.classes(), bits, found, bounds)
    _run(folded, lambda ends, text: native.code.rows(ends, text, *given))


def scripts(written: pa.Array, script_of: NDArray[np.generic], counts: NDArray[np.generic]) -> None:
    """Fill in the letters of each text by script: texts x scripts."""
    given = (script_of, counts.shape[1], counts)
    _run(written, lambda ends, text: native.code.scripts(ends, text, *given))


def _run(texts: pa.Array, reading: Callable[[object, object], bool]) -> None:
    """Read the texts; broken ones are mended and read again."""
    texts = pc.fill_null(texts, "") if texts.null_count else texts
    if not reading(*native.buffers(texts)):
        reading(*native.buffers(folding.mended(texts)))
