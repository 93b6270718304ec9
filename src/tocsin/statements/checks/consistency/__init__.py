"""Whether a new text agrees with all that was said before, in whichever language.

Hears   a new text, texts that are out
Says    contradictions: of numbers, dates, promises, causes, names, each with both sentences
Needs   lists of words in three languages
Leaves  what to do about it to a person
"""

from tocsin.statements.checks.consistency import claims, comparing, figures
from tocsin.statements.checks.consistency.comparing import Contradiction, Said, against, is_cut
from tocsin.statements.checks.consistency.names import Aliases, aliases

__all__ = [
    "Aliases",
    "Contradiction",
    "Said",
    "against",
    "aliases",
    "claims",
    "comparing",
    "figures",
    "is_cut",
]
