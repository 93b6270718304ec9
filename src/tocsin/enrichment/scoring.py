"""From hashed features to calibrated probabilities, and from those to a reading or none."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import features
from tocsin.enrichment.model import EMOTIONS

SENTIMENTS = (-1, 0, 1)
GROUPS = ("zh", "en")  # the languages that scores are calibrated for, each by itself

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One question that the table answers: where its columns are, and how sure is sure enough."""

    columns: slice
    bias: Floats  # GROUPS x labels
    temperature: Floats  # one a group
    least: float  # a highest probability below this is no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All heads over one table: a row of weights for every hashed feature."""

    table: Floats
    sentiment: Head
    emotion: Head


def matrix(grams: Sequence[features.Grams]) -> list[scipy.sparse.csr_matrix]:
    """Return the features as sparse matrices, texts x hash rows, one a kind of feature."""
    size = 1 << features.BITS
    return [
        scipy.sparse.csr_matrix(
            (np.ones(gram.rows.size, np.float32), gram.rows, gram.bounds.astype(np.int32)),
            shape=(gram.bounds.size - 1, size),
        )
        for gram in grams
    ]


def scores(table: Floats, grams: Sequence[features.Grams]) -> tuple[Floats, NDArray[np.int64]]:
    """Return the summed weights over the root of the feature count, and that count."""
    counts = sum((np.diff(gram.bounds) for gram in grams), np.zeros(1, np.int64))
    summed = sum((part @ table for part in matrix(grams)), np.zeros(1, np.float32))
    scaled = summed / np.sqrt(np.maximum(counts, 1))[:, None]
    return scaled.astype(np.float32), counts


def probabilities(head: Head, scored: Floats, group: NDArray[np.int64]) -> Floats:
    """Return the calibrated softmax of one head; `group` is each text's place in GROUPS."""
    logits = (scored[:, head.columns] + head.bias[group]) / head.temperature[group][:, None]
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def sentiment(head: Head, shares: Floats, readable: NDArray[np.bool_]) -> tuple[pa.Array, pa.Array]:
    """Return `sentiment` and `p_negative` as in READINGS."""
    best = shares.argmax(axis=1)
    unsure = ~readable | (shares.max(axis=1) < head.least)
    answer = np.array(SENTIMENTS, dtype=np.int8)[best]
    return pa.array(answer, mask=unsure), pa.array(shares[:, 0], mask=~readable)


def emotion(head: Head, shares: Floats, readable: NDArray[np.bool_]) -> pa.Array:
    """Return `emotion` as in READINGS."""
    unsure = ~readable | (shares.max(axis=1) < head.least)
    at = pa.array(shares.argmax(axis=1).astype(np.int32), mask=unsure)
    return pa.DictionaryArray.from_arrays(at, pa.array(EMOTIONS)).cast(pa.string())
