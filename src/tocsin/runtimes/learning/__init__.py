"""What is learned from warnings, between the books and the rooms.

Hears   verdicts, missed cases and decisions of people; what they want tried
Says    the ledger's figures; backtests as jobs of a process of their own; risk models, and what
        the one in use thinks
Needs   the books, a clock
Leaves  arithmetic to warning.ledger, warning.backtest and warning.risk
"""

from tocsin.runtimes.learning import deciding, entries, ledger_shapes
from tocsin.runtimes.learning.asking import Ask, history, plan
from tocsin.runtimes.learning.bench import Bench, Job
from tocsin.runtimes.learning.models import ModelInUse, Trials, looking, risk_shapes, risking
from tocsin.runtimes.learning.renewing import Law
from tocsin.runtimes.learning.rules import Broken, broken, chosen, known
from tocsin.runtimes.learning.telling import report

__all__ = [
    "Ask",
    "Bench",
    "Broken",
    "Job",
    "Law",
    "ModelInUse",
    "Trials",
    "broken",
    "chosen",
    "deciding",
    "entries",
    "history",
    "known",
    "ledger_shapes",
    "looking",
    "plan",
    "report",
    "risk_shapes",
    "risking",
]
