"""Sentences of a text and where they stand in it, in Chinese and English."""

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "no", "st", "inc", "ltd", "co", "vs", "e.g", "i.e")
)
# These end no sentence where a day follows: "Feb. 4".
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)
_HALVES = frozenset(("a.m", "p.m"))
_GOES_ON = re.compile(r"\.\s+[a-z(]")
_DAY = re.compile(r"\.\s*\d{1,2}\b")
# A full stop ends a sentence before a blank or the end; a Chinese one always does.
_END = re.compile(r"[。！？!?…]+[」』”\"')）】]*|\.+[\"')\]]*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"([A-Za-z.]+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence without the blanks around it; text[start:end] is it."""

    text: str
    start: int
    end: int


def split(text: str) -> list[Sentence]:
    """Return the sentences of a text, in order.

    >>> [one.text for one in split("Dr. Lin said so. 我們道歉。謝謝！")]
    ['Dr. Lin said so.', '我們道歉。', '謝謝！']
    """
    found, begun = [], 0
    for end in _END.finditer(text):
        if end[0].startswith(".") and _is_abbreviation(text, end.start()):
            continue
        found += _trimmed(text, begun, end.end())
        begun = end.end()
    return [*found, *_trimmed(text, begun, len(text))]


def _is_abbreviation(text: str, at: int) -> bool:
    found = _LAST_WORD.search(text, max(at - 12, 0), at)
    word = found[1].lower().rstrip(".") if found else ""
    # "At 9 p.m. a fire broke out" goes on; "We close at 9 p.m. The shops reopen." does not.
    if word in _HALVES:
        return bool(_GOES_ON.match(text, at))
    return word in _ABBREVIATIONS or (word in _MONTHS and bool(_DAY.match(text, at)))


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    whole = text[start:end]
    bare = whole.strip()
    if not bare:
        return []
    first = start + len(whole) - len(whole.lstrip())
    return [Sentence(text=bare, start=first, end=first + len(bare))]
