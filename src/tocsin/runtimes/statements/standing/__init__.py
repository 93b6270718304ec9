"""What words are measured by: how grave a case stands, its names, and who signs for whom."""

from tocsin.runtimes.statements.standing import deputies, levels, names

__all__ = ["deputies", "levels", "names"]
