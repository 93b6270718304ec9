"""Compares the streams: when many fall silent together, it is the feed and not the world.

One silent stream may be calm. Five or more that each expected six posts in half an hour, of which
three in five brought nothing, are a feed outage (docs: a fifth of a measured corpus fell to zero
at one moment, which shows only when streams are compared).
"""

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

BIN = 5  # minutes
_BINS = 6  # half an hour
LEAST_EXPECTED = 6.0
SILENT_BELOW = 0.05  # of what was expected
LEAST_STREAMS = 5
BEGINS, ENDS = 0.6, 0.3  # share of the busy streams that are silent

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class _Kept(msgspec.Struct, kw_only=True):
    bins: list[int]
    seen: list[bytes]
    expected: list[bytes]
    waiting: dict[int, list[tuple[bytes, bytes]]]
    is_out: bool
    silent: bytes
    open_bin: int = -1
    open_expected: bytes = b""


class Ears:
    """Half an hour of every stream, by row; O(streams) each five minutes."""

    def __init__(self, rows: int = 0) -> None:
        self._rows = rows
        self._bins: list[int] = []  # judged whole, oldest first
        self._seen: list[Floats] = []
        self._expected: list[Floats] = []
        self._waiting: dict[int, list[tuple[NDArray[np.int64], Floats]]] = {}
        self._open = -1  # the bin under way, which is judged again and again
        self._open_expected: Floats = np.zeros(rows)
        self.is_out = False
        self.silent: Bools = np.zeros(rows, dtype=np.bool_)  # unheard in an outage

    def seat(self, kept: list[int]) -> None:
        """Follow the seats: row n is from now on what row kept[n] was; -1 is new."""
        old, self._rows = self._rows, len(kept)
        where = {before: now for now, before in enumerate(kept) if before >= 0}
        self._seen = [_moved(row, kept) for row in self._seen]
        self._expected = [_moved(row, kept) for row in self._expected]
        self._open_expected = _moved(self._open_expected, kept)
        self.silent = _moved(self.silent.astype(np.float64), kept) > 0
        if kept[:old] != list(range(old)):
            self._waiting = {
                number: [_renamed(rows, counts, where) for rows, counts in some]
                for number, some in self._waiting.items()
            }

    def add(self, rows: NDArray[np.int64], minutes: NDArray[np.int64], counts: Floats) -> None:
        """Count posts, before or after their minute is judged."""
        bins = minutes // BIN
        for number in np.unique(bins).tolist():
            here = bins == number
            if number in self._bins:
                np.add.at(self._seen[self._bins.index(number)], rows[here], counts[here])
            elif not self._bins or number > self._bins[-1]:
                self._waiting.setdefault(number, []).append((rows[here], counts[here]))

    def step(self, minute: int, expected: Floats) -> bool:
        """Go on to a minute and what its bin expects; returns whether a bin ended before it."""
        number = minute // BIN
        has_ended = 0 <= self._open < number
        if has_ended:
            self._close(self._open, self._open_expected)
        if number >= self._open:
            self._open, self._open_expected = number, np.nan_to_num(expected)
        return has_ended

    def _close(self, number: int, expected: Floats) -> None:
        seen = np.zeros(self._rows)
        for rows, counts in self._waiting.pop(number, []):
            np.add.at(seen, rows, counts)
        for gone in [one for one in self._waiting if one < number]:
            del self._waiting[gone]
        self._bins, self._seen, self._expected = (
            [*self._bins, number][-_BINS:],
            [*self._seen, seen][-_BINS:],
            [*self._expected, expected][-_BINS:],
        )
        self._weigh()

    def _weigh(self) -> None:
        is_whole = len(self._bins) == _BINS and self._bins[-1] - self._bins[0] == _BINS - 1
        if not is_whole:
            self.is_out, self.silent = False, np.zeros(self._rows, dtype=np.bool_)
            return
        seen, expected = sum(self._seen), sum(self._expected)
        busy = np.asarray(expected >= LEAST_EXPECTED)
        silent = np.asarray(seen <= SILENT_BELOW * expected)
        share = (busy & silent).sum() / max(int(busy.sum()), 1)
        line = ENDS if self.is_out else BEGINS
        self.is_out = bool(busy.sum() >= LEAST_STREAMS and share >= line)
        self.silent = silent if self.is_out else np.zeros(self._rows, dtype=np.bool_)

    def dump(self) -> bytes:
        """Return the state, for a checkpoint."""
        waiting = {
            number: [(rows.tobytes(), counts.tobytes()) for rows, counts in some]
            for number, some in self._waiting.items()
        }
        kept = _Kept(
            bins=self._bins,
            seen=[row.tobytes() for row in self._seen],
            expected=[row.tobytes() for row in self._expected],
            waiting=waiting,
            is_out=self.is_out,
            silent=self.silent.tobytes(),
            open_bin=self._open,
            open_expected=self._open_expected.tobytes(),
        )
        return msgspec.msgpack.encode(kept)

    def load(self, state: bytes, rows: int) -> None:
        """Take up what `dump` wrote for so many rows; an older checkpoint's nothing is silence."""
        self.__init__(rows)  # type: ignore[misc]  # begin anew
        if not state:
            return
        kept = msgspec.msgpack.decode(state, type=_Kept)
        self._bins = kept.bins
        self._seen = [_array(row, np.float64) for row in kept.seen]
        self._expected = [_array(row, np.float64) for row in kept.expected]
        self._waiting = {
            number: [(_array(at, np.int64), _array(counts, np.float64)) for at, counts in some]
            for number, some in kept.waiting.items()
        }
        self.is_out, self.silent = kept.is_out, _array(kept.silent, np.bool_)
        self._open, self._open_expected = kept.open_bin, _array(kept.open_expected, np.float64)


def _array(told: bytes, kind: Any) -> NDArray[Any]:  # noqa: ANN401 (a NumPy type)
    return np.frombuffer(told, dtype=kind).copy()


def _moved(row: Floats, kept: list[int]) -> Floats:
    at = np.array(kept, dtype=np.int64)
    if not row.size:
        return np.zeros(len(kept))
    return np.where(at >= 0, row[np.maximum(at, 0)], 0.0)


def _renamed(
    rows: NDArray[np.int64], counts: Floats, where: dict[int, int]
) -> tuple[NDArray[np.int64], Floats]:
    now = np.array([where.get(row, -1) for row in rows.tolist()], dtype=np.int64)
    return now[now >= 0], counts[now >= 0]
