"""Verbs of what posts come to together."""
