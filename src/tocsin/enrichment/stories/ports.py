"""What stories ask of the world."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Likeness(Protocol):
    """Knows how near two texts are in what they mean, in whichever words."""

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> Floats:
        """Return a vector of length one a text (texts x width): near texts have a high product."""
        ...
