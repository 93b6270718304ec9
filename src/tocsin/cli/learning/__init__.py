"""Verbs of learning: trying rules, judging warnings, training a risk model."""
