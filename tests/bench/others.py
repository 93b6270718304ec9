"""Other people's tools, each asked in a Python of its own (`.cache/peers`): JSON in, JSON out.

It imports nothing of Tocsin, whose environment never holds what is only compared with.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

_UNSURE = 0.05  # VADER's own bounds of what it calls neutral
_LOW, _HIGH = 0.4, 0.6
_PERMUTATIONS, _SHINGLE, _ALIKE = 64, 3, 0.4

Work = Callable[[Sequence[str]], list[Any]]


def vader(_: Sequence[str]) -> Work:
    """Return labels by VADER's compound score."""
    asked = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()

    def of(text: str) -> str:
        score = asked.polarity_scores(text)["compound"]
        return "positive" if score >= _UNSURE else "negative" if score <= -_UNSURE else "neutral"

    return lambda texts: [of(text) for text in texts]


def snownlp(_: Sequence[str]) -> Work:
    """Return labels by SnowNLP's probability of being positive."""
    asked = import_module("snownlp").SnowNLP

    def of(text: str) -> str:
        score = asked(text).sentiments if text.strip() else 0.5
        return "positive" if score > _HIGH else "negative" if score < _LOW else "neutral"

    return lambda texts: [of(text) for text in texts]


def _shingles(text: str) -> list[str]:
    return [text[at : at + _SHINGLE] for at in range(max(len(text) - _SHINGLE + 1, 1))]


def datasketch(_: Sequence[str]) -> Work:
    """Return the place of the most similar earlier text by MinHash and LSH, -1 for none."""
    library = import_module("datasketch")
    index = library.MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    known: list[Any] = []

    def of(text: str) -> int:
        mine = library.MinHash(num_perm=_PERMUTATIONS)
        mine.update_batch([part.encode() for part in _shingles(text)])
        near = max(index.query(mine), key=lambda at: mine.jaccard(known[at]), default=-1)
        index.insert(len(known), mine)
        known.append(mine)
        return near

    return lambda texts: [of(text) for text in texts]


def rensa(_: Sequence[str]) -> Work:
    """Return the same by rensa: 16 bands of 4, verified at 0.3."""
    library = import_module("rensa")
    index = library.RMinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS, num_bands=16)
    known: list[Any] = []

    def of(text: str) -> int:
        mine = library.RMinHash(num_perm=_PERMUTATIONS, seed=1)
        mine.update(_shingles(text))
        near = max(index.query(mine), key=lambda at: mine.jaccard(known[at]), default=-1)
        index.insert(len(known), mine)
        is_near = near >= 0 and mine.jaccard(known[near]) >= 0.3
        known.append(mine)
        return near if is_near else -1

    return lambda texts: [of(text) for text in texts]


def pyahocorasick(terms: Sequence[str]) -> Work:
    """Return how many terms stand in each text."""
    automaton = import_module("ahocorasick").Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return lambda texts: [sum(1 for _ in automaton.iter(text)) for text in texts]


_TOOLS = {one.__name__: one for one in (vader, snownlp, datasketch, rensa, pyahocorasick)}


def main() -> None:
    """Read {tool, texts, terms}; write {answers, seconds, built}."""
    asked = json.load(sys.stdin)
    begun = time.process_time()
    work = _TOOLS[asked["tool"]](asked["terms"])
    work(asked["texts"][:0])
    built = time.process_time() - begun
    begun = time.process_time()
    answers = work(asked["texts"])
    seconds = time.process_time() - begun
    json.dump({"answers": answers, "seconds": seconds, "built": built}, sys.stdout)


if __name__ == "__main__":
    main()
