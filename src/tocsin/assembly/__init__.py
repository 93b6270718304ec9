"""Builds the house; the only place that knows everyone.

Hears   settings
Says    House (live), Replay (played), Kept (the data folder)
Needs   every room and every wall
Leaves  deciding to the rooms, talking to the doors
"""

from tocsin.assembly.building import House, house, rehearsal
from tocsin.assembly.checking import (
    check,
    check_source,
    check_sources,
    check_watch,
    check_watches,
    checked_whole,
    try_connector,
)
from tocsin.assembly.demo import begin_demo
from tocsin.assembly.importing import Imported, file_feeding
from tocsin.assembly.keeping import Kept, enter, keep, keep_sources, keep_watches, owned
from tocsin.assembly.telling import desks_of
from tocsin.assembly.upkeep import steppers
from tocsin.runtimes.replay import Progress
from tocsin.runtimes.telemetry import totals

__all__ = [
    "House",
    "Imported",
    "Kept",
    "Progress",
    "begin_demo",
    "check",
    "check_source",
    "check_sources",
    "check_watch",
    "check_watches",
    "checked_whole",
    "desks_of",
    "enter",
    "file_feeding",
    "house",
    "keep",
    "keep_sources",
    "keep_watches",
    "owned",
    "rehearsal",
    "steppers",
    "totals",
    "try_connector",
]
