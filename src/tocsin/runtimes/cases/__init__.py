"""Cases, in the runtime: opened with the level, ticked every second, told in one shape.

Hears   level changes, the passing of time, what people ask
Says    notices; lines of the timeline, audited and shown
Needs   the books of the caller's transaction
Leaves  deciding to the room of cases
"""

from tocsin.runtimes.cases import (
    desks,
    effects,
    holding,
    openings,
    peopling,
    rounds,
    shaping,
    showing,
    snapping,
    spreading,
)
from tocsin.runtimes.cases.desks import Desks
from tocsin.runtimes.cases.openings import Openings
from tocsin.runtimes.cases.rounds import Deadlines, Ticker, Wards

__all__ = [
    "Deadlines",
    "Desks",
    "Openings",
    "Ticker",
    "Wards",
    "desks",
    "effects",
    "holding",
    "openings",
    "peopling",
    "rounds",
    "shaping",
    "showing",
    "snapping",
    "spreading",
]
