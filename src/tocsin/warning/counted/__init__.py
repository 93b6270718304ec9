"""Judges one series of counts from a file, in bins of any regular width.

Hears   lines of `timestamp,value`
Says    for every bin: how rare, which level, whether a person is told anew
Needs   ports.Detector
Leaves  reading the file and printing to the command
"""

from tocsin.warning.counted.errors import NoColumns, NotUtf8, TooFewBins
from tocsin.warning.counted.faults import Fault
from tocsin.warning.counted.judging import Scored, judge
from tocsin.warning.counted.parsing import Row, Series

__all__ = ["Fault", "NoColumns", "NotUtf8", "Row", "Scored", "Series", "TooFewBins", "judge"]
