"""English posts: sentiment, emotion, offence, complaints about airlines."""

import csv
import html
from collections.abc import Callable
from pathlib import Path

from tools.corpora.sets import Rows, Set
from tools.corpora.weibo import json_lines

_SENTIMENTS = ("negative", "neutral", "positive")
_EMOTIONS = ("anger", "joy", "joy", "sadness")  # the third is optimism
_OFFENCE = ("none", "offensive")
_REASONS = {
    "Customer Service Issue": "service",
    "Flight Attendant Complaints": "service",
    "longlines": "service",
    "Late Flight": "delivery",
    "Cancelled Flight": "delivery",
    "Lost Luggage": "loss",
    "Damaged Luggage": "loss",
    "Bad Flight": "quality",
    "Flight Booking Problems": "malfunction",
    "Can't Tell": "other",
}
_VALENCE = 0.5  # VADER's mean human valence, from -4 to 4
_EVERY_FIFTH = 5
_EVERY_FOURTH = 4


def _sentiment(folder: Path) -> Rows:
    path = folder / "tweeteval" / "sentiment" / "train_RECONSTRUCTED.tsv"
    with path.open(encoding="utf-8", newline="\n") as lines:
        next(lines)
        for number, line in enumerate(lines):
            label, text, *_ = line.rstrip("\n").split("\t")
            row = {"text": html.unescape(text), "sentiment": _SENTIMENTS[int(label)]}
            # No English set has calm posts: every fourth neutral one stands in for them.
            if row["sentiment"] == "neutral" and number % _EVERY_FOURTH == 0:
                row["emotion"] = "neutral"
            yield row


def _numbered(file: str, head: str, labels: tuple[str, ...]) -> Callable[[Path], Rows]:
    def rows(folder: Path) -> Rows:
        for row in json_lines(folder / file):
            yield {"text": html.unescape(row["text"]), head: labels[int(row["label"])]}

    return rows


def _vader(folder: Path) -> Rows:
    with (folder / "VADER" / "tweets_GroundTruth.txt").open(encoding="utf-8") as lines:
        for line in lines:
            _, told, text = line.rstrip("\n").split("\t", 2)
            valence = float(told)
            label = "positive" if valence > _VALENCE else "neutral"
            label = "negative" if valence < -_VALENCE else label
            yield {"text": html.unescape(text), "sentiment": label}


def _airlines(*, held_out: bool) -> Callable[[Path], Rows]:
    def rows(folder: Path) -> Rows:
        path = folder / "US_airlines_2015" / "Tweets.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            for number, told in enumerate(csv.DictReader(lines)):
                if (number % _EVERY_FIFTH == 0) == held_out:
                    row = {
                        "text": html.unescape(told["text"]),
                        "sentiment": told["airline_sentiment"],
                    }
                    if told["negativereason"]:
                        row["reason"] = _REASONS[told["negativereason"]]
                    yield row

    return rows


_TERMS = "no restrictions; original terms apply"
SETS = (
    Set(
        name="TweetEval sentiment, train rebuilt",
        file="tweeteval_sentiment",
        licence=_TERMS,
        lang="en",
        rows=_sentiment,
        weights={"sentiment": 1.0, "emotion": 1.0},
        held_out=_numbered("tweeteval/sentiment/val.jsonl", "sentiment", _SENTIMENTS),
        note="every 4th row, where neutral, stands in for calm in the emotion head",
    ),
    Set(
        name="TweetEval emotion",
        file="tweeteval_emotion",
        licence=_TERMS,
        lang="en",
        rows=_numbered("tweeteval/emotion/train.jsonl", "emotion", _EMOTIONS),
        weights={"emotion": 1.0},
        held_out=_numbered("tweeteval/emotion/val.jsonl", "emotion", _EMOTIONS),
        note="optimism counts as joy; no fear, no surprise",
    ),
    Set(
        name="TweetEval offensive",
        file="tweeteval_offensive",
        licence=_TERMS,
        lang="en",
        rows=_numbered("tweeteval/offensive/train.jsonl", "offence", _OFFENCE),
        weights={"offence": 1.0},
        held_out=_numbered("tweeteval/offensive/val.jsonl", "offence", _OFFENCE),
    ),
    Set(
        name="XLM-T English",
        file="xlmt_english",
        licence="Apache-2.0",
        lang="en",
        rows=_numbered("XLMT/english_train.jsonl", "sentiment", _SENTIMENTS),
        weights={"sentiment": 1.0},
        held_out=_numbered("XLMT/english_val.jsonl", "sentiment", _SENTIMENTS),
    ),
    Set(
        name="VADER tweets",
        file="vader",
        licence="MIT",
        lang="en",
        rows=_vader,
        weights={"sentiment": 1.0},
        note="mean human valence beyond 0.5 and -0.5",
    ),
    Set(
        name="US airlines 2015",
        file="airlines",
        licence="none stated",
        lang="en",
        rows=_airlines(held_out=False),
        weights={"sentiment": 1.0, "reason": 1.0},
        held_out=_airlines(held_out=True),
        note="every 5th row held out; its ten reasons are mapped to ours",
    ),
)


def posts(folder: Path) -> Rows:
    """Return the labelled posts of feelings, not their held-out parts."""
    for one in SETS[:2]:
        yield from one.rows(folder)
    yield from _airlines(held_out=False)(folder)
