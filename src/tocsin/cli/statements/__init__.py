"""Statements on a terminal."""
