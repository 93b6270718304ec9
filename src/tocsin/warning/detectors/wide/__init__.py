"""Judges streams that are counted by wide bins: a quarter of an hour, an hour, a day.

Hears   one count a bin and stream
Says    for every bin: expected events per week as odd as it
Needs   nothing
Leaves  bins of five minutes and less, and what comes late, to detectors.seasonal
"""

from tocsin.warning.detectors.wide.judging import WideDetector

__all__ = ["WideDetector"]
