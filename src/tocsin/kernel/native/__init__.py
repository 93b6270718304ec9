"""The door to the C extension, which may not be there.

`HAS` tells whether it is: it is missing where the package was built without a C compiler, and it is
left aside where TOCSIN_NATIVE=0. Whoever calls it has a twin in NumPy that gives the same bits.
How to add a C file stands in module.c.
"""

import os

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

try:
    from tocsin.kernel.native import _native as code
except ImportError:  # built without a compiler, or not built at all
    code = None  # type: ignore[assignment]  # HAS says so before anyone calls it

API = 6
HAS = os.environ.get("TOCSIN_NATIVE", "1") != "0" and getattr(code, "API", 0) == API

_EMPTY = np.zeros(1, dtype=np.int32)


def buffers(texts: pa.Array) -> tuple[NDArray[np.signedinteger], pa.Buffer]:
    """Return the offsets and the bytes of a string column without nulls."""
    _, offsets, data = texts.buffers()
    if not len(texts):
        return _EMPTY, pa.py_buffer(b"")
    width = "i8" if pa.types.is_large_string(texts.type) else "i4"
    ends = np.frombuffer(offsets, dtype=width)[texts.offset : texts.offset + len(texts) + 1]
    return ends, pa.py_buffer(b"") if data is None else data
