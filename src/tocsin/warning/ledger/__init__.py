"""Keeps what people say of warnings, and what follows from it.

Hears   verdicts and missed cases of named persons; warnings with their rules and rates
Says    precision, recall, lead time and alarms a week, with intervals; proposals of budgets
Needs   nothing but arithmetic
Leaves  deciding to a named person
"""

from tocsin.warning.ledger.model import (
    Direction,
    Entry,
    Kind,
    Missed,
    Proposal,
    State,
    Verdict,
)

__all__ = ["Direction", "Entry", "Kind", "Missed", "Proposal", "State", "Verdict"]
