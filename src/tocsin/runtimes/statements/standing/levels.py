"""How grave the house stands: what freezes what was scheduled."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from tocsin import cases, warning
from tocsin.adapters import sql

_MANY = 50
_ORANGE = warning.Level.ORANGE


def standing(books: sql.Books) -> tuple[warning.Level, datetime | None]:
    """Return the highest level that stands, and when anything last rose to orange or red.

    Warnings stand until they close, and cases until people close them, whoever opened them.
    """
    warnings, open_cases = books.warnings.standing(), books.cases.cabinet().cases.open()
    levels = [*(one.level for one in warnings), *(one.level for one in open_cases)]
    level = max(levels, default=warning.Level.NONE)
    rises = [
        change.at
        for one in warnings
        if one.level >= _ORANGE
        for change in books.warnings.changes(warning_id=one.warning_id, limit=_MANY)
        if change.after > change.before and change.after >= _ORANGE
    ]
    rises += [at for one in open_cases if one.level >= _ORANGE for at in _rises(books, one)]
    return level, max(rises, default=None)


def _rises(books: sql.Books, case: cases.Case) -> Iterator[datetime]:
    """Yield when a case was opened at orange or red, or rose to it."""
    lines = books.cases.cabinet().timeline.of(
        case.case_id, actions=("case.opened", "case.level_rose"), limit=_MANY
    )
    for line in lines:
        told = str(line.facts.get("after") or line.facts.get("level") or "")
        if told.upper() in warning.Level.__members__ and warning.Level[told.upper()] >= _ORANGE:
            yield line.at


def of_case(books: sql.Books, case_id: str) -> warning.Level:
    """Return how grave a case stands; of one that nobody opened, how grave the house stands."""
    case = books.cases.cabinet().cases.get(case_id)
    return standing(books)[0] if case is None else case.level


def zone_of(books: sql.Books, case_id: str) -> tzinfo:
    """Return the zone of a case's clocks, UTC of one that nobody opened."""
    case = books.cases.cabinet().cases.get(case_id)
    return cases.clocks.moments.zone(case.zone if case else "UTC")


def cluster_of(books: sql.Books, case_id: str) -> str:
    """Return the cluster that the advice on a case gives it, "" while nothing is known."""
    case = books.cases.cabinet().cases.get(case_id)
    cluster = cases.advice.of(case).cluster if case else None
    return str(cluster or "")
