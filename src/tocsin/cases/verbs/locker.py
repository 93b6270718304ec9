"""The verbs of the evidence locker: take, hold, release, drop, hand out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import msgspec

from tocsin import directory
from tocsin.cases import errors, law, loading, naming
from tocsin.cases.evidence import Hold, Snapshot, Taken, bundles, chain, signatures
from tocsin.cases.ports import Desk, PaperBook

_Actor = directory.Actor
MOST = 5_000  # snapshots of one case


def take(desk: Desk, actor: _Actor, case_id: str, taken: Taken, now: datetime) -> Snapshot:
    """Take something into evidence; it stays as it is from now on. A closed case takes it, too."""
    directory.require(actor, "evidence.take", law.LAW)
    loading.known(desk, case_id)
    before = desk.books.evidence.last(case_id)
    if before is not None and before.number >= MOST:
        raise errors.BadEntry(what="evidence", why="too_many")
    clean = replace(
        taken,
        text=loading.written(taken.text, "text", longest=200_000, may_be_empty=True),
        note=loading.written(taken.note, "note", may_be_empty=True),
        address=loading.written(taken.address, "link", longest=2000, may_be_empty=True),
    )
    one = chain.link(before, case_id, clean, by=actor.user_id, at=now)
    desk.books.evidence.add(one)
    facts = {"number": one.number, "seal": one.seal, "kind": taken.kind, "post_id": taken.post_id}
    _enter(desk, actor, case_id, "evidence.taken", one.snapshot_id, facts, now)
    return one


def hold(
    desk: Desk, actor: _Actor, case_id: str, reason: str, now: datetime, *, since: datetime
) -> Hold:
    """Begin a legal hold: of the case's evidence, and of every post created since then."""
    directory.require(actor, "evidence.hold", law.LAW)
    loading.known(desk, case_id)
    if since > now:
        raise errors.BadEntry(what="since", why="future")
    one = Hold(
        hold_id=naming.made(now, case_id, "hold", actor.user_id),
        case_id=case_id,
        reason=loading.reason(reason, "evidence.hold"),
        since=since,
        by=actor.user_id,
        at=now,
    )
    desk.books.holds.put(one)
    facts = {"reason": one.reason, "since": since}
    _enter(desk, actor, case_id, "evidence.held", one.hold_id, facts, now)
    return one


def release(desk: Desk, actor: _Actor, hold_id: str, reason: str, now: datetime) -> Hold:
    """End a legal hold; never by whoever began it."""
    directory.require(actor, "evidence.release", law.LAW)
    one = loading.part(desk.books.holds, "hold", hold_id)
    if not one.stands:
        raise errors.NotNow(what="evidence.release", state="released")
    if one.by == actor.user_id:
        raise errors.NotNow(what="evidence.release", state="own")
    why = loading.reason(reason, "evidence.release")
    released = replace(one, released_by=actor.user_id, released_at=now, release_reason=why)
    desk.books.holds.put(released)
    _enter(desk, actor, one.case_id, "evidence.released", hold_id, {"reason": why}, now)
    return released


def drop(desk: Desk, actor: _Actor, case_id: str, reason: str, now: datetime) -> int:
    """Let go of a closed case's evidence; raises Held while a legal hold covers it."""
    directory.require(actor, "evidence.drop", law.LAW)
    case = loading.known(desk, case_id)
    if case.is_open:
        raise errors.NotNow(what="evidence.drop", state=str(case.state))
    held = [one for one in desk.books.holds.of(case_id) if one.stands]
    if held:
        raise errors.Held(case_id=case_id, reason=held[0].reason)
    why = loading.reason(reason, "evidence.drop")
    dropped = desk.books.evidence.drop(case_id)
    facts = {"reason": why, "snapshots": dropped}
    _enter(desk, actor, case_id, "evidence.dropped", case_id, facts, now)
    return dropped


def keep_from(holds: PaperBook[Hold]) -> datetime | None:
    """Return the oldest moment that a standing hold covers: retention lets go of nothing since."""
    return min((one.since for one in holds.all(limit=100_000) if one.stands), default=None)


def export(
    desk: Desk, actor: _Actor, case_id: str, now: datetime, *, signer: signatures.Signer
) -> tuple[bytes, str]:
    """Return a case's signed bundle and its seal; the timeline says to whom it was handed out."""
    directory.require(actor, "evidence.export", law.LAW)
    case = loading.known(desk, case_id)
    books = desk.books
    papers = {
        "case": case,
        "team": books.team.of(case_id),
        "tasks": books.tasks.of(case_id),
        "clocks": books.clocks.of(case_id),
        "timeline": books.timeline.of(case_id, limit=100_000),
        "handovers": books.handovers.of(case_id),
        "meetings": books.meetings.of(case_id),
        "impacts": books.impacts.of(case_id),
        "negatives": books.negatives.of(case_id),
        "holds": books.holds.of(case_id),
    }
    told = {name: msgspec.to_builtins(one) for name, one in papers.items()}
    snapshots = books.evidence.of(case_id)
    content, seal = bundles.made(
        case_id, case.name, snapshots, told, by=actor.user_id, at=now, signer=signer
    )
    facts = {
        "seal": seal,
        "signer": signer.public,
        "snapshots": len(snapshots),
        "bytes": len(content),
    }
    _enter(desk, actor, case_id, "evidence.exported", case_id, facts, now)
    return content, seal


def _enter(
    desk: Desk,
    actor: _Actor,
    case_id: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
    now: datetime,
) -> None:
    loading.enter(desk, actor, now, case_id=case_id, action=action, subject=subject, facts=facts)
