"""Whether two claims speak of the same thing, and whether they agree on it."""

from tocsin.statements.checks.consistency.judging import counts, moments, standings

__all__ = ["counts", "moments", "standings"]
