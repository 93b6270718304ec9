"""Keeps what people say of warnings, and what follows from it.

Hears   verdicts and missed cases of named persons; warnings with their rules and rates
Says    precision, recall, lead time and alarms a week, with intervals; proposals of budgets
Needs   nothing but arithmetic
Leaves  deciding to a named person
"""

from tocsin.warning.ledger import calibrating, counting, errors, proposing
from tocsin.warning.ledger.calibrating import Calibration, calibrated
from tocsin.warning.ledger.counting import Tally, is_enough, real_minutes, tallies
from tocsin.warning.ledger.judging import judge, miss, withdraw
from tocsin.warning.ledger.model import (
    Direction,
    Entry,
    Kind,
    Missed,
    Proposal,
    State,
    Verdict,
)
from tocsin.warning.ledger.proposing import decide, propose

__all__ = [
    "Calibration",
    "Direction",
    "Entry",
    "Kind",
    "Missed",
    "Proposal",
    "State",
    "Tally",
    "Verdict",
    "calibrated",
    "calibrating",
    "counting",
    "decide",
    "errors",
    "is_enough",
    "judge",
    "miss",
    "propose",
    "proposing",
    "real_minutes",
    "tallies",
    "withdraw",
]
