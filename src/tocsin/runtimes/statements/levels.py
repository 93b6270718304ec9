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
