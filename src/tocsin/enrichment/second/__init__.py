"""A second reading: what a stronger, slower reader says of the few posts that are worth it.

Hears   posts that are kept, with what the fast path made of them
Says    which of them to read again, and the two answers as one
Needs   ports.SecondReader
Leaves  knowing cases' and stories' posts and reading them to runtimes/, keeping to adapters/
"""

from tocsin.enrichment.second.averaging import averaged
from tocsin.enrichment.second.model import Candidates, Reread, reread
from tocsin.enrichment.second.picking import Budget, Purse, picked, uncertainty
from tocsin.enrichment.second.ports import SecondReader

__all__ = [
    "Budget",
    "Candidates",
    "Purse",
    "Reread",
    "SecondReader",
    "averaged",
    "picked",
    "reread",
    "uncertainty",
]
