"""Counts what a watch's posts do, minute by minute, and what was expected of them.

Hears   posts that were read (listening.POSTS + matches + enrichment.READINGS)
Says    ROLLUPS, one mergeable row per watch and minute; series for charts; how a crisis spreads
Needs   nothing but arithmetic
Leaves  judging to warning/
"""

from tocsin.indicators import (
    corrections,
    cues,
    effect,
    forecasting,
    layers,
    novelty,
    repeats,
    rollup,
    series,
    sketch,
    traits,
)
from tocsin.indicators.rollup import ADDITIVE, ROLLUPS, merge_rows, roll_up
from tocsin.indicators.series import Band, Series

__all__ = [
    "ADDITIVE",
    "ROLLUPS",
    "Band",
    "Series",
    "corrections",
    "cues",
    "effect",
    "forecasting",
    "layers",
    "merge_rows",
    "novelty",
    "repeats",
    "roll_up",
    "rollup",
    "series",
    "sketch",
    "traits",
]
