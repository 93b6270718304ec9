"""What words are about, in three languages at once; texts are folded before they are looked at."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_LISTS = Path(__file__).parent.parent / "lists"
_Patterns = Mapping[str, re.Pattern[str]]


@cache
def _told(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_LISTS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def concepts(kind: str) -> _Patterns:
    """Return the patterns of predicates, opposites, nouns ("people.customer"), units, places."""
    told = {**_told("predicates"), **_told("concepts")}[kind]
    return {name: _pattern(words) for name, words in _flat(told)}


@cache
def turns(kind: str) -> re.Pattern[str]:
    """Return the pattern of words that turn a claim."""
    return _pattern(_told("turns")[kind])


@cache
def kind(name: str) -> frozenset[str]:
    """Return the predicates of a kind: weak, loose, seen."""
    return frozenset(_told("kinds")[name])


@cache
def pairs() -> tuple[frozenset[str], ...]:
    """Return the pairs of predicates that are two words for one thing."""
    return tuple(frozenset(one) for one in _told("kinds")["paired"])


def found(kind: str, folded: str) -> frozenset[str]:
    """Return what a folded text is about."""
    return frozenset(name for name, one in concepts(kind).items() if one.search(folded))


def _flat(told: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, words in told.items():
        if isinstance(words, dict):
            yield from ((f"{name}.{each}", of) for each, of in words.items())
        else:
            yield name, words


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_word, sorted(words, key=len, reverse=True))))


def _word(word: str) -> str:
    if not word[0].isascii():
        return re.escape(word)
    begins = r"\b" if word[0].isalnum() and word != "n't" else ""
    if word.endswith("="):
        return begins + re.escape(word[:-1]) + r"\b"
    return begins + re.escape(word)
