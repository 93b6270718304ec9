"""Numbers, dates and days as people write them, in three languages."""

from tocsin.statements.checks.consistency.figures import dates, days, numerals, plain

__all__ = ["dates", "days", "numerals", "plain"]
