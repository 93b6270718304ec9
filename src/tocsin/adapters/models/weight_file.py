"""The file that a fast reader's weights travel in: 8-bit codes, one scale a column.

A code stands for its square with its sign, so that the many small weights keep their shape.
The card beside the file tells version, hash scheme, temperatures, training sets and figures.
"""

import hashlib
import io
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin import enrichment

SHIPPED = Path(__file__).parent / "weights"

_STEPS = 127
# Of the first scheme: 2 ** 18 rows of nine columns, scales for codes of at most 1.
_FIRST_SCHEME = "units12-chars345/1"
_FIRST_SHAPE = (1 << 18, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one folder of weights holds."""

    version: str
    card: Mapping[str, Any]
    model: enrichment.scoring.Model


def load(folder: Path) -> Weights:
    """Return the weights in `folder`; raises BadWeights for what this reader cannot use."""
    try:
        card = tomllib.loads((folder / "card.toml").read_text(encoding="utf-8"))
        raw = io.BytesIO((folder / "weights.npz").read_bytes())
        with np.load(raw, allow_pickle=False) as stored:
            codes, scales, bias = stored["codes"], stored["scales"], stored["bias"]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise enrichment.errors.BadWeights(file=str(folder), why=str(fault)) from fault
    if card.get("scheme") == _FIRST_SCHEME and codes.shape == _FIRST_SHAPE:
        codes, scales, bias = widened(codes), widened(scales) / _STEPS**2, widened(bias)
    elif card.get("scheme") != enrichment.features.SCHEME or codes.shape != _SHAPE:
        raise enrichment.errors.BadWeights(file=str(folder), why="made for another hash scheme")
    try:
        heads = {name: _head(told, name, bias) for name, told in card["heads"].items()}
        model = enrichment.scoring.Model(codes=codes, scales=scales.astype(np.float32), heads=heads)
        return Weights(version=card["version"], card=card, model=model)
    except KeyError as missing:
        raise enrichment.errors.BadWeights(file=str(folder), why=f"no {missing}") from missing


def encoded(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a table's codes and the scale of each column."""
    scales = np.maximum(np.abs(table).max(axis=0), np.float32(1e-9)) / np.float32(_STEPS**2)
    codes = np.sign(table) * np.minimum(np.sqrt(np.abs(table) / scales), _STEPS)
    return np.rint(codes).astype(np.int8), scales


def seal(codes: NDArray[np.int8], scales: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
    """Return the SHA-256 of the numbers themselves: a file's own also tells when it was packed."""
    return hashlib.sha256(codes.tobytes() + scales.tobytes() + bias.tobytes()).hexdigest()


def decoded(codes: NDArray[np.int8], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the table that the codes stand for."""
    wide = codes.astype(np.float32)
    return np.sign(wide) * wide**2 * scales


_SHAPE = (1 << enrichment.features.BITS, enrichment.heads.WIDTH)


def widened(narrow: NDArray[Any]) -> NDArray[Any]:
    """Return the columns with noughts behind them, up to heads.WIDTH."""
    missing = enrichment.heads.WIDTH - narrow.shape[-1]
    return np.pad(narrow, [(0, 0)] * (narrow.ndim - 1) + [(0, missing)])


def _head(told: Mapping[str, Any], name: str, bias: NDArray[np.float32]) -> enrichment.scoring.Head:
    columns = enrichment.heads.BY_NAME[name].columns
    return enrichment.scoring.Head(
        columns=columns,
        bias=bias[:, columns],
        temperature=_by_group(told["temperature"]),
        least=_by_group(told["least"]),
    )


def _by_group(told: Mapping[str, float] | float) -> NDArray[np.float32]:
    """Return one number a language group; one number alone is of all."""
    groups = enrichment.scoring.GROUPS
    by_name = told if isinstance(told, Mapping) else dict.fromkeys(groups, told)
    return np.array([by_name[group] for group in groups], dtype=np.float32)
