"""Names: the brands, people, products and places that we know, and those that are new.

Hears   posts of a watch, of now and of before
Says    how often each known name stands in them; NewName, ranked by how suddenly it came
Needs   listening.matching: names are counted as terms are matched, contexts excluded
Leaves  deciding what a new name is to a person
"""

from tocsin.enrichment.entities import errors
from tocsin.enrichment.entities.counting import COLUMNS, Counted, Texts, counted
from tocsin.enrichment.entities.model import (
    KINDS,
    Decision,
    Entity,
    Kind,
    NewName,
    State,
    checked,
    decided,
    key,
    reopened,
)
from tocsin.enrichment.entities.ranking import FEWEST, found
from tocsin.enrichment.entities.recognising import Seed, seeds

__all__ = [
    "COLUMNS",
    "FEWEST",
    "KINDS",
    "Counted",
    "Decision",
    "Entity",
    "Kind",
    "NewName",
    "Seed",
    "State",
    "Texts",
    "checked",
    "counted",
    "decided",
    "errors",
    "found",
    "key",
    "reopened",
    "seeds",
]
