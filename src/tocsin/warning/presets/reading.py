"""Reads the presets that come with Tocsin."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from tocsin.warning import errors
from tocsin.warning.presets.model import SOURCES, Preset


@cache
def every() -> tuple[Preset, ...]:
    """Return all presets, by code."""
    files = [one for one in resources.files(__package__).iterdir() if one.name.endswith(".toml")]
    found = [_read(one.read_text("utf-8")) for one in files]
    return tuple(sorted(found, key=lambda one: one.code))


def preset(code: str) -> Preset:
    """Return one; raises errors.UnknownPreset."""
    found = next((one for one in every() if one.code == code), None)
    if found is None:
        raise errors.UnknownPreset(preset=code)
    return found


def _read(text: str) -> Preset:
    told = msgspec.convert(tomllib.loads(text), type=Preset, strict=False)
    assert all(one.source in SOURCES for one in told.numbers)  # noqa: S101 (a test reads them all)
    return told
