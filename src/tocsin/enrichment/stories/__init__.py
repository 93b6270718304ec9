"""Copies and stories: which posts are one text, which tell of one thing.

Hears   folded texts in the order in which they are committed, with their times and keys
Says    Placed: each post's copy group and story; what is counted of both; which stories are one
Needs   ports.Likeness, where stories are to be merged that tell one thing in other words
Leaves  keeping what is counted to adapters/sql, naming a story to its own posts
"""

from tocsin.enrichment.stories import (
    centroids,
    crowd,
    marks,
    merging,
    model,
    ports,
    service,
    tallies,
    window,
)
from tocsin.enrichment.stories.model import COLUMNS, PLACES, Group, Placed, Ranked, Story
from tocsin.enrichment.stories.service import Stories

__all__ = [
    "COLUMNS",
    "PLACES",
    "Group",
    "Placed",
    "Ranked",
    "Stories",
    "Story",
    "centroids",
    "crowd",
    "marks",
    "merging",
    "model",
    "ports",
    "service",
    "tallies",
    "window",
]
