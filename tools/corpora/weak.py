"""Labels that nobody gave: drawn from phrases where no labelled set exists.

Why people complain is labelled in English only, and never as a matter of safety or price; distress
is labelled nowhere. A rule over complaints and over posts of fear and sadness stands in, and the
card says so.
"""

import csv
import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.corpora import english, weibo
from tools.corpora.sets import Row, Rows, Set

from tocsin.kernel import folding

_PHRASES = Path(__file__).parent / "phrases.toml"
_OTHER = "other"
_LONG = 6  # folded characters below which a complaint gives no reason
_HURTING = ("fear", "sadness")
_LATIN = re.compile(r"^[a-z0-9' ]+$")
_DROPPED = 3  # every third hit loses its phrase, so that the rest of the post is learned


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    lists = tomllib.loads(_PHRASES.read_text(encoding="utf-8"))[kind]
    return {label: re.compile("|".join(map(_bounded, lists[label]))) for label in lists}


def _bounded(phrase: str) -> str:
    plain = re.escape(folding.fold(phrase))
    return rf"\b{plain}\b" if _LATIN.match(phrase) else plain


def reason(text: str) -> str | None:
    """Return the reason that a complaint gives by its phrases; None where two are as likely."""
    folded = folding.fold(text)
    counts = sorted(
        ((len(found.findall(folded)), label) for label, found in _patterns("reason").items()),
        reverse=True,
    )
    (most, label), (second, _) = counts[:2]
    if not most:
        return _OTHER
    return label if most > second else None


def distress(text: str, emotion: str) -> str | None:
    """Tell whether a post of that emotion is of someone in need; None where it cannot be told."""
    folded = folding.fold(text)
    found = _patterns("distress")
    if found["no"].search(folded) or emotion not in _HURTING:
        return "no" if not found["yes"].search(folded) or emotion == "joy" else None
    return "yes" if found["yes"].search(folded) else "no"


def _chinese_reasons(folder: Path) -> Rows:
    for number, text in enumerate(_complaints(folder)):
        label = reason(text) if len(text) >= _LONG else None
        if label and (label != _OTHER or number % 4 == 0):
            yield {"text": text, "reason": label}


def _complaints(folder: Path) -> Iterator[str]:
    for name in ("waimai_10k", "ChnSentiCorp_htl_all"):
        with (folder / "ChineseNlpCorpus" / f"{name}.csv").open(encoding="utf-8") as lines:
            yield from (row["review"] for row in csv.DictReader(lines) if row["label"] == "0")
    yield from (row["review"] or "" for row in weibo.shops(folder) if row["label"] == "0")


def _english_reasons(folder: Path) -> Rows:
    for row in english.posts(folder):
        if row.get("sentiment") == "negative":
            label = reason(row["text"])
            if label and label != _OTHER:
                yield {"text": row["text"], "reason": label}


def _distress(rows: Rows) -> Rows:
    for number, row in enumerate(rows):
        emotion = row.get("emotion") or _guessed(row)
        label = distress(row["text"], emotion) if emotion else None
        if label:
            yield {"text": row["text"], "distress": label}
        if label == "yes" and number % _DROPPED == 0:
            yield {"text": _without(row["text"]), "distress": label}


def _guessed(row: Row) -> str | None:
    """Return the emotion that a sentiment alone allows for."""
    return {"negative": "sadness", "positive": "joy"}.get(row.get("sentiment", ""))


def _without(text: str) -> str:
    return _patterns("distress")["yes"].sub(" ", folding.fold(text))


def _chinese_distress(folder: Path) -> Rows:
    sources = (one.rows(folder) for one in weibo.SETS[:4])
    yield from _distress(itertools.chain.from_iterable(sources))


def _english_distress(folder: Path) -> Rows:
    yield from _distress(english.posts(folder))


_WEAK = "no labelled set exists: weak labels by rules over phrases (tools/corpora/phrases.toml)"
SETS = (
    Set(
        name="Complaints in Chinese reviews",
        file="reason_zh",
        licence="none stated",
        lang="zh",
        rows=_chinese_reasons,
        weights={"reason": 0.5},
        note=f"negative reviews of ChineseNlpCorpus; {_WEAK}",
    ),
    Set(
        name="Complaints in English posts",
        file="reason_en",
        licence="no restrictions; original terms apply",
        lang="en",
        rows=_english_reasons,
        weights={"reason": 0.3},
        note=f"negative posts of TweetEval and the airlines; {_WEAK}",
    ),
    Set(
        name="Distress in Weibo posts",
        file="distress_zh",
        licence="none stated",
        lang="zh",
        rows=_chinese_distress,
        weights={"distress": 1.0},
        note=f"SMP2020, COVID-19 Weibo, CLUEmotion; {_WEAK}",
    ),
    Set(
        name="Distress in English posts",
        file="distress_en",
        licence="no restrictions; original terms apply",
        lang="en",
        rows=_english_distress,
        weights={"distress": 1.0},
        note=f"TweetEval sentiment and emotion; {_WEAK}",
    ),
)
