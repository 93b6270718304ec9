"""`make bench-training`: how true probabilities are on the small English sets, out of fold.

    TOCSIN_DATA=… python -m tests.bench.calibrated [--sets FOLDER]

The held-out parts of two sets are too few to tell (374 and 323 posts). Here all their posts are
asked, each by weights that learned neither it nor anything nearly like it, at a temperature that
was settled without it: of five folds one is measured, the next settles the temperature beside the
other sets' held-out parts, and three are learned from with every other set of the head.
"""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.bench import ingest, keeping, pack
from tests.bench.training import sets
from tools.corpora import apart, writing

from tocsin import enrichment
from tocsin.adapters.models import training as files
from tocsin.enrichment import training

FOLDS = 5
ASKED = (("TweetEval emotion", "emotion"), ("XLM-T English", "sentiment"))
_SEED = 20261122
_LINE = "{:22}{:11}{:>7}{:>10}{:>10}{:>8}{:>11}{:>9}"
_TITLES = ("set", "head", "posts", "macro F1", "accuracy", "ECE", "by chance", "heat")
_LEARNED = ""  # the name of what is in no held-out part


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """All posts of one head: those of the set in question first, each with its part."""

    examples: training.Examples
    signed: apart.Signatures
    folds: training.Ints  # of the set in question; -1: of another
    held: tuple[str, ...]  # the other sets' held-out parts, by name; "": learned from


@dataclass(slots=True)
class Answered:
    """What was said of the posts of all folds."""

    shares: list[training.Floats] = field(default_factory=list)
    truth: list[training.Ints] = field(default_factory=list)
    heats: list[float] = field(default_factory=list)

    def measured(self, least: float) -> training.measuring.Measured:
        """Return the figures over all of them."""
        shares, truth = np.concatenate(self.shares), np.concatenate(self.truth)
        return training.measuring.measure(shares, truth, np.full(len(truth), least, np.float32))


def posts(whole: files.manifest.Manifest, data: Path, name: str, head: str) -> Posts:
    """Gather a head's posts; of a text in two sets the word of the set in question counts."""
    kept = _own(data, name, head)
    own = len(kept.texts)
    held = dict.fromkeys(kept.texts, _LEARNED)
    for split in ("train", "dev"):
        for source, one in files.gathering.gathered(whole, split):
            if source.head == head and source.name != name:
                part = source.name if split == "dev" else _LEARNED
                held |= {text: part for text in one.texts if text not in held}
                kept.take(one)
    folds = np.full(len(kept.texts), -1)
    folds[:own] = np.random.default_rng(_SEED).permutation(own) % FOLDS
    return Posts(
        examples=kept.examples(),
        signed=apart.of(kept.texts),
        folds=folds,
        held=tuple(held[text] for text in kept.texts),
    )


def _own(data: Path, name: str, head: str) -> training.Lessons:
    """Return all that a set has to learn from and to measure with."""
    one = next(each for each in writing.SETS if each.name == name)
    labels, found = enrichment.heads.BY_NAME[head].labels, training.Lessons()
    for row in (*one.rows(data), *(one.held_out(data) if one.held_out else ())):
        shares = tuple(float(row[head] == label) for label in labels)
        weight = one.weights[head]
        found.add(
            training.Lesson(
                text=row["text"], head=head, shares=shares, group=one.lang, weight=weight
            )
        )
    return found


def answered(every: Posts, head: str, balance: Mapping[str, float]) -> Answered:
    """Ask every fold of weights that know nothing of it."""
    told, parts = Answered(), np.array(every.held)
    for fold in range(FOLDS):
        asked, settles = every.folds == fold, every.folds == (fold + 1) % FOLDS
        shown = asked | settles | (parts != _LEARNED)
        learned = ~shown & ~apart.near(every.signed, every.signed[shown])
        lessons = training.balancing.balanced(every.examples.where(learned), balance)
        fitted = _rounded(training.fit(lessons, training.Plan()))
        far = ~apart.near(every.signed, every.signed[asked])
        others = [far & (parts == part) for part in sorted({*every.held} - {_LEARNED})]
        aside = [every.examples.where(each) for each in (settles & far, *others) if each.any()]
        before = training.calibrating.calibrated(fitted, aside[0], lessons)
        heads = training.calibrating.settled(fitted, before, {head: aside})
        rows = every.examples.where(asked)
        logits = fitted.logits(rows)
        told.shares.append(training.calibrating.probabilities(logits, heads[head], head, rows))
        columns = enrichment.heads.BY_NAME[head].columns
        told.truth.append(rows.shares[:, columns].argmax(axis=1))
        told.heats.append(float(heads[head].temperature[rows.group[0]]))
    return told


def _rounded(fitted: training.Fitted) -> training.Fitted:
    codes, scales = training.rounding.encoded(fitted.table)
    return training.Fitted(table=training.rounding.decoded(codes, scales), bias=fitted.bias)


def main() -> None:
    """Print the table, and keep its figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, help="the unpacked data pack")
    asked.add_argument("--sets", type=Path, help="sets that tools.corpora wrote")
    given = asked.parse_args()
    pa.set_cpu_count(1)
    kept: dict[str, float] = {}
    print(_LINE.format(*_TITLES))
    with sets(given.sets, given.data) as folder:
        whole = files.manifest.read(folder / "manifest.toml")
        for name, head in ASKED:
            told = answered(posts(whole, pack.folder(given.data), name, head), head, whole.balance)
            found = told.measured(training.calibrating.LEAST[head])
            scores = (found.macro_f1.value, found.accuracy.value, found.ece, found.ece_by_chance)
            heat = f"{min(told.heats):.2f}-{max(told.heats):.2f}"
            print(_LINE.format(name, head, found.posts, *map("{:.3f}".format, scores), heat))
            kept[f"{head}_ece"], kept[f"{head}_posts"] = found.ece, found.posts
    keeping.keep("calibrated", ingest.machine(), kept)


if __name__ == "__main__":
    main()
