"""Words that cost trust, sentences too long to take in, marks that nobody sees."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tocsin.kernel import folding
from tocsin.statements.checks.model import Finding, Grade
from tocsin.statements.drafting import Draft, Sentence

_LIST = Path(__file__).parent / "lists" / "words.toml"
_GRADES = {"vague": Grade.WARN, "blame": Grade.WARN, "cold": Grade.WARN, "legal": Grade.WARN}
# Zero-width and bidirectional marks: a text of ours has no use for them.
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_LONG_CHINESE, _LONG_ENGLISH, _HARD = 60, 30, 12.0
_ENOUGH_WORDS = 30
_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-z']+")


@cache
def words(kind: str) -> re.Pattern[str]:
    """Return the pattern of one kind of words in every language."""
    told = tomllib.loads(_LIST.read_text(encoding="utf-8"))[kind]
    latin = [rf"\b{re.escape(word)}" for word in told["en"]]
    return re.compile("|".join([*latin, *map(re.escape, told["zh"])]))


def has(kind: str, text: str) -> bool:
    """Return whether a text holds words of a kind."""
    return words(kind).search(folding.fold(text)) is not None


def find(draft: Draft, split: list[Sentence]) -> Iterator[Finding]:
    """Yield sentences with words that cost trust or that are hard to read."""
    for one in split:
        folded = folding.fold(one.text)
        for kind, grade in _GRADES.items():
            hits = list(dict.fromkeys(hit[0] for hit in words(kind).finditer(folded)))
            if hits:
                told: dict[str, object] = {"words": hits}
                code = f"statements.words.{kind}"
                yield Finding(code=code, grade=grade, start=one.start, end=one.end, facts=told)
        yield from _long(one)
    for hit in _UNSEEN.finditer(draft.text):
        told = {"mark": f"U+{ord(hit[0]):04X}"}
        yield Finding(
            code="statements.words.unseen_mark",
            grade=Grade.WARN,
            start=hit.start(),
            end=hit.end(),
            facts=told,
        )
    grade_level = reading_grade(draft.text) if draft.language == "en" else None
    if grade_level is not None and grade_level > _HARD:
        told = {"grade": round(grade_level, 1), "limit": _HARD}
        yield Finding(code="statements.words.hard_to_read", grade=Grade.HINT, facts=told)


def reading_grade(text: str) -> float | None:
    """Return the Flesch-Kincaid grade (Kincaid et al. 1975); None for too short a text."""
    found = _WORD.findall(text)
    if len(found) < _ENOUGH_WORDS:
        return None
    sentences = max(len(re.findall(r"[.!?]+(?:\s|$)", text)), 1)
    syllables = sum(_syllables(word.lower()) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def _syllables(word: str) -> int:
    silent = word.endswith("e") and not word.endswith("le")
    return max(len(_VOWELS.findall(word)) - silent, 1)


def _long(one: Sentence) -> Iterator[Finding]:
    han = len(re.findall(r"[\u3400-\u9fff]", one.text))
    length, limit = (han, _LONG_CHINESE) if han else (len(_WORD.findall(one.text)), _LONG_ENGLISH)
    if length > limit:
        told = {"length": length, "limit": limit}
        yield Finding(
            code="statements.words.long_sentence",
            grade=Grade.HINT,
            start=one.start,
            end=one.end,
            facts=told,
        )
