"""Decisions about plans, facts and texts, as lines of their case's timeline."""

from tocsin.runtimes.statements.lines.adding import add

__all__ = ["add"]
