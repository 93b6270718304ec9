"""Builds the house; the only place that knows everyone.

Hears   settings
Says    House (live), Replay (played), Kept (the data folder)
Needs   every room and every wall
Leaves  deciding to the rooms, talking to the doors

What is asked for is read, and no more: to build the house takes every room, to look into its data
folder takes few.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HERE = {
    "building": ("House", "house", "rehearsal"),
    "checking": (
        *("check", "check_source", "check_sources", "check_watch", "check_watches"),
        *("checked_whole", "try_connector"),
    ),
    "demo": ("begin_demo",),
    "importing": ("Imported", "file_feeding"),
    "keeping": ("Kept", "enter", "keep", "keep_sources", "keep_watches", "owned"),
    "telling": ("desks_of",),
    "upkeep": ("steppers",),
}
_WHERE = {name: f"{__name__}.{module}" for module, names in _HERE.items() for name in names}
_WHERE |= {"Progress": "tocsin.runtimes.replay", "totals": "tocsin.runtimes.telemetry"}

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 (a module's own)
    """Return what is built here by this name, read when it is first asked for."""
    if name in _WHERE:
        return getattr(importlib.import_module(_WHERE[name]), name)
    if name in _HERE:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(name)
