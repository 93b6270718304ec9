"""Remembers which posts are stored, eight bytes a post: sorted runs that merge as they grow."""

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
_GROWTH = 4  # a run is merged into its elder once it is a quarter of its size


class Seen:
    """A set of 64-bit keys that is asked and grown by whole batches."""

    def __init__(self, keys: Keys | None = None) -> None:
        self._runs: list[Keys] = [np.unique(keys)] if keys is not None and keys.size else []

    def __len__(self) -> int:
        return sum(run.size for run in self._runs)

    def fresh(self, keys: Keys) -> NDArray[np.bool_]:
        """Return for each key whether it is new: neither kept here nor earlier in `keys`."""
        is_fresh = np.zeros(keys.size, dtype=np.bool_)
        is_fresh[np.unique(keys, return_index=True)[1]] = True
        for run in self._runs:
            at = np.searchsorted(run, keys)
            is_fresh &= run[np.minimum(at, run.size - 1)] != keys
        return is_fresh

    def add(self, keys: Keys) -> None:
        """Keep keys that were fresh."""
        if not keys.size:
            return
        run = np.sort(keys)
        while self._runs and self._runs[-1].size < _GROWTH * run.size:
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        self._runs.append(run)
