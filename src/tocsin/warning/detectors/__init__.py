"""Ways of being surprised by counts.

Hears   counts per minute and stream
Says    ports.Surprise: how rare this is here
Needs   nothing
Leaves  levels to warning.grading
"""

from tocsin.warning.detectors.seasonal import SeasonalDetector

__all__ = ["SeasonalDetector"]
