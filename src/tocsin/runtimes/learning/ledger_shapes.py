"""The ledger as the API and the command tell it (JSON-ready)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from tocsin import shapes
from tocsin.adapters import sql
from tocsin.runtimes.learning import entries, telling
from tocsin.warning import backtest, ledger

_MOST = 500


def whole(
    books: sql.Books, watch_id: str | None, *, since: datetime, until: datetime
) -> shapes.Shape:
    """Return the ledger of since..until: figures, warnings, missed cases, proposals, chances."""
    found = entries.of(books, watch_id, since=since, until=until)
    missed = [one for one in books.missed.all(watch_id) if since <= one.onset < until]
    every = entries.of(books) if watch_id or books.verdicts.newest() else found
    chances = ledger.calibrated(every)
    begun = entries.begun(books, watch_id)
    tallies = ledger.tallies(found, missed, since=since, until=until, begun=begun)
    return {
        "since": shapes.time(since),
        "until": shapes.time(until),
        "tallies": [tally(one) for one in tallies],
        "warnings": [judged(one, chances) for one in reversed(found[-_MOST:])],
        "missed": [missed_case(one) for one in missed],
        "proposals": [proposal(one) for one in books.proposals.all(watch_id)],
        "calibration": calibration(chances),
    }


def verdict(one: ledger.Verdict) -> shapes.Shape:
    """Return what was said of a warning."""
    return {
        "warning_id": one.warning_id,
        "watch_id": one.watch_id,
        "version": one.version,
        "verdict": str(one.kind),
        "person": one.person,
        "at": shapes.time(one.at),
        "note": one.note,
        "noticed_at": shapes.time(one.noticed_at),
    }


def missed_case(one: ledger.Missed) -> shapes.Shape:
    """Return a missed case."""
    return {**asdict(one), "onset": shapes.time(one.onset), "at": shapes.time(one.at)}


def judged(one: ledger.Entry, chances: ledger.Calibration) -> shapes.Shape:
    """Return a warning with its verdict, and how likely it was to be true by its rate."""
    return {
        "warning_id": one.warning_id,
        "watch_id": one.watch_id,
        "opened_at": shapes.time(one.opened_at),
        "closed_at": shapes.time(one.closed_at),
        "peak": one.peak.word,
        "rule": one.rule,
        "rate_per_week": float(f"{one.rate_per_week:.4g}"),
        "chance": round(chances.chance(one.rate_per_week), 3),
        "lead_minutes": None if one.lead_minutes is None else round(one.lead_minutes, 1),
        "verdict": None if one.verdict is None else verdict(one.verdict),
    }


def tally(one: ledger.Tally) -> shapes.Shape:
    """Return what a rule did for a watch."""
    figures = ("precision", "recall", "in_time", "lead_minutes", "alarms_per_week")
    return {
        "rule": one.rule,
        "watch_id": one.watch_id,
        "warnings": one.warnings,
        "verdicts": {str(kind): count for kind, count in one.verdicts.items()},
        "missed": one.missed,
        **{name: share(getattr(one, name)) for name in figures},
    }


def share(one: backtest.Figure) -> shapes.Shape:
    """Return a figure, and whether it is told from enough."""
    return {**telling.figure(one), "is_enough": ledger.is_enough(one)}


def proposal(one: ledger.Proposal) -> shapes.Shape:
    """Return a proposal as it stands."""
    return {
        **asdict(one),
        "at": shapes.time(one.at),
        "decided_at": shapes.time(one.decided_at),
        "direction": str(one.direction),
        "state": str(one.state),
        "alarms_before": round(one.alarms_before, 3),
        "alarms_after": round(one.alarms_after, 3),
    }


def calibration(one: ledger.Calibration) -> shapes.Shape:
    """Return how likely warnings are true, by their rate."""
    return {
        "method": one.method,
        "verdicts": one.verdicts,
        "needed": one.needed,
        "rates": _rounded(one.rates),
        "chances": _rounded(one.chances),
        "brier": round(one.brier, 4),
        "brier_prior": round(one.brier_prior, 4),
        "ece": round(one.ece, 4),
        "bins": [
            {"predicted": round(each.predicted, 4), "seen": share(each.seen)} for each in one.bins
        ],
    }


def _rounded(values: Sequence[float]) -> list[float]:
    return [float(f"{value:.4g}") for value in values]
