"""Verbs of learning: trying rules, judging warnings, training a risk model."""

from tocsin.cli.learning import judging, risking, trying

__all__ = ["judging", "risking", "trying"]
