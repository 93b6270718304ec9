"""Verbs of what posts come to together."""

from tocsin.cli.understanding import complaining, digesting, gathering, naming, picturing

__all__ = ["complaining", "digesting", "gathering", "naming", "picturing"]
