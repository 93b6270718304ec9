"""What was taught, without what the wheel has: seven megabytes that make the folder again.

The word pieces that stay, the layers that learnt (8-bit codes with a scale a row, as the graph has
them) and the heads. Pieces, places and the frozen layers are read out of the wheel anew.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.strong import encoder, posts, wheel_file

Floats = NDArray[np.float32]

_MOST = 127
_MATRIX = 2  # dimensions


def pack(weights: Mapping[str, Floats], kept: NDArray[np.int64], frozen: int, file: Path) -> None:
    """Write `file`; of the layers only those from number `frozen` on."""
    told: dict[str, NDArray[np.generic]] = {"kept": kept.astype(np.int32)}
    for name, one in weights.items():
        if not _is_taught(name, frozen):
            continue
        if one.ndim == _MATRIX and name.startswith("layers."):
            scales = np.maximum(np.abs(one).max(axis=1), 1e-9) / _MOST
            told[f"{name}/codes"] = np.rint(one / scales[:, None]).astype(np.int8)
            told[f"{name}/scales"] = scales.astype(np.float32)
        else:
            told[name] = one
    np.savez_compressed(file, allow_pickle=False, **told)


def unpack(file: Path, wheel: wheel_file.Encoder) -> tuple[dict[str, Floats], NDArray[np.int64]]:
    """Return all weights by torch's names, and the pieces that stay."""
    with np.load(file, allow_pickle=False) as packed:
        told = {name: packed[name] for name in packed.files}
    kept = told.pop("kept").astype(np.int64)
    layers = 1 + max(int(name.split(".")[1]) for name in told if name.startswith("layers."))
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    model = encoder.made(wheel, kept, layers, sizes)
    weights = {name: one.numpy() for name, one in model.state_dict().items()}
    for name, one in told.items():
        if name.endswith("/codes"):
            plain = name.removesuffix("/codes")
            weights[plain] = one.astype(np.float32) * told[f"{plain}/scales"][:, None]
        elif not name.endswith("/scales"):
            weights[name] = one
    return weights, kept


def _is_taught(name: str, frozen: int) -> bool:
    part, *rest = name.split(".")
    return part == "heads" or (part == "layers" and int(rest[0]) >= frozen)
