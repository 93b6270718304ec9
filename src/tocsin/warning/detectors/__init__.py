"""Ways of being surprised by counts.

Hears   counts per minute and stream
Says    ports.Surprise: how rare this is here
Needs   nothing
Leaves  levels to warning.grading
"""

from tocsin.warning.detectors.plain import DayAgainstWeek, FixedThreshold, HourAgainstHalfDay
from tocsin.warning.detectors.seasonal import SeasonalDetector
from tocsin.warning.detectors.wide import WideDetector

SHIPPED = {
    rule.name: rule
    for rule in (SeasonalDetector, HourAgainstHalfDay, DayAgainstWeek, FixedThreshold)
}

__all__ = [
    "SHIPPED",
    "DayAgainstWeek",
    "FixedThreshold",
    "HourAgainstHalfDay",
    "SeasonalDetector",
    "WideDetector",
]
