"""What a case's words are measured by: how grave it stands, and who is called what in it."""

from tocsin.runtimes.statements.standing import levels, names

__all__ = ["levels", "names"]
