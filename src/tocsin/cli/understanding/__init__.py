"""Verbs of what posts come to together."""

from tocsin.cli.understanding import complaining, gathering, picturing

__all__ = ["complaining", "gathering", "picturing"]
