"""Posts of disasters, and posts that turned out to be rumours; split by event, by tree, by time."""

import csv
import html
import json
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools.corpora.sets import Row, Rows, Set

# Events of which nothing is learned: a fire, a flood, a shooting, a storm.
HELD_OUT_EVENTS = (
    "2013_Australia_bushfire",
    "2013_Alberta_floods",
    "2013_LA_airport_shootings",
    "2013_Typhoon_Yolanda",
)
_NO_TYPE = ("Not labeled", "Not applicable")
_INFORMATIVE = {
    "Related and informative": "yes",
    "Related - but not informative": "no",
    "Not related": "no",
}
_BLOCK = 20  # neighbours in time are of one event: they are held out together
_EVERY_FIFTH = 5


def _t26(*, held_out: bool) -> Callable[[Path], Rows]:
    def rows(folder: Path) -> Rows:
        for event in sorted((folder / "CrisisLex" / "CrisisLexT26").iterdir()):
            if (event.name in HELD_OUT_EVENTS) == held_out:
                yield from _labelled(event / f"{event.name}-tweets_labeled.csv")

    return rows


def _labelled(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        for told in csv.DictReader(lines, skipinitialspace=True):
            row = {"text": html.unescape(told["Tweet Text"])}
            if told["Information Type"] not in _NO_TYPE:
                row["crisis_type"] = told["Information Type"]
            if told["Informativeness"] in _INFORMATIVE:
                row["informative"] = _INFORMATIVE[told["Informativeness"]]
            yield row


def _ced(folder: Path) -> Iterator[tuple[str, Row]]:
    for told in _packed(folder / "CED" / "cascades_before_2013-06-26.jsonl.xz"):
        doubtful = "yes" if told["label"] == "rumor" else "no"
        yield (
            f"{told['t'] or 0:>12}",
            {"text": told["root"]["text"] or "", "verification": doubtful},
        )


def _twitter15(folder: Path) -> Iterator[tuple[str, Row]]:
    for told in _packed(folder / "Twitter15" / "cascades.jsonl.xz"):
        doubtful = "no" if told["label"] == "non-rumor" else "yes"
        text = html.unescape(told["text"]).replace(" URL", " http")
        yield told["root_time_utc"], {"text": text, "verification": doubtful}


def _pheme(folder: Path) -> Iterator[tuple[str, Row]]:
    for told in _packed(folder / "PHEME" / "ottawashooting.jsonl.xz"):
        if told["is_source_tweet"]:
            doubtful = "yes" if told["is_rumor"] else "no"
            yield told["t"], {"text": html.unescape(told["text"]), "verification": doubtful}


def _packed(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _by_time(
    source: Callable[[Path], Iterator[tuple[str, Row]]], *, held_out: bool
) -> Callable[[Path], Rows]:
    """Return four of five blocks of neighbours in time, or the fifth."""

    def rows(folder: Path) -> Rows:
        ordered = [row for _, row in sorted(source(folder), key=lambda one: one[0])]
        for number, row in enumerate(ordered):
            if (number // _BLOCK % _EVERY_FIFTH == 0) == held_out:
                yield row

    return rows


def _rumours(
    name: str,
    file: str,
    licence: str,
    lang: str,
    source: Callable[[Path], Iterator[tuple[str, Row]]],
) -> Set:
    return Set(
        name=name,
        file=file,
        licence=licence,
        lang=lang,
        rows=_by_time(source, held_out=False),
        weights={"verification": 1.0},
        held_out=_by_time(source, held_out=True),
        note="trees in the order of time: every fifth block of 20 is held out",
    )


SETS = (
    Set(
        name="CrisisLex T26",
        file="crisislex_t26",
        licence="MIT",
        lang="en",
        rows=_t26(held_out=False),
        weights={"crisis_type": 1.0, "informative": 1.0},
        held_out=_t26(held_out=True),
        note="four events held out; posts in other Latin-script languages count as en",
    ),
    _rumours("CED", "ced", "none stated", "zh", _ced),
    _rumours("Twitter15", "twitter15", "none stated", "en", _twitter15),
    _rumours("PHEME ottawashooting", "pheme", "CC-BY 4.0", "en", _pheme),
)
