"""The encoder's weights by the names and in the 8 bits that our graph has them in."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters.strong.assembling import wheel_file

MOST = 127
# Of a matrix that is multiplied. Processors without 8-bit dot products add two products in 16 bits:
# 2 x 255 x 63 fits, so that every processor comes to the same sum.
MOST_OF_MATRIX = 63
_LINEARS = {"told": "ao", "wide": "fi", "narrow": "fo"}
_NORMS = {"first_norm": "aln", "last_norm": "oln"}

Constants = dict[str, NDArray[np.generic]]
Floats = wheel_file.Floats


def cut(weight: Floats, most: int = MOST_OF_MATRIX) -> tuple[NDArray[np.int8], Floats]:
    """Return a matrix in whole numbers to `most` (outputs x inputs), and the scale of each row."""
    scales = np.maximum(np.abs(weight).max(axis=1), np.float32(1e-9)) / np.float32(most)
    codes = np.rint(weight / scales[:, None]).astype(np.int8)
    return codes, scales.astype(np.float32)


def linear(name: str, weight: Floats, bias: Floats) -> Constants:
    """Return what the graph has of one matrix with its bias."""
    codes, scales = cut(weight)
    return {f"{name}.codes": codes.T.copy(), f"{name}.scales": scales, f"{name}.b": bias}


def words(table: Floats) -> Constants:
    """Return what the graph has of the word pieces (pieces x width)."""
    codes, scales = cut(table, MOST)
    return {"words": codes, "word_scales": scales[:, None]}


def of_wheel(told: wheel_file.Encoder, kept: NDArray[np.int64], layers: int) -> Constants:
    """Return what the graph has of the wheel: `kept` pieces, places, and the lowest layers."""
    width = told.shape.width
    table = told.rows("emb.word", kept)
    places = told.tensor("emb.pos").reshape(-1, width) + told.tensor("emb.type")[:width]
    found = words(table) | {"places": places} | dict(_norm(told, "emb.ln", "norm"))
    for number in range(layers):
        found |= _layer(told, number)
    return found


def _layer(told: wheel_file.Encoder, number: int) -> Constants:
    width, ours, theirs = told.shape.width, f"layers.{number}", f"l{number}"
    asked = np.concatenate([told.tensor(f"{theirs}.{part}.w") for part in "qkv"])
    bias = np.concatenate([told.tensor(f"{theirs}.{part}.b") for part in "qkv"])
    found = linear(f"{ours}.asked", asked.reshape(-1, width), bias)
    for part, name in _LINEARS.items():
        bias = told.tensor(f"{theirs}.{name}.b")
        weight = told.tensor(f"{theirs}.{name}.w").reshape(bias.size, -1)
        found |= linear(f"{ours}.{part}", weight, bias)
    for part, name in _NORMS.items():
        found |= dict(_norm(told, f"{theirs}.{name}", f"{ours}.{part}"))
    return found


def _norm(told: wheel_file.Encoder, theirs: str, ours: str) -> Iterator[tuple[str, Floats]]:
    yield f"{ours}.weight", told.tensor(f"{theirs}.w")
    yield f"{ours}.bias", told.tensor(f"{theirs}.b")
