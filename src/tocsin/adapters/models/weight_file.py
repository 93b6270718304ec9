"""The file that a fast reader's weights travel in: 8-bit codes, one scale a column.

A code stands for the square of its 127th part, so that the many small weights keep their shape.
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
_SENTIMENT = slice(0, 3)
_EMOTION = slice(3, 9)


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
            table, bias = decoded(stored["codes"], stored["scales"]), stored["bias"]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise enrichment.errors.BadWeights(file=str(folder), why=str(fault)) from fault
    if card.get("scheme") != enrichment.features.SCHEME or table.shape != _SHAPE:
        raise enrichment.errors.BadWeights(file=str(folder), why="made for another hash scheme")
    try:
        model = enrichment.scoring.Model(
            table=table,
            sentiment=_head(card, "sentiment", _SENTIMENT, bias),
            emotion=_head(card, "emotion", _EMOTION, bias),
        )
        return Weights(version=card["version"], card=card, model=model)
    except KeyError as missing:
        raise enrichment.errors.BadWeights(file=str(folder), why=f"no {missing}") from missing


def encoded(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a table's codes and the scale of each column."""
    scales = np.maximum(np.abs(table).max(axis=0), np.float32(1e-9))
    codes = np.sign(table) * np.sqrt(np.abs(table) / scales) * _STEPS
    return np.rint(codes).astype(np.int8), scales


def seal(codes: NDArray[np.int8], scales: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
    """Return the SHA-256 of the numbers themselves: a file's own also tells when it was packed."""
    return hashlib.sha256(codes.tobytes() + scales.tobytes() + bias.tobytes()).hexdigest()


def decoded(codes: NDArray[np.int8], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the table that the codes stand for."""
    shares = codes.astype(np.float32) / _STEPS
    table = np.sign(shares) * shares**2 * scales
    return table.astype(np.float32)


_SHAPE = (1 << enrichment.features.BITS, _EMOTION.stop)


def _head(
    card: Mapping[str, Any], name: str, columns: slice, bias: NDArray[np.float32]
) -> enrichment.scoring.Head:
    told = card["heads"][name]
    groups = [told["temperature"][group] for group in enrichment.scoring.GROUPS]
    return enrichment.scoring.Head(
        columns=columns,
        bias=bias[:, columns],
        temperature=np.array(groups, dtype=np.float32),
        least=float(told["least"]),
    )
