"""Settings: what a person may set, where it is read from, and what is wrong with it.

Hears   a TOML file, the environment, flags
Says    Settings, or BadConfiguration with the file, the line and the mend of every fault
Needs   nothing
Leaves  acting on them to assembly.py
"""

from tocsin.settings.faults import (
    ENVIRONMENT,
    FLAGS,
    BadConfiguration,
    Fault,
    Page,
    Sound,
    at,
    guess,
    in_order,
    within,
)
from tocsin.settings.loading import environment, load, watches
from tocsin.settings.model import Hours, Route, Settings, Source, Watch
from tocsin.settings.people import Directory

__all__ = [
    "ENVIRONMENT",
    "FLAGS",
    "BadConfiguration",
    "Directory",
    "Fault",
    "Hours",
    "Page",
    "Route",
    "Settings",
    "Sound",
    "Source",
    "Watch",
    "at",
    "environment",
    "guess",
    "in_order",
    "load",
    "watches",
    "within",
]
