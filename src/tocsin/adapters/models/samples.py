"""Held-out posts beside the weights, as hashes: no text can be read from them."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse

from tocsin import enrichment
from tocsin.enrichment import training
from tocsin.kernel import reasons

FILE = "sample.npz"


def save(folder: Path, parts: Sequence[training.Examples]) -> None:
    """Write examples beside the weights; none: an older file of them goes."""
    if not parts:
        (folder / FILE).unlink(missing_ok=True)
        return
    features = scipy.sparse.vstack([part.features for part in parts], format="csr")
    np.savez_compressed(
        folder / FILE,
        rows=features.indices.astype(np.int32),
        bounds=features.indptr.astype(np.int64),
        shares=np.concatenate([part.shares for part in parts]).astype(np.float16),
        weights=np.concatenate([part.weights for part in parts]).astype(np.float16),
        group=np.concatenate([part.group for part in parts]).astype(np.int8),
    )


def load(folder: Path) -> training.Examples | None:
    """Return the examples beside the weights, None where there are none."""
    if not (folder / FILE).is_file():
        return None
    try:
        with np.load(folder / FILE, allow_pickle=False) as stored:
            rows, bounds = stored["rows"], stored["bounds"]
            counts = np.diff(bounds)
            scale = np.repeat((1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32), counts)
            shape = (counts.size, 1 << enrichment.features.BITS)
            return training.Examples(
                features=scipy.sparse.csr_matrix((scale, rows, bounds), shape=shape),
                shares=stored["shares"].astype(np.float32),
                weights=stored["weights"].astype(np.float32),
                group=stored["group"].astype(np.int64),
            )
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        why = reasons.of_content(fault)
        raise enrichment.errors.BadWeights(file=str(folder / FILE), why=why) from fault
