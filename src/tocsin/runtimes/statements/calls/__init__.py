"""Whoever can do something is called to what waits on its way out, and to late reviews."""

from tocsin.runtimes.statements.calls import reviews, stuck
from tocsin.runtimes.statements.calls.watching import Watchman

__all__ = ["Watchman", "reviews", "stuck"]
