"""Learns from the organisation's own cases which indicators go before a crisis.

Hears   all indicators of a watch by the minute; real and missed cases from the ledger
Says    a sealed Model, and how it compares with the rules on cases it has not seen
Needs   nothing but arithmetic
Leaves  putting a model in use to a named person
"""

from tocsin.warning.risk import errors, features, fitting
from tocsin.warning.risk.choosing import retire, use
from tocsin.warning.risk.comparing import by_bin, compare
from tocsin.warning.risk.features import Bins, binned
from tocsin.warning.risk.learning import Case, cases, split, train
from tocsin.warning.risk.model import Comparison, Model, Provenance, Row, Shelved, State

__all__ = [
    "Bins",
    "Case",
    "Comparison",
    "Model",
    "Provenance",
    "Row",
    "Shelved",
    "State",
    "binned",
    "by_bin",
    "cases",
    "compare",
    "errors",
    "features",
    "fitting",
    "retire",
    "split",
    "train",
    "use",
]
