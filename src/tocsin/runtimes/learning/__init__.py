"""Runs backtests beside the house: read from the books, tried in a process of its own.

Hears   what a person wants tried
Says    jobs with their progress, and reports that are kept
Needs   the books, a clock
Leaves  what a trial is to warning.backtest
"""

from tocsin.runtimes.learning.asking import Ask, history, plan
from tocsin.runtimes.learning.bench import Bench, Job
from tocsin.runtimes.learning.rules import chosen, known
from tocsin.runtimes.learning.telling import report

__all__ = ["Ask", "Bench", "Job", "chosen", "history", "known", "plan", "report"]
