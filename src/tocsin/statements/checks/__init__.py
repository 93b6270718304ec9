"""Looks at words while they are written: each finding names its sentence and says why, as a code.

Hears   a draft, the facts, what was said before
Says    findings
Needs   lists of words
Leaves  deciding to people: only what a channel cannot carry is stopped
"""

from tocsin.statements.checks import consistency, lengths, private, wording
from tocsin.statements.checks.looking import check, unsendable
from tocsin.statements.checks.model import Beside, Finding, Grade

__all__ = [
    "Beside",
    "Finding",
    "Grade",
    "check",
    "consistency",
    "lengths",
    "private",
    "unsendable",
    "wording",
]
