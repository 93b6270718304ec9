"""Warnings as the ledger counts them: by which rule, how rare, what people said."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from tocsin import warning
from tocsin.adapters import sql

_PAGE = 500
_MANY = 1_000_000
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def of(
    books: sql.Books,
    watch_id: str | None = None,
    *,
    since: datetime = _LONG_AGO,
    until: datetime | None = None,
) -> list[warning.ledger.Entry]:
    """Return the warnings opened in since..until, the oldest first."""
    found = [one for one in _opened(books, watch_id, since) if not until or one.opened_at < until]
    said = {one.warning_id: one for one in books.verdicts.newest(watch_id)}
    rises: dict[str, list[warning.LevelChange]] = defaultdict(list)
    for change in books.warnings.changes(watch_id=watch_id, since=since, limit=_MANY):
        if change.after > change.before:
            rises[change.warning_id].append(change)
    told = [entry(one, rises[one.warning_id], said.get(one.warning_id)) for one in found]
    return sorted(told, key=lambda one: (one.opened_at, one.warning_id))


def judged(books: sql.Books) -> list[warning.ledger.Entry]:
    """Return the warnings that have a verdict."""
    said = {one.warning_id: one for one in books.verdicts.newest()}
    return [one for one in of(books) if one.warning_id in said] if said else []


def begun(books: sql.Books, watch_id: str | None = None) -> dict[str, datetime]:
    """Return since when there are posts of each watch, or of one."""
    names = [watch_id] if watch_id else [watch.watch_id for watch in books.watches.all()]
    found = {name: books.rollups.begun(name) for name in names}
    return {
        name: datetime.fromtimestamp(max(minute, 0) * 60, UTC)
        for name, minute in found.items()
        if minute is not None
    }


def entry(
    one: warning.EarlyWarning,
    rises: Iterable[warning.LevelChange],
    verdict: warning.ledger.Verdict | None,
) -> warning.ledger.Entry:
    """Return one warning as the ledger counts it; `rises` are its changes upwards."""
    ordered = sorted(rises, key=lambda change: (change.at, change.change_id))
    reasons = next((change.reasons for change in ordered if change.reasons), ())
    return warning.ledger.Entry(
        warning_id=one.warning_id,
        watch_id=one.watch_id,
        opened_at=one.opened_at,
        closed_at=one.closed_at,
        peak=one.peak,
        rule=reasons[0].rule if reasons else "",
        rate_per_week=min((_rate(change) for change in ordered), default=float("inf")),
        verdict=verdict,
    )


def _rate(change: warning.LevelChange) -> float:
    if change.explanation is not None:
        return change.explanation.rate_per_week
    told = (change.facts or {}).get("rate_per_week")  # of books from before explanations
    if isinstance(told, int | float):
        return float(told)
    return min((reason.rate_per_week for reason in change.reasons), default=float("inf"))


def _opened(
    books: sql.Books, watch_id: str | None, since: datetime
) -> Iterable[warning.EarlyWarning]:
    before: datetime | None = None
    while True:
        page = books.warnings.recent(watch_id, _PAGE, before)
        yield from (one for one in page if one.opened_at >= since)
        if len(page) < _PAGE or page[-1].opened_at < since:
            return
        before = page[-1].opened_at
