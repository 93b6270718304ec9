"""The questions that one look-up answers of every post: a head each, its labels in a fixed order.

Every hashed feature has one row of WIDTH codes; a head reads its own columns of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.enrichment.model import EMOTIONS

WIDTH = 32

SENTIMENTS = ("negative", "neutral", "positive")
OFFENCES = ("none", "offensive")
REASONS = ("quality", "safety", "delivery", "service", "price", "malfunction", "loss", "other")
# What a post of a disaster tells: the names of CrisisLex T26 (Olteanu, Vieweg and Castillo 2015).
CRISIS_TYPES = (
    "Affected individuals",
    "Infrastructure and utilities",
    "Donations and volunteering",
    "Caution and advice",
    "Sympathy and support",
    "Other Useful Information",
)
NO_YES = ("no", "yes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One question: its labels and the columns that score them."""

    name: str
    labels: tuple[str, ...]
    columns: slice


def _laid_out(*asked: tuple[str, tuple[str, ...]]) -> Iterator[Head]:
    first = 0
    for name, labels in asked:
        yield Head(name=name, labels=labels, columns=slice(first, first + len(labels)))
        first += len(labels)


HEADS = tuple(
    _laid_out(
        ("sentiment", SENTIMENTS),
        ("emotion", EMOTIONS),
        ("offence", OFFENCES),
        ("reason", REASONS),
        ("crisis_type", CRISIS_TYPES),
        ("informative", NO_YES),
        ("verification", NO_YES),
        ("distress", NO_YES),
    )
)
# Told by the probability of a yes alone; none: not sure enough for either.
YES_OR_NO = tuple(head.name for head in HEADS if head.labels == NO_YES)
BY_NAME = {head.name: head for head in HEADS}
