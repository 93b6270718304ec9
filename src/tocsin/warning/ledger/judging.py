"""Entering what people say: a named person, a new version, nothing ever overwritten."""

from datetime import datetime

from tocsin.kernel import ids
from tocsin.warning.errors import NobodyNamed
from tocsin.warning.ledger import errors
from tocsin.warning.ledger.model import Kind, Missed, Verdict
from tocsin.warning.model import EarlyWarning


def judge(
    warning: EarlyWarning,
    former: Verdict | None,
    *,
    kind: Kind,
    person: str,
    at: datetime,
    note: str = "",
    noticed_at: datetime | None = None,
) -> Verdict:
    """Return the next version of what is said of a warning; raises NobodyNamed, FromTheFuture."""
    named(person, warning.watch_id)
    _past(noticed_at, at)
    return Verdict(
        warning_id=warning.warning_id,
        watch_id=warning.watch_id,
        version=1 if former is None else former.version + 1,
        kind=kind,
        person=printable(person),
        at=at,
        note=printable(note),
        noticed_at=noticed_at,
    )


def miss(watch_id: str, *, onset: datetime, person: str, at: datetime, note: str = "") -> Missed:
    """Return a case that nobody was warned of; raises NobodyNamed, FromTheFuture."""
    named(person, watch_id)
    _past(onset, at)
    return Missed(
        missed_id=ids.uuid7(at),
        watch_id=watch_id,
        version=1,
        onset=onset,
        person=printable(person),
        at=at,
        note=printable(note),
    )


def withdraw(former: Missed, *, person: str, at: datetime, note: str = "") -> Missed:
    """Return the version of a missed case that takes it back; raises NobodyNamed."""
    named(person, former.watch_id)
    return Missed(
        missed_id=former.missed_id,
        watch_id=former.watch_id,
        version=former.version + 1,
        onset=former.onset,
        person=printable(person),
        at=at,
        note=printable(note),
        is_withdrawn=True,
    )


def named(person: str, watch_id: str) -> None:
    """Raise NobodyNamed where no name is given."""
    if not person.strip():
        raise NobodyNamed(watch_id=watch_id)


def printable(told: str) -> str:
    """Return text as every database and every hash takes it, without space around it."""
    return (
        told.replace("\x00", "\N{REPLACEMENT CHARACTER}")
        .encode("utf-8", "replace")
        .decode()
        .strip()
    )


def _past(moment: datetime | None, now: datetime) -> None:
    if moment is not None and moment > now:
        raise errors.FromTheFuture(at=moment.isoformat())
