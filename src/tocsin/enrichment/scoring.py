"""From sums of codes to calibrated probabilities, and from those to a reading or none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.enrichment import heads, survey
from tocsin.enrichment.model import READINGS

SENTIMENTS = (-1, 0, 1)
GROUPS = ("zh", "en")  # the languages that scores are calibrated for, each by itself

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NEGATIVE, _YES = 0, 1  # columns of their heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One question that the table answers: where its columns are, and how sure is sure enough."""

    columns: slice
    bias: Floats  # GROUPS x labels
    temperature: Floats  # one a group
    least: Floats  # one a group: a highest probability below this is no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All heads over one table: a row of codes for every hashed feature.

    A code c stands for sign(c) * c * c times its column's scale.
    """

    codes: survey.Codes  # 2 ** bits x heads.WIDTH
    scales: Floats  # a column
    heads: Mapping[str, Head]  # by name; what is missing is not asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one head says of every text."""

    shares: Floats  # texts x labels
    best: Places  # the likeliest label's place
    sure: Floats  # and its probability
    is_unsure: Flags  # not asked, or not sure enough for an answer


def scores(model: Model, sums: survey.Sums, counts: NDArray[np.int32]) -> Floats:
    """Return the summed weights over the root of the feature count: texts x heads.WIDTH.

    A head asks for a few columns of all texts, and so each column lies in one piece.
    """
    roots = np.sqrt(np.maximum(counts, 1).astype(np.float32))
    columns = sums.T.astype(np.float32)
    columns *= model.scales[:, None]
    columns /= roots
    return columns.T


def probabilities(head: Head, scored: Floats, group: Places) -> Floats:
    """Return the calibrated softmax of one head; `group` is each text's place in GROUPS."""
    columns = scored.T[head.columns] + np.take(head.bias.T, group, axis=1)
    columns /= head.temperature[group]
    columns -= columns.max(axis=0)
    np.exp(columns, out=columns)
    # One label after the other: NumPy's own sum adds up a lone text in another order than many.
    whole = columns[0].copy()
    for label in columns[1:]:
        whole += label
    columns /= whole
    return columns.T


def tell(head: Head, scored: Floats, group: Places, asked: Flags) -> Told:
    """Return what a head says of the texts that it is `asked` about."""
    shares = probabilities(head, scored, group)
    best, sure = np.zeros(group.size, np.int64), shares[:, 0]
    for label in range(1, shares.shape[1]):
        best[shares[:, label] > sure] = label
        sure = np.maximum(sure, shares[:, label])
    return Told(shares=shares, best=best, sure=sure, is_unsure=~asked | (sure < head.least[group]))


def readings(model: Model, scored: Floats, group: Places, readable: Flags) -> dict[str, pa.Array]:
    """Return the columns of READINGS that heads answer; `readable`: which texts are asked about.

    Complaint reasons are told of posts that were read as negative, and of no others.
    """
    told = {name: tell(head, scored, group, readable) for name, head in model.heads.items()}
    columns = {name: pa.nulls(group.size, READINGS.field(name).type) for name in _ANSWERED}
    if "sentiment" in told:
        columns |= _sentiment(told["sentiment"], readable)
        others = told["sentiment"].is_unsure | (told["sentiment"].best != _NEGATIVE)
        if "reason" in told:
            complained = told["reason"]
            told["reason"] = replace(complained, is_unsure=complained.is_unsure | others)
    for name in ("emotion", "reason", "crisis_type"):
        if name in told:
            columns |= _labelled(name, told[name])
    if "offence" in told:
        one = told["offence"]
        columns["offence"] = pa.array(one.best == _YES, mask=one.is_unsure)
        columns["p_offence"] = pa.array(one.shares[:, _YES], mask=~readable)
    for name in heads.YES_OR_NO:
        if name in told:
            columns[f"p_{name}"] = pa.array(told[name].shares[:, _YES], mask=told[name].is_unsure)
    return columns


_ANSWERED = tuple(READINGS.names[1:-1])  # all but the language and the copy key


def _sentiment(told: Told, readable: Flags) -> dict[str, pa.Array]:
    answer = np.array(SENTIMENTS, dtype=np.int8)[told.best]
    return {
        "sentiment": pa.array(answer, mask=told.is_unsure),
        "p_sentiment": pa.array(told.sure, mask=told.is_unsure),
        "p_negative": pa.array(told.shares[:, _NEGATIVE], mask=~readable),
    }


def _labelled(name: str, told: Told) -> dict[str, pa.Array]:
    at = pa.array(told.best.astype(np.int32), mask=told.is_unsure)
    labels = pa.array(heads.BY_NAME[name].labels)
    return {
        name: labels.take(at),
        f"p_{name}": pa.array(told.sure, mask=told.is_unsure),
    }
