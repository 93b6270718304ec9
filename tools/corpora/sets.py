"""What the data pack holds, as rows of one shape: a text and the labels that it was given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Row = Mapping[str, str]  # "text", and a label for each head that the source answers
Rows = Iterator[Row]


@dataclass(frozen=True, kw_only=True)
class Set:
    """One set of labelled posts: where it comes from, and what it may teach."""

    name: str
    file: str  # stem of the JSONL file that is written for it
    licence: str
    lang: str
    rows: Callable[[Path], Rows]
    weights: Mapping[str, float]  # what a row counts, a head
    held_out: Callable[[Path], Rows] | None = None
    note: str = ""
