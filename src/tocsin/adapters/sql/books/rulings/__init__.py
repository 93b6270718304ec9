"""The books of what people rule: rules by version, periods, silences, and what was kept back."""

from tocsin.adapters.sql.books.rulings.conditions import Degradations, Gatherings
from tocsin.adapters.sql.books.rulings.periods import Periods
from tocsin.adapters.sql.books.rulings.rulebook import Rulebook
from tocsin.adapters.sql.books.rulings.silences import Silences, WithheldNotices

__all__ = [
    "Degradations",
    "Gatherings",
    "Periods",
    "Rulebook",
    "Silences",
    "WithheldNotices",
]
