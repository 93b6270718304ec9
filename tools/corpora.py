"""Labelled public posts from the data pack, in the labels of the fast reader.

Every corpus tells the licence that its source states; the trainer writes it into the card.
"""

import csv
import html
import io
import itertools
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

NO_LABEL = -1
NEGATIVE, NEUTRAL, POSITIVE = range(3)
ANGER, FEAR, SADNESS, SURPRISE, JOY, CALM = range(6)  # the order of enrichment.EMOTIONS

Labelled = Iterator[tuple[str, int, int]]  # text, sentiment, emotion


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """One set of labelled posts."""

    name: str
    licence: str
    lang: str
    rows: Callable[[Path], Labelled]
    weight: float = 1.0
    held_out: Mapping[str, Callable[[Path], Labelled]] | None = None
    note: str = ""


_SMP = {
    "angry": (NEGATIVE, ANGER),
    "fear": (NEGATIVE, FEAR),
    "sad": (NEGATIVE, SADNESS),
    "surprise": (NO_LABEL, SURPRISE),
    "happy": (POSITIVE, JOY),
    "neutral": (NEUTRAL, CALM),
}
_COVID7 = {
    0: (NEGATIVE, FEAR),
    1: (NEGATIVE, NO_LABEL),  # disgust
    2: (POSITIVE, JOY),
    3: (NO_LABEL, SURPRISE),
    4: (POSITIVE, JOY),  # gratitude
    5: (NEGATIVE, SADNESS),
    6: (NEGATIVE, ANGER),
}
_CLUE = {
    "sadness": (NEGATIVE, SADNESS),
    "disgust": (NEGATIVE, NO_LABEL),
    "anger": (NEGATIVE, ANGER),
    "fear": (NEGATIVE, FEAR),
    "happiness": (POSITIVE, JOY),
    "like": (POSITIVE, NO_LABEL),
    "surprise": (NO_LABEL, SURPRISE),
}
_TWEET_EMOTIONS = {0: ANGER, 1: JOY, 2: JOY, 3: SADNESS}  # 2 is optimism
_AIRLINES = {"negative": NEGATIVE, "neutral": NEUTRAL, "positive": POSITIVE}
_VALENCE = 0.5  # VADER's mean human valence, from -4 to 4
_EVERY_FIFTH = 5
_EVERY_FOURTH = 4


def _json_lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _smp(name: str) -> Callable[[Path], Labelled]:
    def rows(folder: Path) -> Labelled:
        for row in _json_lines(folder / "SMP2020" / f"{name}.jsonl"):
            yield row["content"], *_SMP[row["label"]]

    return rows


def _covid7(folder: Path) -> Labelled:
    for row in _json_lines(folder / "COVID7" / "train.jsonl"):
        yield row["text"], *_COVID7[int(row["label"])]


def _clue(folder: Path) -> Labelled:
    for row in _json_lines(folder / "CLUEmotion" / "valid.jsonl"):
        yield row["content"], *_CLUE[row["label"]]


def _weibo2018(folder: Path) -> Labelled:
    for row in _json_lines(folder / "weibo2018" / "train.jsonl"):
        yield row["text"], (NEGATIVE, POSITIVE)[int(row["label"])], NO_LABEL


def _reviews(*, held_out: bool) -> Callable[[Path], Labelled]:
    """Every second review of food deliveries and hotels, every fourth of ten shop categories.

    Of the rest, one in eight and one in forty are held out.
    """

    def rows(folder: Path) -> Labelled:
        step, first = (8, 1) if held_out else (2, 0)
        for name in ("waimai_10k", "ChnSentiCorp_htl_all"):
            with (folder / "ChineseNlpCorpus" / f"{name}.csv").open(encoding="utf-8") as lines:
                yield from _every(csv.DictReader(lines), step, first)
        step, first = (40, 1) if held_out else (4, 0)
        archive = folder / "ChineseNlpCorpus" / "online_shopping_10_cats.zip"
        with zipfile.ZipFile(archive) as packed, packed.open("online_shopping_10_cats.csv") as raw:
            lines = io.TextIOWrapper(raw, encoding="utf-8")
            yield from _every(csv.DictReader(lines), step, first)

    return rows


def _every(rows: Iterable[dict[str, str]], step: int, first: int) -> Labelled:
    for row in itertools.islice(rows, first, None, step):
        yield row["review"] or "", (NEGATIVE, POSITIVE)[int(row["label"])], NO_LABEL


