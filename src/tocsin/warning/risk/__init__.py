"""Learns from the organisation's own cases which indicators go before a crisis.

Hears   all indicators of a watch, by the minute or the hour; real and missed cases from the ledger
Says    a sealed Model, and how it compares with the rules on cases it has not seen;
        once in use, an Opinion of each watch it learned from
Needs   nothing but arithmetic
Leaves  putting a model in use to a named person
"""

from tocsin.warning.risk import errors, features, fitting, opining
from tocsin.warning.risk.choosing import retire, use
from tocsin.warning.risk.comparing import by_bin, compare
from tocsin.warning.risk.features import BIN, Bins, Watched, binned
from tocsin.warning.risk.ladder import Ladder
from tocsin.warning.risk.learning import Case, cases, split, train
from tocsin.warning.risk.model import Comparison, Model, Provenance, Row, Shelved, State
from tocsin.warning.risk.opining import judges, opine

__all__ = [
    "BIN",
    "Bins",
    "Case",
    "Comparison",
    "Ladder",
    "Model",
    "Provenance",
    "Row",
    "Shelved",
    "State",
    "Watched",
    "binned",
    "by_bin",
    "cases",
    "compare",
    "errors",
    "features",
    "fitting",
    "judges",
    "opine",
    "opining",
    "retire",
    "split",
    "train",
    "use",
]
