"""Labelled public posts from the data pack, and the manifest that the trainer takes.

Every set tells the licence that its source states; the trainer writes it into the card.
"""

from tools.corpora.sets import Set
from tools.corpora.writing import SETS, write

__all__ = ["SETS", "Set", "write"]
