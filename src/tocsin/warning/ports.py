"""What warning asks of the world: something that is surprised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tocsin.warning.model import Reason, Stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """How surprising every stream is at the end of one minute; arrays of shape (streams,)."""

    minute: int  # since the epoch
    rate_per_week: Floats  # expected events as surprising as this; small = rare; inf = calm
    # Of the five-minute bin that holds the minute, for the baseline band on charts:
    expected: Floats
    spread: Floats  # one standard deviation
    deaf: Bools | None = None  # brings nothing where much was due: not calm, not listened to


class Detector(Protocol):
    """Judges many count streams at once, minute by minute, knowing nothing of the future.

    Streams are numbered in the order of `streams`; new ones are appended with `join`.
    """

    name: str
    version: str
    streams: Sequence[Stream]

    def join(self, streams: Sequence[Stream]) -> None:
        """Take up streams not yet known; the known ones keep their number and their state."""
        ...

    def add(self, minutes: Ints, streams: Ints, counts: Floats) -> None:
        """Add counts to minutes (late ones too); what is older than memory is ignored."""
        ...

    def judge(self, first: int, last: int) -> Iterator[Surprise]:
        """Yield the surprise of each minute first..last (inclusive), using only counts up to it.

        Judging a minute again (the open one, so far) is allowed; learning happens once, when a
        bin is older than the allowed lateness.
        """
        ...

    def unheard(self, first: int, last: int, streams: Ints) -> None:
        """Take note that nobody listened to `streams` in minutes first..last: nothing to learn."""
        ...

    def explain(self, minute: int, stream: int) -> tuple[Reason, ...]:
        """Return why `stream` was as surprising as last judged at `minute`, strongest first."""
        ...

    def dump(self) -> bytes:
        """Return the whole state, for a checkpoint."""
        ...

    def load(self, state: bytes) -> bool:
        """Take up a state that `dump` wrote.

        A state of another detector or version is not taken up: only its streams are, and False
        says that all is to be learned anew.
        """
        ...
