"""A wheel's encoder of a few numbers, and what was taught of it."""

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters.strong import assembling

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁bad", "▁", "a", "b", "d", "坏")
WIDTH, INNER, PLACES = 32, 64, 16
KEPT = (0, 1, 2, 3, 4, 5, 9)


def wheel(file: Path, *, seed: int = 1) -> Path:
    """Write an encoder of one layer, its matrices in four bits."""
    chance = np.random.default_rng(seed)
    sizes = {"emb.word": len(PIECES) * WIDTH, "emb.pos": PLACES * WIDTH, "emb.type": WIDTH}
    sizes |= {f"emb.ln.{part}": WIDTH for part in "wb"}
    for part, size in (("q", WIDTH), ("k", WIDTH), ("v", WIDTH), ("ao", WIDTH), ("fi", INNER)):
        sizes |= {f"l0.{part}.w": size * WIDTH, f"l0.{part}.b": size}
    sizes |= {"l0.fo.w": WIDTH * INNER, "l0.fo.b": WIDTH}
    sizes |= {f"l0.{norm}.{part}": WIDTH for norm in ("aln", "oln") for part in "wb"}
    tensors = {name: _tensor(name, size, chance) for name, size in sizes.items()}
    blob = "".join(PIECES).encode()
    cuts = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    head = (
        b"E5S1"
        + bytes(4)
        + struct.pack("<7ifi", WIDTH, 1, 1, INNER, len(PIECES), PLACES, 0, 1e-5, 0)
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, len(blob)) + cuts.tobytes()
    head += np.zeros(len(PIECES), "<f4").tobytes() + blob + struct.pack("<iI", 0, 0)
    head += struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in tensors)
    for name, raw in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", 0, 0, at, len(raw))
        at += len(raw)
    file.write_bytes(head + b"".join(tensors.values()))
    return file


def _tensor(name: str, size: int, chance: np.random.Generator) -> bytes:
    if not (name == "emb.word" or (name.startswith("l0.") and name.endswith(".w"))):
        return chance.standard_normal(size).astype("<f4").tobytes()
    if name.startswith(("l0.aln", "l0.oln")):
        return chance.standard_normal(size).astype("<f4").tobytes()
    blocks = chance.integers(0, 256, (size // 32, 18), dtype=np.uint8)
    blocks[:, :2] = np.frombuffer(np.array(0.01, "<f2").tobytes(), np.uint8)
    return blocks.tobytes()


def taught(folder: Path, encoder: Path) -> Path:
    """Write what goes with that encoder: a head, an empty graph, calibration and card."""
    folder.mkdir()
    head: dict[str, NDArray[np.generic]] = {"sentiment.w": np.ones((WIDTH, 3), np.float32)}
    np.savez(
        folder / "taught.npz",
        kept=np.array(KEPT, np.int32),
        frozen=np.array(1, np.int32),
        allow_pickle=False,
        **head,
    )
    (folder / "graph.onnx").write_bytes(b"")
    (folder / "labels.json").write_text('{"sentiment": ["negative", "neutral", "positive"]}')
    (folder / "calibration.json").write_text("{}")
    made, _ = assembling.making.model_of(assembling.wheel_file.load(encoder), folder)
    seal = hashlib.sha256(made).hexdigest()
    card = 'encoder = "tiny"\n'
    card += f"version = {json.dumps('1.' + seal[:8])}\nsha256 = {json.dumps(seal)}\n"
    (folder / "card.toml").write_text(card)
    return folder
