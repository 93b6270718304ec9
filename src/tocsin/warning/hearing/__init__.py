"""What the desk can and cannot hear: a watch that hears too little, a feed that fell silent.

Hears   counts and expectations by watch and five minutes; coverage
Says    Degraded, Restored; which watches are unheard at this moment
Needs   nothing
Leaves  telling people to notices/
"""

from tocsin.warning.hearing import degrading, ears
from tocsin.warning.hearing.degrading import Degradation, turned
from tocsin.warning.hearing.ears import Ears

__all__ = ["Degradation", "Ears", "degrading", "ears", "turned"]
