"""The folder that a fast reader's weights travel in: codes, scales, bias and the card beside them.

`weights.npz` holds codes (hash rows x heads.WIDTH, int8), scales (a column), bias (groups
x heads.WIDTH). The card tells version, hash scheme, temperatures, training sets and
figures. `sample.npz` holds held-out posts as hashes, so that a later layer can be measured on them.
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
from tocsin.enrichment import training
from tocsin.kernel import reasons

SHIPPED = Path(__file__).parent / "weights"
CARD, WEIGHTS = "card.toml", "weights.npz"

_SHAPE = (1 << enrichment.features.BITS, enrichment.heads.WIDTH)
_LARGEST = 256 << 20  # bytes that a file may unpack to


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The numbers of one folder of weights."""

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]
    bias: NDArray[np.float32]
    heads: training.calibrating.Calibrations

    def seal(self) -> str:
        """Return the SHA-256 of the numbers themselves: a file's own tells when it was packed."""
        parts = (self.codes, self.scales, self.bias)
        return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()

    def fitted(self) -> training.Fitted:
        """Return the weights as the trainer knows them."""
        table = training.rounding.decoded(self.codes, self.scales)
        return training.Fitted(table=table, bias=self.bias)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one folder of weights holds."""

    version: str
    card: Mapping[str, Any]
    written: Written
    model: enrichment.scoring.Model


def load(folder: Path) -> Weights:
    """Return the weights in `folder`; raises BadWeights for what this reader cannot use."""
    try:
        card = tomllib.loads((folder / CARD).read_text(encoding="utf-8"))
        if card.get("scheme") != enrichment.features.SCHEME:
            why = reasons.because("enrichment.weights.scheme", found=str(card.get("scheme")))
            raise enrichment.errors.BadWeights(file=str(folder), why=why)
        with np.load(_bounded(folder / WEIGHTS), allow_pickle=False) as stored:
            codes, scales, bias = (stored[name] for name in ("codes", "scales", "bias"))
        heads = {name: _calibration(told) for name, told in card["heads"].items()}
        version = str(card["version"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        why, file = reasons.of_content(fault), getattr(fault, "filename", None) or folder
        raise enrichment.errors.BadWeights(file=str(file), why=why) from fault
    written = Written(codes=codes, scales=scales, bias=bias, heads=heads)
    _check(folder, written)
    return Weights(version=version, card=card, written=written, model=_model(written))


def _model(one: Written) -> enrichment.scoring.Model:
    """Return the heads as the reader asks them."""
    return enrichment.scoring.Model(
        codes=one.codes,
        scales=one.scales,
        heads={
            name: enrichment.scoring.Head(
                columns=enrichment.heads.BY_NAME[name].columns,
                bias=one.bias[:, enrichment.heads.BY_NAME[name].columns],
                temperature=calibration.temperature,
                least=calibration.least,
            )
            for name, calibration in one.heads.items()
        },
    )


def _check(folder: Path, one: Written) -> None:
    groups = len(enrichment.scoring.GROUPS)
    is_sound = (
        one.codes.shape == _SHAPE
        and one.codes.dtype == np.int8
        and one.scales.shape == (enrichment.heads.WIDTH,)
        and one.bias.shape == (groups, enrichment.heads.WIDTH)
        and bool(np.isfinite(one.scales).all() and np.isfinite(one.bias).all())
        and set(one.heads) == set(enrichment.heads.BY_NAME)
    )
    if not is_sound:
        why = reasons.because("enrichment.weights.shape", found=list(one.codes.shape))
        raise enrichment.errors.BadWeights(file=str(folder), why=why)


def save(folder: Path, one: Written, card: str) -> None:
    """Write weights and card; the card last, so that a folder with a card is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / WEIGHTS, codes=one.codes, scales=one.scales, bias=one.bias)
    (folder / CARD).write_text(card, encoding="utf-8")


def _bounded(file: Path) -> io.BytesIO:
    """Return a file's bytes; raises ValueError for one that would fill the memory."""
    raw = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(raw) as packed:
        if sum(member.file_size for member in packed.infolist()) > _LARGEST:
            raise ValueError(file.name)
    raw.seek(0)
    return raw


def _calibration(told: Mapping[str, Any]) -> training.calibrating.Calibration:
    return training.calibrating.Calibration(
        temperature=_by_group(told["temperature"]), least=_by_group(told["least"])
    )


def _by_group(told: Mapping[str, float]) -> NDArray[np.float32]:
    return np.array([told[group] for group in enrichment.scoring.GROUPS], dtype=np.float32)
