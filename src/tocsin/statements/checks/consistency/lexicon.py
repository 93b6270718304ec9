"""What words are about, in three languages at once; texts are folded before they are looked at."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).parent.parent / "lists"
_Patterns = Mapping[str, re.Pattern[str]]


@cache
def concepts(kind: str) -> _Patterns:
    """Return the patterns of predicates, units or places."""
    told = tomllib.loads((_LISTS / "concepts.toml").read_text(encoding="utf-8"))
    return {name: _pattern(words) for name, words in told[kind].items()}


@cache
def turns(kind: str) -> re.Pattern[str]:
    """Return the pattern of words that turn a claim."""
    told = tomllib.loads((_LISTS / "turns.toml").read_text(encoding="utf-8"))
    return _pattern(told[kind])


def found(kind: str, folded: str) -> frozenset[str]:
    """Return what a folded text is about."""
    return frozenset(name for name, one in concepts(kind).items() if one.search(folded))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_word, sorted(words, key=len, reverse=True))))


def _word(word: str) -> str:
    if not word[0].isascii():
        return re.escape(word)
    begins = r"\b" if word[0].isalnum() and word != "n't" else ""
    if word.endswith("="):
        return begins + re.escape(word[:-1]) + r"\b"
    return begins + re.escape(word)
