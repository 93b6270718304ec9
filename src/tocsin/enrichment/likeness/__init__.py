"""How near texts are to one another: earlier cases, playbooks, statements that are alike.

Hears   texts, each in some parts
Says    how near each is to the one asked about, from 0 to 1, and which are the nearest
Needs   stories.ports.Likeness for meaning; nothing for words
Leaves  gathering the texts to runtimes/, judging what is alike to people
"""

from tocsin.enrichment.likeness import remembering
from tocsin.enrichment.likeness.measuring import Meaning, Measure, Near, Words, nearest

__all__ = ["Meaning", "Measure", "Near", "Words", "nearest", "remembering"]
