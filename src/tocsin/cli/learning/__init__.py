"""Verbs of learning: trying rules, judging warnings, training a risk model."""

from tocsin.cli.learning import trying

__all__ = ["trying"]
