"""The delivery state machine: pure; time and chance come in as arguments.

    pending → leased(until) → accepted | rejected | retry(at) | in_doubt → escalated | dead

Notices to our own people fail open: what is in doubt is sent again. Orange and red are tried for
ever until a person answers; what is less urgent ends after LAST_TRY tries.
"""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tocsin.kernel import ids
from tocsin.notices import outcomes
from tocsin.notices.model import IN_FLIGHT, WAITING, Attempt, Notice, State

LEASE = timedelta(seconds=90)
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0
LONGEST_TOLD_WAIT = timedelta(hours=1)  # a hostile Retry-After must not silence us for a year
LAST_TRY = 12  # about half an hour of back-off
# Red must reach another channel within a minute (reliability plan, row 10).
FAILING_CLIMB = timedelta(seconds=30)

TRANSITIONS: dict[State, frozenset[State]] = {
    State.PENDING: frozenset({State.LEASED, State.BUNDLED}),
    State.LEASED: frozenset({State.ACCEPTED, State.REJECTED, State.RETRY, State.IN_DOUBT}),
    # A proof that comes after its lease has lapsed is still a proof.
    State.RETRY: frozenset({State.LEASED, State.ACCEPTED}),
    State.IN_DOUBT: frozenset({State.LEASED, State.ACCEPTED}),
    State.REJECTED: frozenset({State.ESCALATED, State.DEAD, State.ACCEPTED}),
    State.ACCEPTED: frozenset({State.ESCALATED}),
    State.ESCALATED: frozenset(),
    State.BUNDLED: frozenset(),
    State.DEAD: frozenset(),
}


def is_due(notice: Notice, now: datetime) -> bool:
    """Return whether a notice waits to be sent."""
    return notice.state in WAITING and notice.next_at is not None and notice.next_at <= now


def lease(notice: Notice, now: datetime) -> Notice:
    """Return the notice taken by a sender, who has LEASE to settle it."""
    return replace(
        notice,
        state=State.LEASED,
        attempts=notice.attempts + 1,
        next_at=None,
        leased_until=now + LEASE,
    )


def has_lapsed(notice: Notice, now: datetime) -> bool:
    """Return whether its sender has vanished."""
    until = notice.leased_until
    return notice.state is State.LEASED and until is not None and until <= now


def lapsed(notice: Notice, now: datetime) -> Attempt:
    """Return the receipt of a sender that vanished: nobody knows whether it got through."""
    outcome = outcomes.InDoubt(fault="notices.fault.lease_lapsed")
    state = _given_up(notice, State.IN_DOUBT)
    return _attempt(notice, outcome, now, state=state, fault=outcome.fault, next_at=now)


def judge(notice: Notice, outcome: outcomes.Outcome, now: datetime, rng: Random) -> Attempt:
    """Return the receipt of one try."""
    match outcome:
        case outcomes.Accepted(proof=""):
            fault, next_at = "notices.fault.no_proof", now + backoff(notice, rng)
            state = _given_up(notice, State.IN_DOUBT)
        case outcomes.Accepted(proof=proof):
            return _attempt(notice, outcome, now, state=State.ACCEPTED, proof=proof)
        case outcomes.Rejected(fault=fault):
            return _attempt(notice, outcome, now, state=State.REJECTED, fault=fault)
        case outcomes.Throttled(fault=fault, wait=wait):
            next_at = now + _told_wait(notice, wait, rng)
            state = _given_up(notice, State.RETRY)
        case outcomes.InDoubt(fault=fault):
            next_at, state = now + backoff(notice, rng), _given_up(notice, State.IN_DOUBT)
        case outcomes.Transient(fault=fault):
            next_at, state = now + backoff(notice, rng), _given_up(notice, State.RETRY)
        case _:
            raise TypeError(outcome)
    return _attempt(notice, outcome, now, state=state, fault=fault, next_at=next_at)


def backoff(notice: Notice, rng: Random) -> timedelta:
    """Return a wait with full jitter: 1 s up to a ceiling that doubles to 5 min."""
    ceiling = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(notice.attempts, 16))
    return timedelta(seconds=rng.uniform(FIRST_WAIT_S, ceiling))


