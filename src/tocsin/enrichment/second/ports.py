"""What a second reading asks of the world."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Shares = Mapping[str, NDArray[np.float32]]  # texts x labels, by head


class SecondReader(Protocol):
    """Reads posts with the fast and the strong path, and answers with both as one."""

    @property
    def model(self) -> str:
        """Return names and versions of both readers, as kept beside what they say."""
        ...

    def fast(self, posts: pa.Table) -> Shares:
        """Return what the fast path alone says: thousands of posts a second."""
        ...

    def both(self, posts: pa.Table) -> Shares:
        """Return what both say together: hundreds of posts a second."""
        ...
