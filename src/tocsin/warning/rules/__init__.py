"""The rules in force: table of consequence, budgets, presets, periods, as one version.

Hears   what people have decided, versioned with who, when and why
Says    Terms of one watch at one minute: its policy, its table, what is in force
Needs   nothing
Leaves  judging to the desk, keeping the versions to adapters/
"""

from tocsin.warning.rules import budgets, chances, model, terms
from tocsin.warning.rules.budgets import Budget, in_words
from tocsin.warning.rules.chances import Chances
from tocsin.warning.rules.model import Entry, Rules
from tocsin.warning.rules.terms import Lawbook, Terms

__all__ = [
    "Budget",
    "Chances",
    "Entry",
    "Lawbook",
    "Rules",
    "Terms",
    "budgets",
    "chances",
    "in_words",
    "model",
    "terms",
]
