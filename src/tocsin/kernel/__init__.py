"""What every room stands on; it knows no noun of the trade.

Hears   nothing
Says    nothing
Needs   nothing
Leaves  meaning to the rooms
"""

from tocsin.kernel import (
    audit,
    catalogue,
    clock,
    errors,
    events,
    folding,
    ids,
    native,
    pseudonyms,
)

__all__ = [
    "audit",
    "catalogue",
    "clock",
    "errors",
    "events",
    "folding",
    "ids",
    "native",
    "pseudonyms",
]
