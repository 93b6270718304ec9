"""Weights as 8-bit codes: a code c stands for sign(c) * c * c times its column's scale.

The square keeps the shape of the many small weights; sums of squares are whole numbers, so that
they come out the same whatever the order they are added in.
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment.training.model import Floats

STEPS = 127
_LEAST = np.float32(1e-9)

Codes = NDArray[np.int8]


def encoded(table: Floats, scales: Floats | None = None) -> tuple[Codes, Floats]:
    """Return a table's codes and the scale of each column; `scales` of an older table are kept."""
    if scales is None:
        scales = np.maximum(np.abs(table).max(axis=0), _LEAST) / np.float32(STEPS**2)
    shares = np.minimum(np.sqrt(np.abs(table) / scales), STEPS)
    codes = np.rint(np.sign(table) * shares).astype(np.int8)
    return codes, scales.astype(np.float32)


def decoded(codes: Codes, scales: Floats) -> Floats:
    """Return the table that the codes stand for."""
    wide = codes.astype(np.float32)
    table: Floats = np.sign(wide) * wide**2 * scales
    return table
