"""Verbs of what posts come to together."""

from tocsin.cli.understanding import complaining, digesting, gathering, picturing

__all__ = ["complaining", "digesting", "gathering", "picturing"]
