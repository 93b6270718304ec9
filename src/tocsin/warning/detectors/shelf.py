"""Puts a detector's arrays on the shelf and takes them down again, bit by bit the same."""

import zlib
from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.generic]]


class State(msgspec.Struct, kw_only=True):
    """All that a detector knows."""

    detector: str  # name and version
    streams: list[tuple[str, str]]
    head: int
    settled_bin: int
    arrays: Arrays
    ahead: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


class _Kept(msgspec.Struct, kw_only=True):
    detector: str = ""
    streams: list[tuple[str, str]]
    head: int
    settled_bin: int
    arrays: dict[str, tuple[str, tuple[int, ...], bytes]]


_AHEAD = ("ahead.minutes", "ahead.streams", "ahead.counts")


def arrays_of(parts: Mapping[str, object]) -> Arrays:
    """Return every array that an attribute of a part holds, as `part.attribute`."""
    return {
        f"{part}.{name}": value
        for part, holder in parts.items()
        for name, value in vars(holder).items()
        if isinstance(value, np.ndarray)
    }


def put_back(parts: Mapping[str, object], arrays: Arrays) -> None:
    """Set the attributes that `arrays_of` read."""
    for path, value in arrays.items():
        part, _, name = path.rpartition(".")
        setattr(parts[part], name, value)


def pack(state: State) -> bytes:
    """Return the state as bytes."""
    arrays = state.arrays | dict(zip(_AHEAD, state.ahead, strict=True))
    kept = _Kept(
        detector=state.detector,
        streams=state.streams,
        head=state.head,
        settled_bin=state.settled_bin,
        arrays={
            name: (value.dtype.str, value.shape, value.tobytes()) for name, value in arrays.items()
        },
    )
    return zlib.compress(msgspec.msgpack.encode(kept), level=1)


def unpack(told: bytes) -> State:
    """Return what `pack` was given."""
    kept = msgspec.msgpack.decode(zlib.decompress(told), type=_Kept)
    arrays = {
        name: np.frombuffer(content, dtype=kind).reshape(shape).copy()
        for name, (kind, shape, content) in kept.arrays.items()
    }
    minutes, streams, counts = (arrays.pop(name) for name in _AHEAD)
    return State(
        detector=kept.detector,
        streams=kept.streams,
        head=kept.head,
        settled_bin=kept.settled_bin,
        arrays=arrays,
        ahead=(
            minutes.astype(np.int64, copy=False),
            streams.astype(np.int64, copy=False),
            counts.astype(np.float64, copy=False),
        ),
    )
