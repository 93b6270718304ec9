"""Weights as 8-bit codes: a code c stands for sign(c) * c * c times its column's scale.

The square keeps the shape of the many small weights; sums of squares are whole numbers, so that
they come out the same whatever the order they are added in.
"""

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment.training.model import Floats

STEPS = 127
_LEAST = np.float32(1e-9)
_BLOCK = 1 << 16

Codes = NDArray[np.int8]


def encoded(table: Floats, scales: Floats | None = None) -> tuple[Codes, Floats]:
    """Return a table's codes and the scale of each column; `scales` of an older table are kept."""
    if scales is None:
        highest = np.maximum(table.max(axis=0), -table.min(axis=0))
        scales = (np.maximum(highest, _LEAST) / np.float32(STEPS**2)).astype(np.float32)
    codes = np.empty(table.shape, np.int8)
    for first in range(0, len(table), _BLOCK):  # a whole table at once would stand here four times
        part = table[first : first + _BLOCK]
        shares = np.minimum(np.sqrt(np.abs(part) / scales), STEPS)
        codes[first : first + _BLOCK] = np.rint(np.sign(part) * shares)
    return codes, scales


def decoded(codes: Codes, scales: Floats) -> Floats:
    """Return the table that the codes stand for."""
    steps = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float32)
    table: Floats = np.take(np.sign(steps) * steps**2, codes.view(np.uint8))
    table *= scales
    return table
