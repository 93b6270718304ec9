"""Tells people no more than they can hear: gathering, inhibition, silences. Nothing disappears.

Hears   level changes, silences, a platform-wide surge
Says    which changes are told; Withheld for every one that is not; Gathering for many at once
Needs   nothing
Leaves  sending to notices/
"""

from tocsin.warning.fatigue import gathering, sifting, silences
from tocsin.warning.fatigue.gathering import Gathering, Surge
from tocsin.warning.fatigue.sifting import Sifted, Withheld, sift
from tocsin.warning.fatigue.silences import Silence

__all__ = [
    "Gathering",
    "Sifted",
    "Silence",
    "Surge",
    "Withheld",
    "gathering",
    "sift",
    "sifting",
    "silences",
]
