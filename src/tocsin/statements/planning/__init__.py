"""The release plan: who hears what, when, by whom; our own people before the press.

Hears   a playbook's words for each audience, the directory's stakeholders, a case's level
Says    turns in order, and which of them have to come first
Needs   nothing: pure
Leaves  the words to drafting, sending to publishing
"""

from tocsin.statements.planning import drawing, ordering
from tocsin.statements.planning.model import PARTIES, Listener, Party, Turn

__all__ = ["PARTIES", "Listener", "Party", "Turn", "drawing", "ordering"]
