"""Complaints: what the negative posts of a watch are about, and whether it is more than usual.

Hears   Tally: how many posts, and how many texts among them, give each reason
Says    Theme: a reason's share now beside its usual share, and the trend, or "too few to say"
Needs   nothing: counting is the archive's
Leaves  who is told to runtimes/
"""

from tocsin.enrichment.complaints import errors
from tocsin.enrichment.complaints.comparing import compared
from tocsin.enrichment.complaints.model import NOT_SAID, REASONS, Ruling, Tally, Theme, Trend
from tocsin.enrichment.complaints.nameless import without_names

__all__ = [
    "NOT_SAID",
    "REASONS",
    "Ruling",
    "Tally",
    "Theme",
    "Trend",
    "compared",
    "errors",
    "without_names",
]
