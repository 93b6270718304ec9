"""Teach the encoder for a given time of the processor: the learning rate falls to zero with it.

Batches mix all sets and hold posts of like length, so that little is padding.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tools.strong import encoder, pace, posts
from torch.nn import functional

POOL = 1_024  # posts that are sorted by length before they are cut into batches
PIECES = 560  # of a batch, padding included
MOST_PIECES = 72  # of a post, in training
DECAY_OF_DEPTH = 0.9
WARM_UP = 0.04
SMOOTHED = 0.05
BALANCE = 0.3  # rare labels count more, by this power of their rarity
PAD = 1
TOLD_EVERY = 50  # batches


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A post as piece numbers, with its labels."""

    ids: tuple[int, ...]
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to teach, how fast, and where to keep what is learnt on the way."""

    pace: pace.Pace
    keep: Path
    frozen_layers: int
    peak: float = 3e-4  # of the learning rate, in the uppermost layer
    head_peak: float = 1e-3
    every_s: float = 600


def stream(coded: dict[str, list[Coded]], chance: random.Random) -> Iterator[list[Coded]]:
    """Yield batches for ever, every set in its share and without repeats until it is used up."""
    names = [name for name in coded if coded[name]]
    weights = [posts.SHARES[name] * len(coded[name]) for name in names]
    left: dict[str, list[Coded]] = {name: [] for name in names}
    while True:
        pool = []
        for name in chance.choices(names, weights, k=POOL):
            if not left[name]:
                left[name] = chance.sample(coded[name], len(coded[name]))
            pool.append(left[name].pop())
        batches = list(cut(sorted(pool, key=lambda post: len(post.ids))))
        chance.shuffle(batches)
        yield from batches


def cut(ordered: Sequence[Coded]) -> Iterator[list[Coded]]:
    """Cut posts that stand by length into batches of at most PIECES, padding included."""
    batch: list[Coded] = []
    for post in ordered:
        if batch and (len(batch) + 1) * len(post.ids) > PIECES:
            yield batch
            batch = []
        batch.append(post)
    if batch:
        yield batch


def padded(batch: Sequence[Coded]) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Return piece numbers and mask of a batch; no mask where nothing is padded."""
    longest = max(len(post.ids) for post in batch)
    ids = torch.tensor([post.ids + (PAD,) * (longest - len(post.ids)) for post in batch])
    lengths = torch.tensor([len(post.ids) for post in batch])
    if int(lengths.min()) == longest:
        return ids, None
    return ids, torch.arange(longest)[None, :] < lengths[:, None]


def weights_of(coded: dict[str, list[Coded]]) -> list[torch.Tensor]:
    """Return each head's weight a label."""
    found = []
    for place, labels in enumerate(posts.HEADS.values()):
        seen = torch.ones(len(labels))
        for told in coded.values():
            for post in told:
                if post.labels[place] >= 0:
                    seen[post.labels[place]] += 1
        rarity = (seen.sum() / seen) ** BALANCE
        found.append(rarity / (rarity * seen).sum() * seen.sum())
    return found


def teach(model: encoder.Model, coded: dict[str, list[Coded]], plan: Plan, seed: int = 7) -> None:
    """Teach `model` in place until the time is up."""
    chance = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    torch.manual_seed(seed)
    balance = weights_of(coded)
    optimizer = _optimizer(model, plan)
    peaks = [group["lr"] for group in optimizer.param_groups]
    kept_at, shown, summed, told_at = time.monotonic(), 0, 0.0, 0
    model.train()
    for number, batch in enumerate(stream(coded, chance)):
        done = plan.pace.forward()
        if done >= 1:
            break
        rate = min(done / WARM_UP + 0.01, 1.0, (1 - done) / (1 - WARM_UP))
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * rate
        loss = _loss(model, batch, balance)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        shown, summed = shown + len(batch), summed + float(loss.detach())
        if number - told_at == TOLD_EVERY:
            _tell(done, shown, summed / TOLD_EVERY)
            summed, told_at = 0.0, number
        if time.monotonic() - kept_at > plan.every_s:
            torch.save(model.state_dict(), plan.keep)
            kept_at = time.monotonic()
    model.eval()
    torch.save(model.state_dict(), plan.keep)
    print(f"shown {shown} posts", flush=True)


def _tell(done: float, shown: int, loss: float) -> None:
    spent = time.process_time()
    print(f"{done:6.1%} {spent:7.0f} CPU s {shown:7d} posts loss {loss:.4f}", flush=True)


def _loss(
    model: encoder.Model, batch: Sequence[Coded], balance: Sequence[torch.Tensor]
) -> torch.Tensor:
    ids, mask = padded(batch)
    logits = model(ids, mask)
    total = torch.zeros(())
    for place, name in enumerate(posts.HEADS):
        labels = torch.tensor([post.labels[place] for post in batch])
        if bool((labels >= 0).any()):
            loss = functional.cross_entropy(
                logits[name].float(),
                labels,
                weight=balance[place],
                ignore_index=-1,
                label_smoothing=SMOOTHED,
                reduction="sum",
            )
            total = total + loss / len(batch)
    return total


def _optimizer(model: encoder.Model, plan: Plan) -> torch.optim.Optimizer:
    """Return AdamW with rates that fall towards the lower layers; the lowest do not learn."""
    frozen_layers = plan.frozen_layers
    for part in (model.words, model.places, model.norm, *model.layers[:frozen_layers]):
        part.requires_grad_(False)
    depth = len(model.layers)
    groups = [
        {
            "params": list(model.layers[number].parameters()),
            "lr": plan.peak * DECAY_OF_DEPTH ** (depth - 1 - number),
        }
        for number in range(frozen_layers, depth)
    ]
    groups.append({"params": list(model.heads.parameters()), "lr": plan.head_peak})
    return torch.optim.AdamW(groups, weight_decay=0.02, betas=(0.9, 0.98))
