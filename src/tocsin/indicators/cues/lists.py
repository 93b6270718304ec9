"""Reads the word lists and finds their words in folded texts, whole columns at a time."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.kernel import folding

CUES = ("first_person", "demands", "doubts")
TOLD = ("demands", "doubts")  # whose words a person is told
_READ = 2_000  # characters of a post
_WORDS = 8  # of a cue and post
_SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """One RE2 pattern a cue, "" where no word is known, and the versions of the lists."""

    patterns: Mapping[str, str]
    version: str  # "en 1, zh 1"

    @classmethod
    def of(cls, folder: Path) -> "Cues":
        """Return what the lists of a folder hold, `<language>.toml` each."""
        words: dict[str, list[str]] = {cue: [] for cue in CUES}
        versions = []
        for file in sorted(folder.glob("*.toml")):
            told = tomllib.loads(file.read_text(encoding="utf-8"))
            versions.append(f"{file.stem} {told['version']}")
            for cue in CUES:
                words[cue] += told.get(cue, [])
        patterns = {cue: pattern(some) for cue, some in words.items()}
        return cls(patterns=patterns, version=", ".join(versions))

    def found(self, folded: pa.Array, cues: Iterable[str] = CUES) -> dict[str, pa.Array]:
        """Return for each of `cues` whether each folded text holds one of its words.

        Costs about 0.2 µs a cue and post: RE2 reads each text once for all words.
        """
        nothing = pa.repeat(pa.scalar(value=False), len(folded))
        known = {cue: self.patterns[cue] for cue in cues if cue in self.patterns}
        return {
            cue: pc.match_substring_regex(folded, pattern=pattern) if pattern else nothing
            for cue, pattern in known.items()
        }

    def words(self, folded: Sequence[str]) -> list[dict[str, tuple[str, ...]]]:
        """Return by which words each folded text demands or doubts, each once, as they come.

        RE2 finds the few texts that do; only these are read again for the words themselves.

        >>> Cues(patterns={"demands": pattern(["refund*"])}, version="").words(["refund! Refunds"])
        [{'demands': ('refund',)}]
        """
        told = [text[:_READ] for text in folded]
        words: list[dict[str, tuple[str, ...]]] = [{} for _ in told]
        truths = self.found(pa.array(told, pa.string()), TOLD)
        for cue, truth in truths.items():
            for place in np.flatnonzero(truth.to_numpy(zero_copy_only=False)):
                words[place][cue] = _found(self.patterns[cue], told[place])
        return words


@cache
def shipped() -> Cues:
    """Return the lists that come with Tocsin."""
    return Cues.of(_SHIPPED)


def _found(one: str, text: str) -> tuple[str, ...]:
    words = _compiled(one).findall(text)
    return tuple(dict.fromkeys(words))[:_WORDS]


@cache
def _compiled(one: str) -> re.Pattern[str]:
    return re.compile(one, re.ASCII)  # as RE2 understands a word's boundary


def pattern(words: Iterable[str]) -> str:
    r"""Return one alternative a word; ASCII words stand between boundaries, Han words anywhere.

    >>> pattern(["refund*", "退款"])
    '\\brefund|退款'
    """
    folded = (folding.fold(word).strip() for word in words)
    return "|".join(dict.fromkeys(_alternative(word) for word in folded if word.strip("*")))


def _alternative(word: str) -> str:
    stem = word.removesuffix("*")
    plain = re.escape(stem)
    begins = r"\b" if stem[:1].isascii() and stem[:1].isalnum() else ""
    ends = r"\b" if stem == word and stem[-1:].isascii() and stem[-1:].isalnum() else ""
    return f"{begins}{plain}{ends}"
