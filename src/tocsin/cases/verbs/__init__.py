"""The room's verbs: load, check, put, leave a line in the timeline."""

from tocsin.cases.verbs import (
    calling,
    handling,
    hearing,
    locker,
    negatives,
    opening,
    planning,
    reporting,
    tasking,
    timing,
    writing,
)

__all__ = [
    "calling",
    "handling",
    "hearing",
    "locker",
    "negatives",
    "opening",
    "planning",
    "reporting",
    "tasking",
    "timing",
    "writing",
]
