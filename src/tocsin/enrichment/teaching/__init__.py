"""People teach the reader: corrections of readings, versions of weights, who put one in use.

Hears   what a person says a reading should have been; what a new version came to
Says    Correction, Version with its Effect, and refusals
Needs   nothing: books and folders are others'
Leaves  fitting to training, keeping to adapters
"""

from tocsin.enrichment.teaching import dividing, judging
from tocsin.enrichment.teaching.model import (
    SHIPPED,
    Correction,
    Effect,
    HeadEffect,
    State,
    Version,
)
from tocsin.enrichment.teaching.ruling import checked, retired, undone, used

__all__ = [
    "SHIPPED",
    "Correction",
    "Effect",
    "HeadEffect",
    "State",
    "Version",
    "checked",
    "dividing",
    "judging",
    "retired",
    "undone",
    "used",
]
