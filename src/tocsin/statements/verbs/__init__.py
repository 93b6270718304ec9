"""What people and machines do with facts, drafts, signatures and publications.

Each verb asks the law first, loads, decides by the pure rules, and keeps what came of it.

Hears   people's wishes; publishers' answers
Says    entries of the trail
Needs   ports.Books within one transaction
Leaves  opening the transaction to a runtime
"""

from tocsin.statements.verbs import (
    approving,
    attaching,
    opening,
    planning,
    polishing,
    proving,
    recording,
    releasing,
    sending,
    sharing,
    writing,
)

__all__ = [
    "approving",
    "attaching",
    "opening",
    "planning",
    "polishing",
    "proving",
    "recording",
    "releasing",
    "sending",
    "sharing",
    "writing",
]
