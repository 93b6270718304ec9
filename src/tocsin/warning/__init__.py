"""Grades a watch's danger from blue to red, and says so once.

Hears   counts per watch and minute, from indicators
Says    LevelChanged(level, because=reasons + evidence post ids)
Needs   ports.Detector, a clock
Leaves  opening cases to cases/, telling people to notices/
"""

from tocsin.warning import (
    backtest,
    detectors,
    errors,
    events,
    explaining,
    grading,
    ledger,
    model,
    ports,
    risk,
)
from tocsin.warning.detectors import SeasonalDetector
from tocsin.warning.grading import Edges, Policy
from tocsin.warning.model import EarlyWarning, Level, LevelChange, Reason, Stream
from tocsin.warning.ruling import Evidence, Verdict
from tocsin.warning.service import INDICATORS, Desk

__all__ = [
    "INDICATORS",
    "Desk",
    "EarlyWarning",
    "Edges",
    "Evidence",
    "Level",
    "LevelChange",
    "Policy",
    "Reason",
    "SeasonalDetector",
    "Stream",
    "Verdict",
    "backtest",
    "detectors",
    "errors",
    "events",
    "explaining",
    "grading",
    "ledger",
    "model",
    "ports",
    "risk",
]
