"""Faults in the settings: where each stands and how to mend it."""

import difflib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tocsin.kernel import errors, reasons
from tocsin.settings import model, places

ENVIRONMENT = "environment"
FLAGS = "flags"
_SHORT = 80
# What is never printed, since a terminal is often shared and its log kept.
_SECRET = ("database", "header", "key", "password", "secret", "token", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in the settings."""

    file: str  # or "environment", "flags"
    line: int | None
    path: str  # "server.port"
    reason: str  # catalogue code
    facts: Mapping[str, object]
    mend: str = ""  # catalogue code of the mend; its facts are the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A settings file as other rooms see it: of its lists, what was at fault is left out."""

    file: Path | None
    left_out: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def placed(self, path: places.Path) -> places.Path:
        """Return where in the file stands what the others call `path`."""
        if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004 (a list and a place in it)
            return path
        table, number, *rest = path
        gone = self.left_out.get(str(table), frozenset())
        numbers = (one for one in itertools.count() if one not in gone)
        return (table, next(itertools.islice(numbers, int(number), None)), *rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What is left of settings without all that their form refuses."""

    settings: model.Settings
    left_out: Mapping[str, frozenset[int]]


class BadConfiguration(errors.TocsinError):
    """The settings cannot be used: fact `faults`, a tuple of Fault."""

    code = "settings.bad_configuration"

    def __init__(self, faults: tuple[Fault, ...], sound: Sound | None = None) -> None:
        super().__init__(faults=faults)
        self.faults, self.sound = faults, sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where settings came from: what each of the sources told."""

    file: Path | None
    text: str = ""
    read: Mapping[str, Any]
    environment: Mapping[str, str]
    flags: Mapping[str, Any]


def told(
    refused: ValidationError,
    origin: Origin,
    root: type[BaseModel] = model.Settings,
    sound: Sound | None = None,
) -> BadConfiguration:
    """Return every fault that validation found, placed where it was written."""
    known = places.lines(origin.text)
    found = (_placed(error, origin, known, root) for error in _own(refused.errors()))
    return BadConfiguration(in_order(found), sound)


def in_order(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults as they stand in their file."""
    return tuple(sorted(found, key=lambda one: one.line or 0))


def at(page: Page, path: places.Path, reason: str, **facts: object) -> Fault:
    """Return a fault that only other rooms could find, placed in the file.

    A fact `guess` is what was probably meant.
    """
    path = page.placed(path)
    known = places.lines(page.file.read_text("utf-8-sig")) if page.file else {}
    return Fault(
        file=str(page.file or ENVIRONMENT),
        line=places.nearest(known, path),
        path=_joined(path),
        reason=reason,
        facts=facts,
        mend=_mend(facts),
    )


def within(
    page: Page, table: places.Path, refused: ValidationError, root: type[BaseModel]
) -> Iterator[Fault]:
    """Yield the faults of a table that another wall's model refused."""
    for error in refused.errors():
        reason, facts = _said(error, root)
        yield at(page, (*table, *error["loc"]), reason, **facts)


def guess(told: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant, or ""."""
    return next(iter(difflib.get_close_matches(told, list(known), n=1)), "")


def _placed(
    error: ErrorDetails, origin: Origin, known: Mapping[places.Path, int], root: type[BaseModel]
) -> Fault:
    path = tuple(error["loc"])
    reason, facts = _said(error, root)
    file, line = str(origin.file), places.nearest(known, path)
    if _is_in(origin.flags, path):
        file, line = FLAGS, None
    elif variable := _variable(path, origin.environment):
        file, line = ENVIRONMENT, None
        facts["variable"] = variable
    elif origin.file is None:
        file = ENVIRONMENT
    return Fault(
        file=file,
        line=line,
        path=_joined(path),
        reason=reason,
        facts=facts,
        mend=_mend(facts),
    )


def _said(error: ErrorDetails, root: type[BaseModel]) -> tuple[str, dict[str, object]]:
    """Return a fault's code and facts."""
    path = tuple(error["loc"])
    name = str(path[-1]) if path else ""
    if error["type"] == "missing":
        return "settings.missing_key", {"key": name}
    if error["type"] == "extra_forbidden":
        fields = _fields(path, root)
        return "settings.unknown_key", {"guess": guess(name, fields), "keys": ", ".join(fields)}
    meant = guess(str(error["input"]), reasons.choices(error))
    facts: dict[str, object] = {"why": reasons.of_value(error), "guess": meant}
    named = [str(part).lower() for part in path]
    if any(secret in part for part in named for secret in _SECRET):
        return "settings.bad_secret", facts
    return "settings.bad_value", {**facts, "value": _short(error["input"])}


def _own(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the faults without those that only say that others left a list too short."""
    places_of = [error["loc"] for error in errors]
    for error in errors:
        path = error["loc"]
        is_below = any(other != path and other[: len(path)] == path for other in places_of)
        if not (error["type"] == "too_short" and is_below):
            yield error


def _mend(facts: Mapping[str, object]) -> str:
    if facts.get("guess"):
        return "settings.mend_spelling"
    return "settings.mend_known" if facts.get("keys") else ""


def _is_in(read: object, path: places.Path) -> bool:
    for part in path:
        if not isinstance(read, Mapping) or part not in read:
            return False
        read = read[part]
    return bool(path)


def _variable(path: places.Path, environment: Mapping[str, str]) -> str:
    """Return the variable of the environment that set a path, or part of it."""
    names = (
        "__".join(str(part).upper() for part in path[:size]) for size in range(len(path), 0, -1)
    )
    short = ["TOCSIN_PORT"] if path == ("server", "port") else []
    return next(
        (one for one in (*short, *(f"TOCSIN_{name}" for name in names)) if one in environment), ""
    )


def _fields(path: places.Path, section: type[BaseModel]) -> list[str]:
    """Return the keys that are known where a path ends."""
    for part in path[:-1]:
        field = section.model_fields.get(str(part))
        inner = list(_models(field.annotation if field else None))
        section = inner[0] if inner else section
    return list(section.model_fields)


def _models(kind: object) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in getattr(kind, "__args__", ()):
        yield from _models(inner)


def _joined(path: places.Path) -> str:
    return ".".join(str(part) for part in path)


def _short(value: object) -> str:
    """Return a value as TOML writes it, cut where it is long."""
    is_plain = isinstance(value, str | bool | int | float)
    told = json.dumps(value, ensure_ascii=False) if is_plain else str(value)
    return told if len(told) <= _SHORT else told[: _SHORT - 1] + "…"
