"""The publication's state machine: pure; it fails closed.

scheduled ⇄ frozen    pending → leased → published | refused | pending(again) | in_doubt
in_doubt → published | pending (the place proves that it is absent) | asked → a person's word
"""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.kernel import ids
from tocsin.statements import drafting, errors
from tocsin.statements.publishing import outcomes
from tocsin.statements.publishing.model import LIVE, Attempt, Publication, State

LEASE = timedelta(seconds=90)
LAST_TRY = 10
_FIRST_WAIT_S, _LONGEST_WAIT_S = 2.0, 300.0
EXCERPT = 500
NOT_THERE = "statements.fault.not_there"
LONGEST_ADDRESS = 2_000

Moved = tuple[Publication, Attempt]


def publication_id(draft_id: str, seal: str, at: datetime) -> str:
    """Return the same id for the same text of the same draft at the same time."""
    told = hashlib.blake2b(f"{draft_id}\x1f{seal}".encode(), digest_size=16).digest()
    return ids.uuid7(at, entropy=int.from_bytes(told))


def refuse_second(before: Publication | None) -> None:
    """Raise AlreadyOut while an earlier publication of the draft is out or may yet be."""
    if before is not None and before.state in LIVE:
        raise errors.AlreadyOut(draft_id=before.draft_id, state=str(before.state))


def is_due(one: Publication, now: datetime) -> bool:
    """Return whether a sender may ask for it."""
    waits = one.state in {State.PENDING, State.SCHEDULED}
    return waits and (one.next_at or one.due_at) <= now


def lease(one: Publication, now: datetime) -> Moved:
    """Return it in a sender's hands."""
    return _moved(
        one,
        now,
        "leased",
        State.LEASED,
        tries=one.tries + 1,
        leased_until=now + LEASE,
        next_at=None,
    )


def lapse_signatures(one: Publication, now: datetime) -> Moved:
    """Return it kept in: its signatures no longer hold."""
    return _moved(one, now, "lapsed", State.LAPSED, fault="statements.fault.not_signed")


def hand_over(one: Publication, now: datetime) -> Moved:
    """Return it waiting for a person who carries it."""
    return _moved(one, now, "handed_over", State.BY_HAND, next_at=None)


def has_vanished(one: Publication, now: datetime) -> bool:
    """Return whether its sender went away without a word."""
    until = one.leased_until
    return one.state is State.LEASED and until is not None and until <= now


def vanish(one: Publication, now: datetime) -> Moved:
    """Return it in doubt: its sender vanished, and nobody knows what it did before."""
    fault = "statements.fault.sender_vanished"
    return _moved(one, now, "sent", State.IN_DOUBT, fault=fault, leased_until=None)


def settle(one: Publication, outcome: outcomes.Outcome, now: datetime) -> Moved:
    """Return it after one try. Anything but a proof, or the certainty of nothing, is a doubt."""
    next_at: datetime | None = None
    match outcome:
        case outcomes.Out(proof=proof) if proof.strip():
            return _out(one, outcome, now, "sent")
        case outcomes.Refused(fault=fault):
            state = State.REFUSED
        case outcomes.NotSent(fault=fault):
            state = State.REFUSED if one.tries >= LAST_TRY else State.PENDING
            next_at = now + _wait(one, outcome) if state is State.PENDING else None
        case outcomes.Unclear(fault=fault):
            state = State.IN_DOUBT
        case _:
            state, fault = State.IN_DOUBT, "statements.fault.no_proof"
    excerpt = outcome.excerpt[:EXCERPT]
    return _moved(
        one, now, "sent", state, excerpt=excerpt, fault=fault, leased_until=None, next_at=next_at
    )


def read_back(one: Publication, found: outcomes.Outcome, now: datetime) -> Moved:
    """Return a doubtful one after a look."""
    match found:
        case outcomes.Out(proof=proof) if proof.strip():
            return _out(one, found, now, "read_back")
        case outcomes.Absent():
            return _moved(one, now, "read_back", State.PENDING, next_at=now)
        case _:
            return _moved(one, now, "read_back", State.ASKED, excerpt=found.excerpt[:EXCERPT])


def confirm(one: Publication, *, url: str, person: str, now: datetime) -> Moved:
    """Return it as a person found it: out, at an address; among our own people, in their words.

    Raises NotWaiting, NoProof.
    """
    _waits(one, State.BY_HAND, State.ASKED, State.IN_DOUBT)
    is_address = url.startswith(("https://", "http://"))
    is_told = bool(url.strip()) and (is_address or drafting.is_inside(one.channel))
    if not is_told or len(url) > LONGEST_ADDRESS:
        raise errors.NoProof(why="address")
    out = outcomes.Out(proof=f"{person}: {url}", url=url if is_address else "")
    return _out(one, out, now, "confirmed", person=person)


def deny(one: Publication, *, person: str, now: datetime) -> Moved:
    """Return it as a person found it: nowhere. Raises NotWaiting."""
    _waits(one, State.BY_HAND, State.ASKED, State.IN_DOUBT)
    return _moved(one, now, "denied", State.REFUSED, person=person, fault=NOT_THERE)


def cancel(one: Publication, *, person: str, now: datetime) -> Moved:
    """Return it kept in; what a sender has, or may have sent, can no longer be. NotWaiting."""
    _waits(one, State.SCHEDULED, State.FROZEN, State.PENDING, State.BY_HAND)
    return _moved(one, now, "cancelled", State.CANCELLED, person=person, next_at=None)


def _waits(one: Publication, *states: State) -> None:
    if one.state not in states:
        raise errors.NotWaiting(publication_id=one.publication_id, state=str(one.state))


def _out(
    one: Publication, told: outcomes.Out, now: datetime, what: str, *, person: str = ""
) -> Moved:
    attempt = Attempt(
        at=now,
        what=what,
        state=State.PUBLISHED,
        person=person,
        proof=told.proof[:EXCERPT],
        excerpt=told.excerpt[:EXCERPT],
    )
    after = replace(
        one,
        state=State.PUBLISHED,
        proof=attempt.proof,
        url=told.url,
        fault="",
        published_at=now,
        leased_until=None,
        next_at=None,
    )
    return after, attempt


def _moved(
    one: Publication,
    now: datetime,
    what: str,
    state: State,
    *,
    person: str = "",
    excerpt: str = "",
    fault: str = "",
    **changes: object,
) -> Moved:
    attempt = Attempt(at=now, what=what, state=state, person=person, fault=fault, excerpt=excerpt)
    after = replace(one, state=state, fault=fault, called_for="", **changes)  # type: ignore[arg-type]  # fields of Publication by name
    return after, attempt


def _wait(one: Publication, outcome: outcomes.NotSent) -> timedelta:
    ceiling = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(one.tries, 10))
    return timedelta(seconds=min(max(outcome.wait_s, ceiling), 3600.0))
