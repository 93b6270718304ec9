"""The ledger of facts: what is known, by whom, since when; nothing is ever struck out.

Hears   what people record
Says    a sheet of 5W1H, with its gaps
Needs   ports.FactBook
Leaves  words to drafting
"""

from tocsin.statements.facts import ledger, sheet
from tocsin.statements.facts.model import LANGUAGES, SIX, Aspect, Fact, Standing
from tocsin.statements.facts.sheet import Row, Sheet

__all__ = [
    "LANGUAGES",
    "SIX",
    "Aspect",
    "Fact",
    "Row",
    "Sheet",
    "Standing",
    "ledger",
    "sheet",
]
