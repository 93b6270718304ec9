"""A perceptual hash (pHash): the signs of a picture's slow waves.

The 8 × 8 lowest frequencies of the cosine transform of a 32 × 32 grey, each above or below their
median, are 64 bits. Another size, another JPEG quality or a narrow crop flips a few of them;
another picture about half.
"""

import numpy as np
from numpy.typing import NDArray

SIDE = 32
SAME = 8  # bits at most between two versions of one picture
_WAVES = 8
_PLAIN = 2.0  # greys: what varies less shows nothing

_at = np.arange(SIDE)
_COSINES = np.cos(np.pi / SIDE * (_at + 0.5) * np.arange(_WAVES)[:, None])


def perceptual_hash(grey: NDArray[np.uint8]) -> int | None:
    """Return the 64 bits of a 32 × 32 grey as a signed number; None where it shows nothing."""
    shown = grey.astype(np.float64)
    if shown.std() < _PLAIN:
        return None
    waves = (_COSINES @ shown @ _COSINES.T).ravel()
    bits = waves > np.median(waves[1:])  # the first is the brightness alone
    packed = np.packbits(bits).tobytes()
    return int.from_bytes(packed, "big", signed=True)


def distances(one: int, others: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return how many bits each hash differs by."""
    return np.bitwise_count((others ^ np.int64(one)).view(np.uint64))
