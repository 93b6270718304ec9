"""Plays a small society: two days of an invented brand that talk, cheer, worry and calm down.

Hears   nothing: the story follows from its seed and its beginning
Says    listening.POSTS, every post marked as simulated; chapters; watches
Needs   nothing
Leaves  playing it in real time to connectors/simulation, exercises to drills/
"""

from tocsin.simulation import grammar, household, model, script, timing, writing
from tocsin.simulation.model import Chapter
from tocsin.simulation.story import Story, demo_begins_at
from tocsin.simulation.watches import brand, watches

__all__ = [
    "Chapter",
    "Story",
    "brand",
    "demo_begins_at",
    "grammar",
    "household",
    "model",
    "script",
    "timing",
    "watches",
    "writing",
]
