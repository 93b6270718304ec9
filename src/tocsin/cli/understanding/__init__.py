"""Verbs of what posts come to together."""

from tocsin.cli.understanding import complaining

__all__ = ["complaining"]
