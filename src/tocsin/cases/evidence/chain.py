"""The chain of evidence: each snapshot seals the one before it (SHA-256)."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from tocsin.cases import naming
from tocsin.cases.evidence.model import GENESIS, Snapshot, Taken


def link(before: Snapshot | None, case_id: str, taken: Taken, *, by: str, at: datetime) -> Snapshot:
    """Return the snapshot that follows `before` (None begins the chain)."""
    number = 1 if before is None else before.number + 1
    bare = Snapshot(
        snapshot_id=naming.made(at, case_id, "snapshot", str(number)),
        case_id=case_id,
        number=number,
        at=at.astimezone(UTC),
        by=by,
        taken=taken,
        before=GENESIS if before is None else before.seal,
        seal="",
    )
    return replace(bare, seal=seal(bare))


def seal(one: Snapshot) -> str:
    """Return what a snapshot's seal must be."""
    told = msgspec.to_builtins(replace(one, seal=""))
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()


def first_break(some: Sequence[Snapshot]) -> int | None:
    """Return the number of the first snapshot that does not hold, None for a whole chain."""
    before = GENESIS
    for place, one in enumerate(some, start=1):
        if (one.number, one.before, one.seal) != (place, before, seal(one)):
            return place
        before = one.seal
    return None
