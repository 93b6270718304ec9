"""A hash-chained audit log: each entry seals the one before it (SHA-256)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision, by a person or a machine."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    facts: Mapping[str, object]
    before: str
    seal: str


def link(
    before: Entry | None,
    *,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> Entry:
    """Return the entry that follows `before` (None opens the chain)."""
    number = 1 if before is None else before.number + 1
    previous = GENESIS if before is None else before.seal
    seal = _seal(number, at, actor, action, subject, facts, previous)
    return Entry(
        number=number,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        facts=facts,
        before=previous,
        seal=seal,
    )


def first_break(entries: Iterable[Entry]) -> int | None:
    """Return the number of the first entry that does not hold, or None for a whole chain."""
    expected, previous = 1, GENESIS
    for entry in entries:
        seal = _seal(
            entry.number,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.facts,
            entry.before,
        )
        if (entry.number, entry.before, entry.seal) != (expected, previous, seal):
            return entry.number
        expected, previous = entry.number + 1, entry.seal
    return None


def _seal(
    number: int,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
    before: str,
) -> str:
    told = [number, at.astimezone(UTC).isoformat(), actor, action, subject, facts, before]
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
