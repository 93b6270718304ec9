"""`make bench-nlp`: what traditional characters cost, the same posts in each of OpenCC's spellings.

    TOCSIN_DATA=… python -m tests.bench.variants

Simplified posts are read as they were written and converted: character by character (s2t), to the
standards of Taiwan (s2tw) and of Hong Kong (s2hk), and with Taiwan's own words (s2twp), which no
folding can bring back. Told in points of macro-F1 lost, by the weights that ship.
"""

import json
import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import opencc
from tests.bench import ingest, keeping, pack

from tocsin import enrichment
from tocsin.adapters import models

_SPELLINGS = ("s2t", "s2tw", "s2hk", "s2twp")
_MOODS = {"angry": "anger", "sad": "sadness", "happy": "joy"}
_OFFENCES = ("none", "offensive")


def labelled(folder: Path) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Yield (set, head, rows of text and label)."""
    for name in ("usual_eval", "virus_eval"):
        rows = [(row["content"], row["label"]) for row in _rows(folder / f"SMP2020/{name}.jsonl")]
        yield name, "emotion", [(text, _MOODS.get(mood, mood)) for text, mood in rows]
        felt = [(text, _feeling(mood)) for text, mood in rows if mood != "surprise"]
        yield name, "sentiment", felt
    rows = [(row["text"], _OFFENCES[row["label"]]) for row in _rows(folder / "COLD/dev.jsonl")]
    yield "COLD dev", "offence", rows


def _feeling(mood: str) -> str:
    return {"neutral": "neutral", "happy": "positive"}.get(mood, "negative")


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A head's macro-F1 on posts as written, and the points that each spelling loses."""

    posts: int
    macro_f1: float
    points_lost: Mapping[str, float]


def measured(weigher: models.FastWeigher, head: str, rows: list[tuple[str, str]]) -> Lost:
    """Return what the spellings cost."""
    order = enrichment.heads.BY_NAME[head].labels
    truth = np.array([order.index(label) for _, label in rows], dtype=np.int64)

    def score(texts: list[str]) -> float:
        one = models.training.labelling.Labelled(texts=texts, truth=truth)
        return models.training.evaluate(one, head, weigher).figures.macro_f1.value

    texts = [text for text, _ in rows]
    plain = score(texts)
    lost = {
        spelling: round(100 * (plain - score([*map(opencc.OpenCC(spelling).convert, texts)])), 2)
        for spelling in _SPELLINGS
    }
    return Lost(posts=len(rows), macro_f1=round(plain, 4), points_lost=lost)


def figures(told: Mapping[str, Lost]) -> dict[str, float]:
    """Return, by spelling, the mean and the most of points lost over all sets and heads."""
    lost = {how: [one.points_lost[how] for one in told.values()] for how in _SPELLINGS}
    return {
        **{how: statistics.fmean(points) for how, points in lost.items()},
        **{f"{how}_most": max(points) for how, points in lost.items()},
    }


def main() -> None:
    """Measure and print JSON."""
    weigher = models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))
    told = {
        f"{name}, {head}": measured(weigher, head, rows)
        for name, head, rows in labelled(pack.folder())
    }
    plain = {name: asdict(one) for name, one in told.items()}
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    keeping.keep("variants", ingest.machine(), figures(told))


if __name__ == "__main__":
    main()