def _tweets(folder: Path) -> Labelled:
    path = folder / "tweeteval" / "sentiment" / "train_RECONSTRUCTED.tsv"
    with path.open(encoding="utf-8", newline="\n") as lines:
        next(lines)
        for number, line in enumerate(lines):
            label, text, *_ = line.rstrip("\n").split("\t")
            # No English set has calm posts: every fourth neutral tweet stands in for them.
            is_calm = int(label) == NEUTRAL and number % _EVERY_FOURTH == 0
            yield html.unescape(text), int(label), CALM if is_calm else NO_LABEL


def _tweet_sentiment(name: str) -> Callable[[Path], Labelled]:
    def rows(folder: Path) -> Labelled:
        for row in _json_lines(folder / name):
            yield html.unescape(row["text"]), int(row["label"]), NO_LABEL

    return rows


def _tweet_emotion(name: str) -> Callable[[Path], Labelled]:
    def rows(folder: Path) -> Labelled:
        for row in _json_lines(folder / "tweeteval" / "emotion" / f"{name}.jsonl"):
            yield html.unescape(row["text"]), NO_LABEL, _TWEET_EMOTIONS[int(row["label"])]

    return rows


def _vader(folder: Path) -> Labelled:
    with (folder / "VADER" / "tweets_GroundTruth.txt").open(encoding="utf-8") as lines:
        for line in lines:
            _, told, text = line.rstrip("\n").split("\t", 2)
            valence = float(told)
            label = POSITIVE if valence > _VALENCE else NEUTRAL
            yield html.unescape(text), NEGATIVE if valence < -_VALENCE else label, NO_LABEL


def _airlines(*, held_out: bool) -> Callable[[Path], Labelled]:
    def rows(folder: Path) -> Labelled:
        path = folder / "US_airlines_2015" / "Tweets.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                if (number % _EVERY_FIFTH == 0) == held_out:
                    label = _AIRLINES[row["airline_sentiment"]]
                    yield html.unescape(row["text"]), label, NO_LABEL

    return rows


CORPORA = (
    Corpus(
        name="SMP2020-EWECT usual",
        licence="none stated",
        lang="zh",
        rows=_smp("usual_train"),
        held_out={"smp_usual": _smp("usual_eval")},
    ),
    Corpus(
        name="SMP2020-EWECT virus",
        licence="none stated",
        lang="zh",
        rows=_smp("virus_train"),
        held_out={"smp_virus": _smp("virus_eval")},
    ),
    Corpus(name="COVID-19 Weibo emotions", licence="none stated", lang="zh", rows=_covid7),
    Corpus(name="CLUEmotion2020 valid", licence="none stated", lang="zh", rows=_clue),
    Corpus(
        name="Weibo sentiment 2018",
        licence="none stated",
        lang="zh",
        rows=_weibo2018,
        weight=0.4,
        note="no neutral class, so it counts less",
    ),
    Corpus(
        name="ChineseNlpCorpus reviews",
        licence="none stated",
        lang="zh",
        rows=_reviews(held_out=False),
        weight=0.4,
        held_out={"zh_reviews": _reviews(held_out=True)},
        note="every 2nd (shops: 4th) row; no neutral class, so it counts less",
    ),
    Corpus(
        name="TweetEval sentiment, train rebuilt",
        licence="no restrictions; original terms apply",
        lang="en",
        rows=_tweets,
        held_out={"tweeteval_sentiment": _tweet_sentiment("tweeteval/sentiment/val.jsonl")},
        note="every 4th row, where neutral, stands in for calm in the emotion head",
    ),
    Corpus(
        name="TweetEval emotion",
        licence="no restrictions; original terms apply",
        lang="en",
        rows=_tweet_emotion("train"),
        held_out={"tweeteval_emotion": _tweet_emotion("val")},
        note="optimism counts as joy; no fear, no surprise",
    ),
    Corpus(
        name="XLM-T English",
        licence="Apache-2.0",
        lang="en",
        rows=_tweet_sentiment("XLMT/english_train.jsonl"),
    ),
    Corpus(name="VADER tweets", licence="MIT", lang="en", rows=_vader),
    Corpus(
        name="US airlines 2015",
        licence="none stated",
        lang="en",
        rows=_airlines(held_out=False),
        held_out={"us_airlines": _airlines(held_out=True)},
        note="every 5th row held out",
    ),
)
