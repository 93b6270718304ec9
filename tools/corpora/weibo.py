"""Chinese posts: emotions, sentiments, offence."""

import csv
import io
import itertools
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.corpora.sets import Row, Rows, Set

_SMP = {
    "angry": {"sentiment": "negative", "emotion": "anger"},
    "fear": {"sentiment": "negative", "emotion": "fear"},
    "sad": {"sentiment": "negative", "emotion": "sadness"},
    "surprise": {"emotion": "surprise"},
    "happy": {"sentiment": "positive", "emotion": "joy"},
    "neutral": {"sentiment": "neutral", "emotion": "neutral"},
}
_COVID7 = (
    {"sentiment": "negative", "emotion": "fear"},
    {"sentiment": "negative"},  # disgust
    {"sentiment": "positive", "emotion": "joy"},
    {"emotion": "surprise"},
    {"sentiment": "positive", "emotion": "joy"},  # gratitude
    {"sentiment": "negative", "emotion": "sadness"},
    {"sentiment": "negative", "emotion": "anger"},
)
_CLUE = {
    "sadness": {"sentiment": "negative", "emotion": "sadness"},
    "disgust": {"sentiment": "negative"},
    "anger": {"sentiment": "negative", "emotion": "anger"},
    "fear": {"sentiment": "negative", "emotion": "fear"},
    "happiness": {"sentiment": "positive", "emotion": "joy"},
    "like": {"sentiment": "positive"},
    "surprise": {"emotion": "surprise"},
}
_POLAR = ("negative", "positive")
_OFFENCE = ("none", "offensive")


def json_lines(path: Path) -> Iterator[dict[str, str]]:
    """Return the objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _smp(name: str) -> Callable[[Path], Rows]:
    def rows(folder: Path) -> Rows:
        for row in json_lines(folder / "SMP2020" / f"{name}.jsonl"):
            yield {"text": row["content"], **_SMP[row["label"]]}

    return rows


def _covid7(folder: Path) -> Rows:
    for row in json_lines(folder / "COVID7" / "train.jsonl"):
        yield {"text": row["text"], **_COVID7[int(row["label"])]}


def _clue(folder: Path) -> Rows:
    for row in json_lines(folder / "CLUEmotion" / "valid.jsonl"):
        yield {"text": row["content"], **_CLUE[row["label"]]}


def _weibo2018(folder: Path) -> Rows:
    for row in json_lines(folder / "weibo2018" / "train.jsonl"):
        yield {"text": row["text"], "sentiment": _POLAR[int(row["label"])]}


def _cold(name: str) -> Callable[[Path], Rows]:
    def rows(folder: Path) -> Rows:
        for row in json_lines(folder / "COLD" / f"{name}.jsonl"):
            yield {"text": row["text"], "offence": _OFFENCE[int(row["label"])]}

    return rows


def reviews(*, held_out: bool) -> Callable[[Path], Rows]:
    """Return every second review of food deliveries and hotels, every fourth of ten shops' goods.

    Of the rest, one in eight and one in forty are held out.
    """

    def rows(folder: Path) -> Rows:
        step, first = (8, 1) if held_out else (2, 0)
        for name in ("waimai_10k", "ChnSentiCorp_htl_all"):
            with (folder / "ChineseNlpCorpus" / f"{name}.csv").open(encoding="utf-8") as lines:
                yield from map(_review, itertools.islice(csv.DictReader(lines), first, None, step))
        step, first = (40, 1) if held_out else (4, 0)
        yield from map(_review, itertools.islice(shops(folder), first, None, step))

    return rows


def shops(folder: Path) -> Iterable[dict[str, str]]:
    """Return the reviews of ten kinds of goods."""
    archive = folder / "ChineseNlpCorpus" / "online_shopping_10_cats.zip"
    with zipfile.ZipFile(archive) as packed, packed.open("online_shopping_10_cats.csv") as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"))


def _review(row: dict[str, str]) -> Row:
    return {"text": row["review"] or "", "sentiment": _POLAR[int(row["label"])]}


SETS = (
    Set(
        name="SMP2020-EWECT usual",
        file="smp_usual",
        licence="none stated",
        lang="zh",
        rows=_smp("usual_train"),
        weights={"sentiment": 1.0, "emotion": 1.0},
        held_out=_smp("usual_eval"),
    ),
    Set(
        name="SMP2020-EWECT virus",
        file="smp_virus",
        licence="none stated",
        lang="zh",
        rows=_smp("virus_train"),
        weights={"sentiment": 1.0, "emotion": 1.0},
        held_out=_smp("virus_eval"),
    ),
    Set(
        name="COVID-19 Weibo emotions",
        file="covid7",
        licence="none stated",
        lang="zh",
        rows=_covid7,
        weights={"sentiment": 0.4, "emotion": 0.4},
        note="disgust has no place among the emotions; gratitude counts as joy",
    ),
    Set(
        name="CLUEmotion2020 valid",
        file="cluemotion",
        licence="none stated",
        lang="zh",
        rows=_clue,
        weights={"sentiment": 0.5, "emotion": 0.5},
        note="disgust and like have no place among the emotions",
    ),
    Set(
        name="Weibo sentiment 2018",
        file="weibo2018",
        licence="none stated",
        lang="zh",
        rows=_weibo2018,
        weights={"sentiment": 0.15},
        note="no neutral class, so it counts less",
    ),
    Set(
        name="ChineseNlpCorpus reviews",
        file="reviews",
        licence="none stated",
        lang="zh",
        rows=reviews(held_out=False),
        weights={"sentiment": 0.15},
        held_out=reviews(held_out=True),
        note="every 2nd (shops: 4th) row; no neutral class, so it counts less",
    ),
    Set(
        name="COLD",
        file="cold",
        licence="Apache-2.0",
        lang="zh",
        rows=_cold("train"),
        weights={"offence": 1.0},
        held_out=_cold("dev"),
    ),
)
