"""Teaches the fast reader: from labelled posts to calibrated weights, and what they are worth.

Hears   texts with labels or probabilities for some of the heads
Says    Fitted weights, their rounding to 8 bits, temperatures, figures with intervals
Needs   nothing: files are read in adapters/models
Leaves  versions, cards and people's decisions to adapters/models and runtimes
"""

from tocsin.enrichment.training import (
    balancing,
    calibrating,
    fitting,
    layering,
    measuring,
    rounding,
)
from tocsin.enrichment.training.fitting import Plan, fit
from tocsin.enrichment.training.model import (
    Answers,
    Examples,
    Fitted,
    Floats,
    Ints,
    Lesson,
    Lessons,
    place,
    unlabelled,
)

__all__ = [
    "Answers",
    "Examples",
    "Fitted",
    "Floats",
    "Ints",
    "Lesson",
    "Lessons",
    "Plan",
    "balancing",
    "calibrating",
    "fit",
    "fitting",
    "layering",
    "measuring",
    "place",
    "rounding",
    "unlabelled",
]
