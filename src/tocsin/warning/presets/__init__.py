"""Presets by industry: numbers to begin with, each saying where it comes from.

Hears   nothing: TOML files beside this one
Says    Preset(code, numbers), each number with its source: measured, law, practice, judgement
Needs   nothing
Leaves  acting on them to warning.rules; clocks and duties to cases/
"""

from tocsin.warning.presets import model, reading
from tocsin.warning.presets.model import Number, Preset
from tocsin.warning.presets.reading import every, preset

__all__ = ["Number", "Preset", "every", "model", "preset", "reading"]
