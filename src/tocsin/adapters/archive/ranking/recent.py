"""Keeps what was decoded lately, up to so many bytes; segments never change, so it stays true."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Values by name; those not asked for the longest leave first. Safe from many threads."""

    def __init__(self, *, capacity_bytes: int) -> None:
        self._capacity, self._held = capacity_bytes, 0
        self._lock = threading.Lock()
        self._values: OrderedDict[str, tuple[T, int]] = OrderedDict()

    def get(self, name: str) -> T | None:
        """Return what is kept under a name."""
        with self._lock:
            if name not in self._values:
                return None
            self._values.move_to_end(name)
            return self._values[name][0]

    def put(self, name: str, value: T, size_bytes: int) -> None:
        """Keep a value; the newest stays even if it alone is too large."""
        with self._lock:
            self._held += size_bytes - self._values.pop(name, (value, 0))[1]
            self._values[name] = (value, size_bytes)
            while self._held > self._capacity and len(self._values) > 1:
                self._held -= self._values.popitem(last=False)[1][1]
