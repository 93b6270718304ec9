"""Verbs of learning: trying rules, judging warnings, training a risk model."""

from tocsin.cli.learning import judging, trying

__all__ = ["judging", "trying"]
