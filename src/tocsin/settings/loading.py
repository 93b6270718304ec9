"""Reads settings: defaults < TOML file < TOCSIN_… environment < flags.

`TOCSIN_SERVER__PORT=9000` sets `server.port`; `TOCSIN_PORT` is short for it.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tocsin.kernel import catalogue
from tocsin.settings import faults, model

PREFIX = "TOCSIN_"
_SHORT = {"PORT": ("server", "port")}
_NOT_SETTINGS = frozenset({"DATA", "REQUIRE", "ATPROTO", "CONFIG"})


def load(
    file: Path | None,
    *,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> model.Settings:
    """Return the settings, or raise faults.BadConfiguration with every fault found."""
    text, told = _read(file)
    merged = _merged(_merged(told, _from_environment(environment or {})), dict(flags or {}))
    try:
        return model.Settings.model_validate(merged)
    except ValidationError as refused:
        raise faults.told(refused, file, text, told) from refused


def watches(file: Path) -> tuple[model.Watch, ...]:
    """Return the `[[watch]]` tables of a terms file; other tables are a fault."""
    text, told = _read(file)
    try:
        return model.Terms.model_validate(told).watch
    except ValidationError as refused:
        raise faults.told(refused, file, text, told) from refused


def environment() -> dict[str, str]:
    """Return this process's environment."""
    return dict(os.environ)


def _read(file: Path | None) -> tuple[str, dict[str, Any]]:
    if file is None:
        return "", {}
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as refused:
        raise faults.BadConfiguration(
            (_whole(file, "settings.unreadable", refused.strerror),)
        ) from refused
    except UnicodeDecodeError as refused:
        raise faults.BadConfiguration(
            (_whole(file, "settings.not_utf8", refused.reason),)
        ) from refused
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as refused:
        place = re.search(r"line (\d+)", str(refused))
        line = int(place.group(1)) if place else text.count("\n") + 1
        why = re.sub(r" \(at .*\)$", "", str(refused))
        raise faults.BadConfiguration((_whole(file, "settings.not_toml", why, line),)) from refused


def _whole(file: Path, reason: str, why: str | None, line: int | None = None) -> faults.Fault:
    return faults.Fault(file=str(file), line=line, path="", reason=reason, facts={"why": why or ""})


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in environment.items():
        rest = name.removeprefix(PREFIX)
        if rest == name or rest in _NOT_SETTINGS:
            continue
        path = _SHORT.get(rest, tuple(part.lower() for part in rest.split("__")))
        inner = told
        for part in path[:-1]:
            inner = inner.setdefault(part, {})
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
