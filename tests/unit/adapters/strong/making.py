"""A folder and an engine to read it with, neither of which needs onnxruntime."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from tocsin.adapters import strong

SENTIMENTS = ["positive", "neutral", "negative"]  # not in the house's order


def folder(path: Path, **files: object) -> Path:
    """Write a folder; `files` replace or (None) leave out the usual ones."""
    told: dict[str, object] = {
        "model": "a model",
        "tokenizer": {},
        "labels": {"sentiment": SENTIMENTS, "offence": ["none", "offensive"]},
        "calibration": {"most_pieces": 8, "centre": [1.0, 0.0]},
        **files,
    }
    names = {"model": "model.onnx"}
    for stem, content in told.items():
        if content is not None:
            text = content if isinstance(content, str) else json.dumps(content)
            (path / names.get(stem, f"{stem}.json")).write_text(text, encoding="utf-8")
    return path


class FakeEngine:
    """Knows a text by its letters; a batch with padding would break its shape."""

    outputs: tuple[str, ...] = ("embedding", "sentiment", "offence")

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def coded(self, text: str) -> list[int]:
        return [0, *(ord(letter) for letter in text[:6]), 2]

    def run(self, ids: strong.engine.Ids) -> Mapping[str, strong.engine.Floats]:
        self.batches.append(ids.shape)
        angry = (ids == ord("!")).sum(axis=1).astype(np.float32)
        glad = (ids == ord("+")).sum(axis=1).astype(np.float32)
        return {
            "sentiment": np.stack([glad, np.zeros_like(glad) + 0.5, angry], axis=1),
            "offence": np.stack([1 - angry, angry], axis=1),
            "embedding": np.stack([1 + angry, glad], axis=1),
        }


def reader(path: Path, **files: object) -> tuple[strong.StrongReader, FakeEngine]:
    runs = FakeEngine()
    return strong.StrongReader(strong.checked(folder(path, **files)), runs), runs
