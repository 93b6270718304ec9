"""Turns of release plans that nobody has told in time: whoever should speak is called."""

from tocsin.runtimes.statements.turns import late
from tocsin.runtimes.statements.turns.late import Caller

__all__ = ["Caller", "late"]
