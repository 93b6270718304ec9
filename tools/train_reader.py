"""Train the fast reader's weights: python -m tools.train_reader --data DIR [--out FOLDER].

Softmax regression over hashed n-grams with L-BFGS, one head after the other, then one temperature
a head and language on a tenth of the rows kept apart. Deterministic; about two minutes on a core.
The figures that it prints and writes into the card are of splits that it did not train on.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import scipy.sparse
from numpy.typing import NDArray
from scipy import optimize
from tools import corpora, figures

from tocsin import enrichment
from tocsin.adapters.models import weight_file
from tocsin.enrichment import features, letters, scoring
from tocsin.kernel import folding

ROUNDS = 80
PENALTY = 0.3
TUNE_EVERY = 10
CHUNK = 10_000
HEADS = {"sentiment": 3, "emotion": len(enrichment.EMOTIONS)}
LEAST = {"sentiment": 0.42, "emotion": 0.32}
# Rare labels count more, by this power of their rarity: joy is eight times as frequent as fear.
BALANCE = {"sentiment": 0.0, "emotion": 0.3}

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Posts:
    """Texts as features, with their labels (-1 = none)."""

    features: scipy.sparse.csr_matrix
    labels: Mapping[str, Ints]
    group: Ints
    weight: Floats

    def where(self, kept: NDArray[np.bool_]) -> "Posts":
        """Return the posts that are `kept`."""
        return Posts(
            features=self.features[kept],
            labels={head: labels[kept] for head, labels in self.labels.items()},
            group=self.group[kept],
            weight=self.weight[kept],
        )


def read(rows: corpora.Labelled, lang: str, weight: float) -> Posts:
    """Return labelled rows as features."""
    texts, sentiment, emotion = zip(*rows, strict=True)
    blocks = [_featured(texts[first : first + CHUNK]) for first in range(0, len(texts), CHUNK)]
    return Posts(
        features=scipy.sparse.vstack(blocks).tocsr(),
        labels={"sentiment": np.array(sentiment), "emotion": np.array(emotion)},
        group=np.full(len(texts), scoring.GROUPS.index(lang)),
        weight=np.full(len(texts), weight, np.float32),
    )


def _featured(texts: tuple[str, ...]) -> scipy.sparse.csr_matrix:
    folded = pa.array(folding.fold_many(texts), pa.string())
    plain = letters.plain(folded)
    parts = scoring.matrix(features.grams(plain, features.units(plain)))
    summed = sum(parts[1:], parts[0])
    counts = np.maximum(np.asarray(summed.sum(axis=1)).ravel(), 1)
    scaled = scipy.sparse.diags_array((1 / np.sqrt(counts)).astype(np.float32)) @ summed
    return scipy.sparse.csr_matrix(scaled)


def joined(sets: list[Posts]) -> Posts:
    """Return all sets as one."""
    return Posts(
        features=scipy.sparse.vstack([one.features for one in sets]).tocsr(),
        labels={head: np.concatenate([one.labels[head] for one in sets]) for head in HEADS},
        group=np.concatenate([one.group for one in sets]),
        weight=np.concatenate([one.weight for one in sets]),
    )


def fit(posts: Posts, head: str) -> tuple[Floats, Floats]:
    """Return weights (rows x labels) and bias (groups x labels) of one head."""
    posts = posts.where(posts.labels[head] >= 0)
    labels, count, size = posts.labels[head], HEADS[head], posts.features.shape[1]
    truth = np.eye(count, dtype=np.float32)[labels]
    seen = np.maximum(np.bincount(labels, minlength=count), 1)
    rarity = (labels.size / seen) ** BALANCE[head]
    share = posts.weight * rarity[labels].astype(np.float32)
    share = (share / share.sum())[:, None]
    spoken = np.eye(len(scoring.GROUPS), dtype=np.float32)[posts.group]
    turned = posts.features.T.tocsr()
    penalty = np.float32(PENALTY / labels.size)

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table, bias = _unpacked(point, size, count)
        shares = _softmax(posts.features @ table + spoken @ bias)
        likely = np.log(np.maximum((shares * truth).sum(axis=1), 1e-9))
        gap = (shares - truth) * share
        slope = np.concatenate(((turned @ gap + penalty * table).ravel(), (spoken.T @ gap).ravel()))
        told = -float(share[:, 0] @ likely) + float(penalty) / 2 * float((table**2).sum())
        return told, slope.astype(np.float64)

    start = np.zeros((size + len(scoring.GROUPS)) * count)
    best, _, _ = optimize.fmin_l_bfgs_b(loss, start, m=6, maxiter=ROUNDS)
    return _unpacked(best, size, count)


def _unpacked(point: NDArray[np.float64], size: int, count: int) -> tuple[Floats, Floats]:
    rows = point.reshape(-1, count).astype(np.float32)
    return rows[:size], rows[size:]


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def temperature(logits: Floats, labels: Ints) -> float:
    """Return what the logits must be divided by for the truest probabilities."""

    def loss(power: float) -> float:
        shares = _softmax(logits / np.float32(np.exp(power)))
        return -float(np.log(np.maximum(shares[np.arange(labels.size), labels], 1e-9)).mean())

    return float(np.exp(optimize.minimize_scalar(loss, bounds=(-1.5, 1.5), method="bounded").x))


def sets(folder: Path) -> Iterator[tuple[str, Posts]]:
    """Return ("train" or a held-out split's name, posts) for all corpora."""
    for corpus in corpora.CORPORA:
        yield "train", read(corpus.rows(folder), corpus.lang, corpus.weight)
        for name, rows in (corpus.held_out or {}).items():
            yield name, read(rows(folder), corpus.lang, 1.0)


def main() -> None:
    """Train, measure, and write weights and card."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--data", type=Path, required=True, help="the unpacked data pack")
    told.add_argument("--out", type=Path, default=weight_file.SHIPPED, help="where to write")
    asked = told.parse_args()
    every = list(sets(asked.data))
    train = joined([posts for name, posts in every if name == "train"])
    tunes = np.arange(train.group.size) % TUNE_EVERY == 0
    fitted = {head: fit(train.where(~tunes), head) for head in HEADS}
    table = weight_file.widened(np.hstack([table for table, _ in fitted.values()]))
    codes, scales = weight_file.encoded(table)
    bias = weight_file.widened(np.hstack([bias for _, bias in fitted.values()]))
    model = _calibrated(train.where(tunes), codes, scales, bias)
    held_out = {name: posts for name, posts in every if name != "train"}
    measured = figures.measure(model, held_out)
    asked.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(asked.out / "weights.npz", codes=codes, scales=scales, bias=bias)
    seal = weight_file.seal(codes, scales, bias)
    card = figures.card(model, measured, seal=seal, at=datetime.now(UTC), rows=train.group.size)
    (asked.out / "card.toml").write_text(card, encoding="utf-8")
    print(figures.table(measured))


def _calibrated(
    tune: Posts, codes: NDArray[np.int8], scales: Floats, bias: Floats
) -> scoring.Model:
    table = weight_file.decoded(codes, scales)
    heads, first = {}, 0
    for name, count in HEADS.items():
        columns = slice(first, first + count)
        logits = tune.features @ table[:, columns] + bias[tune.group, columns]
        found = []
        for group in range(len(scoring.GROUPS)):
            kept = (tune.group == group) & (tune.labels[name] >= 0)
            found.append(temperature(logits[kept], tune.labels[name][kept]))
        heads[name] = scoring.Head(
            columns=columns,
            bias=bias[:, columns],
            temperature=np.array(found, np.float32),
            least=np.full(len(scoring.GROUPS), LEAST[name], np.float32),
        )
        first += count
    return scoring.Model(codes=codes, scales=scales, heads=heads)


if __name__ == "__main__":
    main()
