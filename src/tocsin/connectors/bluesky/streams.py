"""The two ways Bluesky streams: how each is asked, and what a frame says about where we are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from urllib.parse import urlencode

import libipld
import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.bluesky import mapping

Parse = Callable[[], listening.Parsed]

_REWIND_US = 5_000_000  # Jetstream's advice: go back a few seconds, take in what is known twice


class Stream(Protocol):
    """Frames gathered into one batch."""

    cursor: int | None

    def query(self) -> str:
        """Return the query that resumes behind the cursor."""
        ...

    def take(self, frame: bytes) -> None:
        """Gather a frame; raises SourceFault or SourceRefused for one that ends the stream."""
        ...

    def size(self) -> int:
        """Return how many frames and faults have been gathered."""
        ...

    def give(self, reception: wire.Reception) -> Parse:
        """Return how to parse what was gathered, and begin anew."""
        ...


class _Time(msgspec.Struct):
    time_us: int = 0


@dataclass(slots=True, kw_only=True)
class Jetstream:
    """JSON events; the cursor is their time in microseconds."""

    cursor: int | None
    _frames: list[bytes] = field(default_factory=list)
    _clock: msgspec.json.Decoder[_Time] = field(default_factory=lambda: msgspec.json.Decoder(_Time))

    def query(self) -> str:
        """Return the query that resumes a few seconds before the cursor."""
        asked = {"wantedCollections": mapping.COLLECTION}
        if self.cursor is not None:
            asked["cursor"] = str(max(self.cursor - _REWIND_US, 0))
        return urlencode(asked)

    def take(self, frame: bytes) -> None:
        """Gather an event; one that cannot be read is kept, to be told as a fault."""
        self._frames.append(frame)
        try:
            at = self._clock.decode(frame).time_us
        except (ValueError, RecursionError):
            return
        self.cursor = max(self.cursor or 0, at)

    def size(self) -> int:
        """Return how many events have been gathered."""
        return len(self._frames)

    def give(self, reception: wire.Reception) -> Parse:
        """Return how to parse the events."""
        frames, self._frames = tuple(self._frames), []
        return partial(mapping.of_jetstream, frames, reception)


@dataclass(slots=True, kw_only=True)
class Firehose:
    """CBOR frames; the cursor is the number of the last one, and the server goes on behind it."""

    cursor: int | None
    _frames: list[tuple[int, bytes]] = field(default_factory=list)
    _faults: list[listening.Fault] = field(default_factory=list)

    def query(self) -> str:
        """Return the query that resumes behind the cursor."""
        return urlencode({} if self.cursor is None else {"cursor": self.cursor})

    def take(self, frame: bytes) -> None:
        """Gather a commit; other frames only move the cursor."""
        try:
            header, body = libipld.decode_dag_cbor_multi(frame)
            kind, is_error = header.get("t"), header["op"] == -1
        except (ValueError, KeyError, TypeError, AttributeError) as bad:
            raise listening.errors.SourceFault(why="bad_frame") from bad
        if is_error:
            _end(body)
        if kind == "#info":
            self._note(body)
        elif isinstance(body, dict) and isinstance(seq := body.get("seq"), int):
            if kind == "#commit":
                self._commit(seq, frame, body)
            self.cursor = seq

    def _commit(self, seq: int, frame: bytes, body: dict[str, object]) -> None:
        ops = body.get("ops")
        wanted = isinstance(ops, list) and any(mapping.COLLECTION in str(op) for op in ops)
        if body.get("tooBig"):
            self._gap(f"seq {seq}", "tooBig")
        elif wanted:
            self._frames.append((seq, frame))

    def _note(self, body: object) -> None:
        name = body.get("name") if isinstance(body, dict) else ""
        if name == "OutdatedCursor":
            self._gap(f"seq {self.cursor}", str(name))

    def _gap(self, place: str, excerpt: str) -> None:
        self._faults.append(
            listening.Fault(place=place, reason="listening.coverage_gap", excerpt=excerpt)
        )

    def size(self) -> int:
        """Return how many commits and faults have been gathered."""
        return len(self._frames) + len(self._faults)

    def give(self, reception: wire.Reception) -> Parse:
        """Return how to parse the commits."""
        frames, self._frames = tuple(self._frames), []
        faults, self._faults = tuple(self._faults), []
        return partial(mapping.of_firehose, frames, reception, faults)


def _end(body: object) -> None:
    """Raise what an error frame means."""
    name = body.get("error") if isinstance(body, dict) else ""
    if name == "FutureCursor":
        raise listening.errors.SourceRefused(why="future_cursor")
    why = "too_slow" if name == "ConsumerTooSlow" else "disconnected"
    raise listening.errors.SourceFault(why=why, error=str(name))
