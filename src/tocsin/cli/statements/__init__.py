"""Statements on a terminal."""

from tocsin.cli.statements import looking

__all__ = ["looking"]
