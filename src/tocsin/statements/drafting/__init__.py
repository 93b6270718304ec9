"""Texts and how they come about: templates filled with confirmed facts, then people's edits.

Hears   a sheet of facts, edits
Says    drafts whose every sentence names its facts; a seal of the exact text
Needs   nothing
Leaves  judging the words to checks, yes and no to signing
"""

from tocsin.statements.drafting import (
    composing,
    editing,
    sealing,
    sentences,
    shelf,
)
from tocsin.statements.drafting.composing import Composed, Setting
from tocsin.statements.drafting.model import (
    CLUSTERS,
    Attachment,
    Cite,
    Draft,
    Kind,
    Statement,
    is_inside,
    is_mailed,
    stays_inside,
)
from tocsin.statements.drafting.sentences import Sentence
from tocsin.statements.drafting.shelf import Part, Template

__all__ = [
    "CLUSTERS",
    "Attachment",
    "Cite",
    "Composed",
    "Draft",
    "Kind",
    "Part",
    "Sentence",
    "Setting",
    "Statement",
    "Template",
    "composing",
    "editing",
    "is_inside",
    "is_mailed",
    "sealing",
    "sentences",
    "shelf",
    "stays_inside",
]
