"""How grave the house stands: what freezes what was scheduled."""

from datetime import datetime

from tocsin import warning
from tocsin.adapters import sql

_MANY = 50


def standing(books: sql.Books) -> tuple[warning.Level, datetime | None]:
    """Return the highest level that stands, and when a warning last rose to orange or red."""
    warnings = books.warnings.standing()
    level = max((one.level for one in warnings), default=warning.Level.NONE)
    rises = [
        change.at
        for one in warnings
        if one.level >= warning.Level.ORANGE
        for change in books.warnings.changes(warning_id=one.warning_id, limit=_MANY)
        if change.after > change.before and change.after >= warning.Level.ORANGE
    ]
    return level, max(rises, default=None)


def of_case(books: sql.Books, case_id: str) -> warning.Level:
    """Return how grave a case stands; of one that nobody opened, how grave the house stands."""
    case = books.cases.cabinet().cases.get(case_id)
    return standing(books)[0] if case is None else case.level
