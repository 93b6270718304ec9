"""Reads settings: defaults < TOML file < TOCSIN_… environment < flags.

`TOCSIN_SERVER__PORT=9000` sets `server.port`; `TOCSIN_PORT` is short for it.
"""

import copy
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tocsin.kernel import catalogue, reasons
from tocsin.settings import faults, model

PREFIX = "TOCSIN_"
_SHORT = {"PORT": ("server", "port")}
_UNREADABLE: dict[type[OSError], str] = {
    FileNotFoundError: "no_file",
    IsADirectoryError: "is_folder",
    PermissionError: "no_permission",
}
_NOT_SETTINGS = frozenset({"DATA", "REQUIRE", "ATPROTO", "CONFIG", "NATIVE"})


def load(
    file: Path | None,
    *,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> model.Settings:
    """Return the settings, or raise faults.BadConfiguration with every fault found."""
    text, told = _read(file)
    around, above = dict(environment or {}), dict(flags or {})
    merged = _merged(_merged(told, _from_environment(around)), above)
    try:
        return model.Settings.model_validate(merged)
    except ValidationError as refused:
        origin = faults.Origin(file=file, text=text, read=told, environment=around, flags=above)
        raise faults.told(refused, origin, sound=_sound(merged, refused)) from refused


def _sound(merged: dict[str, Any], refused: ValidationError) -> faults.Sound | None:
    """Return what holds without what is refused; None where nothing can be told from what."""
    kept: dict[str, Any] = copy.deepcopy(merged)
    left_out: dict[str, set[int]] = {}
    for table, *rest in (error["loc"] for error in refused.errors()):
        section, key = kept.get(str(table)), rest[0] if rest else None
        if isinstance(section, list) and isinstance(key, int):
            left_out.setdefault(str(table), set()).add(key)
        elif isinstance(section, dict) and key is not None:
            section.pop(key, None)
        else:
            kept.pop(str(table), None)
    for table, gone in left_out.items():
        kept[table] = [one for number, one in enumerate(kept[table]) if number not in gone]
    try:
        settings = model.Settings.model_validate(kept)
    except ValidationError:
        return None
    numbers = {table: frozenset(gone) for table, gone in left_out.items()}
    return faults.Sound(settings=settings, left_out=numbers)


def watches(file: Path) -> tuple[model.Watch, ...]:
    """Return the `[[watch]]` tables of a terms file; other tables are a fault."""
    text, told = _read(file)
    try:
        return model.Terms.model_validate(told).watch
    except ValidationError as refused:
        origin = faults.Origin(file=file, text=text, read=told, environment={}, flags={})
        raise faults.told(refused, origin, model.Terms) from refused


def environment() -> dict[str, str]:
    """Return this process's environment."""
    return dict(os.environ)


def _read(file: Path | None) -> tuple[str, dict[str, Any]]:
    if file is None:
        return "", {}
    try:
        content = file.read_bytes()
    except OSError as refused:
        raise _refused(file, _UNREADABLE.get(type(refused), "unreadable"), refused) from refused
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as refused:
        line = content[: refused.start].count(b"\n") + 1
        raise _refused(file, "not_utf8", refused, line) from refused
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as refused:
        line = reasons.toml_line(str(refused), text)
        raise _refused(file, "not_toml", refused, line) from refused


def _refused(
    file: Path, name: str, refused: Exception, line: int | None = None
) -> faults.BadConfiguration:
    """Return the fault of a whole file, or of the line where reading it ended."""
    is_toml = name == "not_toml"
    why = reasons.of_toml(str(refused)) if is_toml else reasons.of_content(refused)
    fault = faults.Fault(
        file=str(file), line=line, path="", reason=f"settings.{name}", facts={"why": why}
    )
    return faults.BadConfiguration((fault,))


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in sorted(environment.items()):
        rest = name.removeprefix(PREFIX)
        if rest == name or rest in _NOT_SETTINGS:
            continue
        path = _SHORT.get(rest, tuple(part.lower() for part in rest.split("__")))
        inner = told
        for part in path[:-1]:
            if not isinstance(inner.setdefault(part, {}), dict):
                inner[part] = {}  # the longer name says more
            inner = inner[part]
        # A terminal's "zh_TW" is as good as our own "zh-Hant".
        inner[path[-1]] = catalogue.closest(value) if path == ("language",) else value
    return told


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        both = isinstance(value, dict) and isinstance(old, dict)
        merged[name] = _merged(old, value) if both and isinstance(old, dict) else value
    return merged
