"""A whole training: gather, fit, round, calibrate, measure, and write the folder."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np

from tocsin.adapters.models import samples, weight_file
from tocsin.adapters.models.training import cards, gathering, manifest
from tocsin.enrichment import training

TUNE_EVERY = 12  # of these rows one is kept apart for the temperatures
_SAMPLE = 250  # held-out posts a set and head that travel with the weights, as hashes

Told = Callable[[str, float], None]
Apart = Mapping[tuple[str, str, str], training.Examples]  # by set, head and language


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a training came to."""

    folder: Path
    version: str
    posts: int
    measured: tuple[training.measuring.OnSet, ...]


def train(
    whole: manifest.Manifest,
    out: Path,
    *,
    now: datetime,
    plan: training.Plan | None = None,
    told: Told = lambda _step, _share: None,
) -> Trained:
    """Train on a manifest and write weights, card and sample into `out`; raises BadRow."""
    told("read", 0.0)
    lessons, held_out, counts = _gathered(whole, told)
    told("hash", 0.0)
    examples = training.balancing.balanced(lessons.examples(), whole.balance)
    tunes = np.arange(len(examples)) % TUNE_EVERY == 0
    learned = examples.where(~tunes)
    fitted = training.fit(learned, plan or training.Plan(), progress=partial(told, "fit"))
    told("measure", 0.0)
    tune, apart = examples.where(tunes), {key: one.examples() for key, one in held_out.items()}
    before = _rounded(fitted, tune, examples)
    weights = replace(before, heads=_settled(before, apart, slice(None)))
    measured = _measured(before, apart)
    card = cards.Card(
        version=f"2.{weights.seal()[:8]}",
        trained_at=now,
        posts=len(examples),
        seal=weights.seal(),
        heads=weights.heads,
        sets=_told_once(whole.sets, counts),
        measured=measured,
        profiles=_profiles(weights, tune),
    )
    weight_file.save(out, weights, card.told())
    _keep_sample(out, apart.values())
    told("measure", 1.0)
    return Trained(folder=out, version=card.version, posts=len(examples), measured=measured)


def _keep_sample(out: Path, apart: Iterable[training.Examples]) -> None:
    samples.save(out, [one.where(np.arange(len(one)) < _SAMPLE) for one in apart])


def _rounded(
    fitted: training.Fitted, tune: training.Examples, examples: training.Examples
) -> weight_file.Written:
    """Return weights as codes, calibrated as such."""
    codes, scales = training.rounding.encoded(fitted.table)
    table = training.rounding.decoded(codes, scales)
    rounded = training.Fitted(table=table, bias=fitted.bias)
    heads = training.calibrating.calibrated(rounded, tune, examples)
    return weight_file.Written(codes=codes, scales=scales, bias=fitted.bias, heads=heads)


def _settled(
    weights: weight_file.Written, apart: Apart, part: slice
) -> dict[str, training.calibrating.Calibration]:
    """Return the calibration after a look at a part of what is held out."""
    by_head: dict[str, list[training.Examples]] = {}
    for (_, head, _), one in apart.items():
        kept = np.zeros(len(one), np.bool_)
        kept[part] = True
        by_head.setdefault(head, []).append(one.where(kept))
    return training.calibrating.settled(weights.fitted(), weights.heads, by_head)


def _measured(weights: weight_file.Written, apart: Apart) -> tuple[training.measuring.OnSet, ...]:
    """Return the figures; each half of a set with temperatures of the other halves."""
    fitted = weights.fitted()
    even, odd = slice(0, None, 2), slice(1, None, 2)
    halves = (_settled(weights, apart, odd), _settled(weights, apart, even))
    return tuple(
        training.measuring.on_set(fitted, halves, one, split=split, head=head, lang=lang)
        for (split, head, lang), one in apart.items()
        if len(one)
    )


def _profiles(
    weights: weight_file.Written, tune: training.Examples
) -> dict[str, training.measuring.Profile]:
    """Return what the weights say of rows kept apart, whatever those were labelled for."""
    logits = weights.fitted().logits(tune)
    return {
        name: training.measuring.profile(
            training.calibrating.probabilities(logits, one, name, tune)
        )
        for name, one in weights.heads.items()
    }


def _identity(source: manifest.Source) -> tuple[str | float, ...]:
    """Return what the card tells of a source: files that differ in nothing of it are one set."""
    words = (source.name, source.head, source.lang, source.split, source.licence, source.note)
    return (*words, source.weight)


def _told_once(
    sources: Iterable[manifest.Source], counts: Mapping[tuple[str | float, ...], int]
) -> tuple[tuple[manifest.Source, int], ...]:
    """Return each set, whatever the number of its files, with the rows that it gave."""
    sets = {_identity(one): one for one in sources}
    return tuple((one, counts[identity]) for identity, one in sets.items())


def _gathered(
    whole: manifest.Manifest, told: Told
) -> tuple[
    training.Lessons,
    Mapping[tuple[str, str, str], training.Lessons],
    Counter[tuple[str | float, ...]],
]:
    """Return what is learned from, what is held out, and how many rows each set gave."""
    counts = Counter[tuple[str | float, ...]]()
    held_out: dict[tuple[str, str, str], training.Lessons] = {}
    for source, found in gathering.gathered(whole, "dev"):
        one = held_out.setdefault((source.name, source.head, source.lang), training.Lessons())
        one.take(found)
        counts[_identity(source)] += len(found.texts)
    barred = set().union(*(one.bare() for one in held_out.values()))
    lessons = training.Lessons()
    for number, (source, found) in enumerate(gathering.gathered(whole, "train"), 1):
        kept = found.without(barred)
        counts[_identity(source)] += len(kept.texts)
        lessons.take(kept)
        told("read", number / len(whole.sets))
    return lessons, held_out, counts
