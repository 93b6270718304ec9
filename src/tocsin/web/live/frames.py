"""Feed events as server-sent events, and the few that are kept for everyone."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.adapters import sql
from tocsin.web import answers

HELLO = b"retry: 1000\n: tocsin\n\n"
HEARTBEAT = b": \n\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """One event as it goes over the wire."""

    position: int
    wire: bytes


def frame(event: sql.FeedEvent) -> Frame:
    """Return a feed event as a frame; JSON holds no line break, so one data line does."""
    told = answers.encoded(event.payload)
    head = f"id: {event.position}\nevent: {event.kind}\ndata: ".encode()
    return Frame(event.position, head + told + b"\n\n")


def too_old(oldest: int) -> bytes:
    """Return the event that sends a client for a fresh snapshot."""
    return b'event: too_old\ndata: {"oldest":%d}\n\n' % oldest


class Ring:
    """The newest frames, all positions after `floor`, within a bound of bytes."""

    def __init__(self, floor: int, *, limit_bytes: int) -> None:
        self.floor = floor
        self.head = floor
        self._limit, self._size = limit_bytes, 0
        self._frames: deque[Frame] = deque()

    def add(self, fresh: Iterable[Frame]) -> None:
        """Keep frames in order; the oldest make room, the newest always stays."""
        for one in fresh:
            self._frames.append(one)
            self._size += len(one.wire)
            self.head = one.position
        while self._size > self._limit and len(self._frames) > 1:
            gone = self._frames.popleft()
            self._size -= len(gone.wire)
            self.floor = gone.position

    def after(self, position: int) -> list[Frame]:
        """Return the frames after a position that is not below the floor, in order."""
        found: list[Frame] = []
        for one in reversed(self._frames):
            if one.position <= position:
                break
            found.append(one)
        return found[::-1]
