"""Builders of judged warnings."""

from datetime import UTC, datetime, timedelta

from tocsin.warning import ledger
from tocsin.warning.model import Level

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Kind = ledger.Kind


def a_verdict(kind: Kind, **told: object) -> ledger.Verdict:
    """Return what Lin Mei said."""
    given = {"warning_id": "e", "watch_id": "w", "version": 1, "person": "Lin Mei", "at": NOON}
    return ledger.Verdict(**{**given, "kind": kind, **told})  # type: ignore[arg-type]  # a test's own fields


def an_entry(
    kind: Kind | None = None,
    *,
    rate: float = 0.5,
    days: float = 1.0,
    lead: float | None = None,
    rule: str = "seasonal.burst",
    watch_id: str = "w",
) -> ledger.Entry:
    """Return a warning that rose so many days before noon."""
    opened = NOON - timedelta(days=days)
    noticed = None if lead is None else opened + timedelta(minutes=lead)
    return ledger.Entry(
        warning_id=f"e-{days}",
        watch_id=watch_id,
        opened_at=opened,
        closed_at=None,
        peak=Level.BLUE,
        rule=rule,
        rate_per_week=rate,
        verdict=None if kind is None else a_verdict(kind, noticed_at=noticed),
    )


def a_missed(name: str = "m", *, days: float = 1.0, watch_id: str = "w") -> ledger.Missed:
    """Return a case that nobody was warned of."""
    return ledger.Missed(
        missed_id=name,
        watch_id=watch_id,
        version=1,
        onset=NOON - timedelta(days=days),
        person="Lin Mei",
        at=NOON,
    )
