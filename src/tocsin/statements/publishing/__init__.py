"""Going out: handed to one publisher, once, with proof; in doubt is read back or asked of a person.

Hears   drafts that are signed, publishers' answers, people's word
Says    publications and their proof
Needs   a Publisher for each channel
Leaves  whether a text may go out to signing
"""

from tocsin.statements.publishing import carrying, freezing, machine, outcomes
from tocsin.statements.publishing.model import (
    LIVE,
    Attempt,
    Parcel,
    Publication,
    State,
)
from tocsin.statements.publishing.publisher import Publisher

__all__ = [
    "LIVE",
    "Attempt",
    "Parcel",
    "Publication",
    "Publisher",
    "State",
    "carrying",
    "freezing",
    "machine",
    "outcomes",
]
