"""Understands posts: language, sentiment, emotion, offence, complaint, crisis, distress, copies.

Hears   batches of posts that a watch wants
Says    READINGS, one row a post, with the reader's name and version
Needs   ports.Reader
Leaves  spread to propagation/, counting to indicators/
"""

from tocsin.enrichment import (
    asking,
    complaints,
    copies,
    entities,
    errors,
    features,
    heads,
    language,
    letters,
    likeness,
    model,
    onepass,
    pictures,
    ports,
    scoring,
    second,
    stories,
    survey,
    teaching,
    training,
)
from tocsin.enrichment.model import EMOTIONS, READINGS
from tocsin.enrichment.ports import Reader

__all__ = [
    "EMOTIONS",
    "READINGS",
    "Reader",
    "asking",
    "complaints",
    "copies",
    "entities",
    "errors",
    "features",
    "heads",
    "language",
    "letters",
    "likeness",
    "model",
    "onepass",
    "pictures",
    "ports",
    "scoring",
    "second",
    "stories",
    "survey",
    "teaching",
    "training",
]
