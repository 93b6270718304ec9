"""Faults in the settings: where each stands and how to mend it."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tocsin.kernel import errors
from tocsin.settings import model

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*(["']?)([A-Za-z0-9_-]+)\1\s*=""")
_SHORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in the settings."""

    file: str  # or "environment", "flags"
    line: int | None
    path: str  # "server.port"
    reason: str  # catalogue code
    facts: Mapping[str, object]
    mend: str = ""  # catalogue code of the mend; its facts are the same


class BadConfiguration(errors.TocsinError):
    """The settings cannot be used: fact `faults`, a tuple of Fault."""

    code = "settings.bad_configuration"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults=faults)
        self.faults = faults


def told(
    refused: ValidationError, file: Path | None, text: str, read: Mapping[str, Any]
) -> BadConfiguration:
    """Return every fault that validation found, placed in the file's text."""
    places = dict(_places(text))
    return BadConfiguration(tuple(_fault(error, file, places, read) for error in refused.errors()))


def at(file: Path | None, path: tuple[str | int, ...], reason: str, **facts: object) -> Fault:
    """Return a fault that only other rooms could find, placed in the file."""
    places = dict(_places(file.read_text("utf-8-sig"))) if file else {}
    near = next((path[:size] for size in range(len(path), 0, -1) if path[:size] in places), ())
    return Fault(
        file=str(file or "environment"),
        line=places.get(near),
        path=".".join(str(part) for part in path),
        reason=reason,
        facts=facts,
    )


def _places(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Yield (path, line) of every table and key; the last of equal paths wins."""
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = header.group(2)
            parts: tuple[str | int, ...] = tuple(part.strip(" \"'") for part in name.split("."))
            if header.group(1) == "[[":
                counts[name] = counts.get(name, -1) + 1
                parts = (*parts, counts[name])
            table = parts
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, key.group(2)), number


def _fault(
    error: ErrorDetails,
    file: Path | None,
    places: Mapping[tuple[str | int, ...], int],
    read: Mapping[str, Any],
) -> Fault:
    path = tuple(error["loc"])
    in_file = _within(read, path) or error["type"] == "missing"
    near = next((path[:size] for size in range(len(path), 0, -1) if path[:size] in places), ())
    unknown = error["type"] == "extra_forbidden"
    facts: dict[str, object] = {"why": error["msg"], "value": _short(error["input"])}
    guess = _guess(path) if unknown else ""
    if guess:
        facts["guess"] = guess
    return Fault(
        file=str(file) if in_file else "environment",
        line=places.get(near) if in_file else None,
        path=".".join(str(part) for part in path),
        reason="settings.unknown_key" if unknown else "settings.bad_value",
        facts=facts,
        mend="settings.mend_spelling" if guess else "",
    )


def _within(read: object, path: tuple[str | int, ...]) -> bool:
    for part in path:
        is_there = isinstance(read, Mapping) and part in read
        if not is_there and not (isinstance(read, list) and isinstance(part, int)):
            return False
        read = read[part]  # type: ignore[index]  # one of the two, as just seen
    return True


def _guess(path: tuple[str | int, ...]) -> str:
    """Return the known key nearest to the last part of an unknown path."""
    section: type[BaseModel] = model.Settings
    for part in path[:-1]:
        field = section.model_fields.get(str(part))
        inner = list(_models(field.annotation if field else None))
        section = inner[0] if inner else section
    close = difflib.get_close_matches(str(path[-1]), list(section.model_fields), n=1)
    return close[0] if close else ""


def _models(kind: object) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in getattr(kind, "__args__", ()):
        yield from _models(inner)


def _short(value: object) -> str:
    told = repr(value)
    return told if len(told) <= _SHORT else told[: _SHORT - 3] + "..."
