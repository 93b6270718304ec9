"""Verbs of what posts come to together."""

from tocsin.cli.understanding import complaining, gathering

__all__ = ["complaining", "gathering"]
