"""Learns from the organisation's own cases which indicators go before a crisis.

Hears   all indicators of a watch by the bin; real and missed cases from the ledger
Says    a sealed Model, and how it compares with the rules on cases it has not seen
Needs   nothing but arithmetic
Leaves  putting a model in use to a named person
"""

from tocsin.warning.risk.model import Comparison, Model, Provenance, Row, Shelved, State

__all__ = ["Comparison", "Model", "Provenance", "Row", "Shelved", "State"]
