"""Which column of an export tells what."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_AUTO = "auto"
_CANONICAL = "canonical"
_ZONE = "zone"
_PLATFORMS = "platforms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Candidates by field, and what holds for the whole export."""

    candidates: Mapping[str, tuple[str, ...]]
    zone: str = ""  # of times without one; empty = by the language of the header
    mends_platforms: bool = True  # writes the many names of one platform as one

    def choose(self, columns: Iterable[str]) -> dict[str, str]:
        """Return the column of each field that is there.

        >>> preset("hand_written").choose(["发布时间", "内容", "x"])
        {'text': '内容', 'created_at': '发布时间'}
        """
        there = {plain(column): column for column in reversed(list(columns))}
        chosen = {
            field: next((there[plain(name)] for name in names if plain(name) in there), None)
            for field, names in self.candidates.items()
        }
        return {field: column for field, column in chosen.items() if column is not None}


def plain(name: str) -> str:
    """Return a column's name without what does not count."""
    letters = name.replace("\ufeff", "").strip().strip("*").casefold()
    return "".join(letter for letter in letters if letter not in " _-")


def names() -> tuple[str, ...]:
    """Return the presets there are; `auto` tries the others in their order."""
    return (_AUTO, *(name for name in _read() if name != _PLATFORMS))


def preset(name: str) -> Preset:
    """Return a preset by its name (a KeyError is the caller's: names are checked in settings)."""
    told, plainest = _read()[name], _read()[_CANONICAL]
    candidates = {
        field: (*plainest.get(field, ()), *told.get(field, ()))
        for field in dict.fromkeys((*told, *plainest))
        if field != _ZONE
    }
    return Preset(
        candidates=candidates,
        zone=str(told.get(_ZONE, "")),
        mends_platforms=name not in {_CANONICAL, "chnci"},
    )


def best(name: str, columns: Iterable[str]) -> tuple[Preset, dict[str, str]]:
    """Return the preset that knows the most of `columns`, and what it chose."""
    there = list(columns)
    tried = names()[1:] if name == _AUTO else (name,)
    chosen = [(preset(one), preset(one).choose(there)) for one in tried]
    complete = [pair for pair in chosen if {"text", "created_at"} <= pair[1].keys()]
    if name == _AUTO and complete and complete[0][0] == preset(_CANONICAL):
        return complete[0]  # an exact canonical post is nothing else
    return max(complete or chosen, key=lambda pair: len(pair[1]))


@cache
def platforms() -> Mapping[str, str]:
    """Return each platform's many names and the one we write."""
    told = _read()[_PLATFORMS]
    return {str(name): one for one, many in told.items() for name in many if name != one}


@cache
def _read() -> dict[str, dict[str, list[str] | str]]:
    told = resources.files(__package__).joinpath("presets.toml").read_text("utf-8")
    return tomllib.loads(told)
