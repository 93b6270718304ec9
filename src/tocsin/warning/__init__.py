"""Grades a watch's danger from blue to red, and says so once.

Hears   counts per watch and minute, from indicators; the most telling posts
Says    LevelChanged(level, because=reasons + evidence post ids), Gathered, Degraded, OutageTurned
Needs   ports.Detector, the rules in force, a clock
Leaves  opening cases to cases/, telling people to notices/
"""

from tocsin.warning import (
    backtest,
    consequence,
    counted,
    detectors,
    errors,
    events,
    explaining,
    fatigue,
    grading,
    hearing,
    ledger,
    model,
    periods,
    ports,
    presets,
    risk,
    rules,
    seating,
    telling,
)
from tocsin.warning.asking import Evidence, Looking
from tocsin.warning.detectors import SeasonalDetector
from tocsin.warning.events import LevelChanged
from tocsin.warning.grading import Edges, Policy
from tocsin.warning.model import EarlyWarning, Explanation, Level, LevelChange, Reason, Stream
from tocsin.warning.seating import INDICATORS
from tocsin.warning.service import Desk

__all__ = [
    "INDICATORS",
    "Desk",
    "EarlyWarning",
    "Edges",
    "Evidence",
    "Explanation",
    "Level",
    "LevelChange",
    "LevelChanged",
    "Looking",
    "Policy",
    "Reason",
    "SeasonalDetector",
    "Stream",
    "backtest",
    "consequence",
    "counted",
    "detectors",
    "errors",
    "events",
    "explaining",
    "fatigue",
    "grading",
    "hearing",
    "ledger",
    "model",
    "periods",
    "ports",
    "presets",
    "risk",
    "rules",
    "seating",
    "telling",
]