def settle(notice: Notice, attempt: Attempt) -> Notice:
    """Return the notice after one try; a proof counts always, all else only from the lessee."""
    if attempt.state is State.ACCEPTED:
        return _accepted(notice, attempt)
    if notice.state is not State.LEASED or notice.attempts != attempt.number:
        return notice
    after = replace(
        notice,
        state=attempt.state,
        fault=attempt.fault,
        leased_until=None,
        doubts=notice.doubts + (attempt.state is State.IN_DOUBT),
    )
    if attempt.state is State.REJECTED:
        return replace(after, climb_at=attempt.at)
    return replace(after, next_at=attempt.next_at, climb_at=_sooner(after, attempt.at))


def is_climbing(notice: Notice, now: datetime) -> bool:
    """Return whether the next stop of its chain is to be told, or none is left."""
    return notice.climb_at is not None and notice.climb_at <= now


def climb(notice: Notice, now: datetime) -> tuple[Notice, Notice | None]:
    """Return the notice and the one for the next stop of its chain, if there is one.

    What is still under way stays so and is tried on; what is settled ends as escalated or dead.
    """
    if not notice.chain or notice.acknowledged_by:
        return replace(notice, state=_end(notice), climb_at=None), None
    following = _following(notice, now)
    is_settled = notice.state in {State.ACCEPTED, State.REJECTED}
    told = replace(
        notice,
        state=State.ESCALATED if is_settled else notice.state,
        chain=(),
        climb_at=None,
        climbed_to=following.notice_id,
    )
    return told, following


def notice_id(at: datetime, *parts: str) -> str:
    """Return the same id for the same promise, so that a repeated commit promises once."""
    told = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).digest()
    return ids.uuid7(at, entropy=int.from_bytes(told))


def _end(notice: Notice) -> State:
    if notice.state is not State.REJECTED:
        return notice.state
    return State.ESCALATED if notice.climbed_to else State.DEAD


def _following(notice: Notice, now: datetime) -> Notice:
    stop, left = notice.chain[0], notice.chain[1:]
    return replace(
        notice,
        notice_id=notice_id(now, notice.notice_id, stop.channel, stop.recipient),
        channel=stop.channel,
        recipient=stop.recipient,
        languages=stop.languages,
        created_at=now,
        state=State.PENDING,
        attempts=0,
        doubts=0,
        next_at=now,
        leased_until=None,
        proof="",
        fault="",
        accepted_at=None,
        chain=left,
        climb_at=now + notice.climb_after if left and notice.is_urgent else None,
        climbed_to="",
        read_by="",
        read_at=None,
        held="",
    )


def _accepted(notice: Notice, attempt: Attempt) -> Notice:
    if notice.state not in IN_FLIGHT - {State.PENDING}:
        return notice
    # A refusal that is now disproved must not climb; an unanswered one must, in its time.
    climb_at = notice.climb_at
    if notice.state is State.REJECTED:
        waits = notice.chain and notice.is_urgent
        climb_at = attempt.at + notice.climb_after if waits else None
    return replace(
        notice,
        state=State.ACCEPTED,
        proof=attempt.proof,
        fault="",
        accepted_at=attempt.at,
        next_at=None,
        leased_until=None,
        climb_at=climb_at,
    )


def _sooner(notice: Notice, at: datetime) -> datetime | None:
    if not notice.chain or not notice.is_urgent:
        return notice.climb_at
    failing = at + FAILING_CLIMB
    return failing if notice.climb_at is None else min(notice.climb_at, failing)


def _given_up(notice: Notice, state: State) -> State:
    is_over = notice.attempts >= LAST_TRY and not notice.is_urgent
    return State.REJECTED if is_over else state


def _told_wait(notice: Notice, wait: timedelta | None, rng: Random) -> timedelta:
    if wait is None:
        return backoff(notice, rng)
    return min(max(wait, timedelta(seconds=FIRST_WAIT_S)), LONGEST_TOLD_WAIT)


def _attempt(
    notice: Notice,
    outcome: outcomes.Outcome,
    at: datetime,
    *,
    state: State,
    proof: str = "",
    fault: str = "",
    next_at: datetime | None = None,
) -> Attempt:
    waits = state in {State.RETRY, State.IN_DOUBT}
    return Attempt(
        number=notice.attempts,
        at=at,
        state=state,
        status=outcome.status,
        proof=proof,
        fault=fault,
        excerpt=outcome.excerpt[: outcomes.EXCERPT_CHARACTERS],
        request_hash=outcome.request_hash,
        next_at=next_at if waits else None,
    )
