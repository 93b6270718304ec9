"""`make bench-nlp`: every question on every held-out part of the public sets, right and fast.

    TOCSIN_DATA=… python -m tests.bench.heads

The binary and the weights are those that ship; every text is answered, by its likeliest label. The
calibration error stands beside what so few posts would show by chance, were every probability true.
"""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.bench import ingest, keeping, pack
from tools.corpora import writing

from tocsin import enrichment
from tocsin.adapters import models
from tocsin.adapters.models import training

_LINE = "{:28}{:13}{:>7}{:>10}{:>10}{:>10}{:>8}{:>11}{:>14}"
_TITLES = (
    "set",
    "head",
    "posts",
    "macro F1",
    "recall",
    "accuracy",
    "ECE",
    "by chance",
    "posts/CPU s",
)


def labelled(folder: Path) -> Iterator[tuple[str, str, training.labelling.Labelled]]:
    """Yield (set, head, its held-out rows)."""
    for one in writing.SETS:
        rows = list(writing.held_out(one, folder))
        for head in one.weights:
            labels = enrichment.heads.BY_NAME[head].labels
            known = [row for row in rows if row.get(head) in labels]
            if known:
                yield (
                    one.name,
                    head,
                    training.labelling.Labelled(
                        texts=[row["text"].encode("utf-8", "replace").decode() for row in known],
                        truth=np.array([labels.index(row[head]) for row in known], np.int64),
                    ),
                )


def figures(told: Mapping[tuple[str, str], training.Evaluated]) -> dict[str, float]:
    """Return what is kept, by set and head in one word."""
    kept: dict[str, float] = {}
    for (name, head), one in told.items():
        word = re.sub(r"\W+", "_", f"{name} {head}").lower()
        kept |= {
            f"{word}_f1": one.figures.macro_f1.value,
            f"{word}_recall": one.figures.macro_recall.value,
            f"{word}_ece": one.figures.ece,
        }
    return kept


def main() -> None:
    """Print the table, and keep its figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, help="the unpacked data pack")
    pa.set_cpu_count(1)
    folder = pack.folder(asked.parse_args().data)
    weigher = models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))
    print(_LINE.format(*_TITLES))
    told = {}
    for name, head, rows in labelled(folder):
        one = told[name, head] = training.evaluate(rows, head, weigher)
        found = one.figures
        scores = (found.macro_f1.value, found.macro_recall.value, found.accuracy.value)
        errors = (f"{found.ece:.3f}", f"{found.ece_by_chance:.3f}")
        rate = f"{one.posts_per_cpu_second:,.0f}"
        print(
            _LINE.format(name[:27], head, found.posts, *map("{:.3f}".format, scores), *errors, rate)
        )
    keeping.keep("heads", ingest.machine(), figures(told))


if __name__ == "__main__":
    main()
