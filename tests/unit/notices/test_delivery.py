"""The delivery state machine, rule by rule."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from tests.unit.notices.making import BOSS, CHIEF, NOON, notice, seconds

from tocsin import notices
from tocsin.notices import delivery, reading

RNG = Random(7)
REFUSED = notices.Rejected(fault="notices.fault.refused")
BUSY = notices.Transient(fault="notices.fault.busy")
SILENT = notices.InDoubt(fault="notices.fault.timeout")
TAKEN = notices.Accepted(proof="250 queued as 1")


def tried(told: notices.Notice, outcome: notices.Outcome, after_s: float = 1.0) -> notices.Notice:
    leased = delivery.lease(told, NOON)
    return delivery.settle(leased, delivery.judge(leased, outcome, NOON + seconds(after_s), RNG))


def test_a_lease_counts_the_try_and_ends() -> None:
    leased = delivery.lease(notice(), NOON)

    assert leased.state is notices.State.LEASED
    assert leased.attempts == 1
    assert leased.leased_until == NOON + delivery.LEASE
    assert not delivery.is_due(leased, NOON + timedelta(days=1))


def test_accepted_needs_a_proof_and_keeps_it() -> None:
    settled = tried(notice(), TAKEN)

    assert settled.state is notices.State.ACCEPTED
    assert settled.proof == "250 queued as 1"
    assert settled.next_at is None


def test_an_acceptance_without_a_proof_is_in_doubt() -> None:
    settled = tried(notice(), notices.Accepted(proof=""))

    assert settled.state is notices.State.IN_DOUBT
    assert settled.fault == "notices.fault.no_proof"


def test_what_is_in_doubt_is_sent_again_and_counted() -> None:
    settled = tried(notice(), SILENT)

    assert settled.state is notices.State.IN_DOUBT
    assert settled.doubts == 1
    assert delivery.is_due(settled, NOON + timedelta(minutes=6))


def test_a_vanished_sender_leaves_its_notice_in_doubt_and_due_at_once() -> None:
    leased = delivery.lease(notice(), NOON)
    later = NOON + delivery.LEASE

    settled = delivery.settle(leased, delivery.lapsed(leased, later))

    assert delivery.has_lapsed(leased, later)
    assert settled.state is notices.State.IN_DOUBT
    assert settled.fault == "notices.fault.lease_lapsed"
    assert delivery.is_due(settled, later)


def test_a_told_wait_is_kept() -> None:
    settled = tried(notice(), notices.Throttled(wait=timedelta(seconds=40)))

    assert settled.state is notices.State.RETRY
    assert settled.next_at == NOON + seconds(41)


def test_a_hostile_wait_is_cut_to_an_hour() -> None:
    settled = tried(notice(), notices.Throttled(wait=timedelta(days=365)))

    assert settled.next_at == NOON + seconds(1) + delivery.LONGEST_TOLD_WAIT


@pytest.mark.parametrize(
    ("attempts", "ceiling_s"), [(1, 2.0), (4, 16.0), (8, 256.0), (9, 300.0), (1_000_000, 300.0)]
)
def test_the_back_off_is_drawn_between_a_second_and_a_doubling_ceiling(
    attempts: int, ceiling_s: float
) -> None:
    waits = [
        delivery.backoff(replace(notice(), attempts=attempts), Random(seed)).total_seconds()
        for seed in range(300)
    ]

    assert min(waits) >= delivery.FIRST_WAIT_S
    assert max(waits) <= ceiling_s
    assert max(waits) > ceiling_s * 0.8
    assert len(set(waits)) > 200


@pytest.mark.parametrize("level", ["orange", "red"])
def test_orange_and_red_are_never_given_up(level: str) -> None:
    settled = tried(replace(notice(level), attempts=10_000), BUSY)

    assert settled.state is notices.State.RETRY


@pytest.mark.parametrize("level", ["none", "blue", "yellow"])
def test_lower_levels_end_after_the_last_try(level: str) -> None:
    before = tried(replace(notice(), level=level, attempts=delivery.LAST_TRY - 2), BUSY)
    last = tried(replace(notice(), level=level, attempts=delivery.LAST_TRY - 1), BUSY)

    assert before.state is notices.State.RETRY
    assert last.state is notices.State.REJECTED


def test_red_that_a_person_has_answered_may_end_too() -> None:
    answered = reading.acknowledge(notice(), "Chen Mei", NOON)

    settled = tried(replace(answered, attempts=delivery.LAST_TRY), BUSY)

    assert settled.state is notices.State.REJECTED


def test_a_refusal_climbs_at_once() -> None:
    settled = tried(notice(chain=(BOSS, CHIEF)), REFUSED)

    told, following = delivery.climb(settled, NOON + seconds(1))

    assert delivery.is_climbing(settled, NOON + seconds(1))
    assert told.state is notices.State.ESCALATED
    assert following is not None
    assert (following.channel, following.recipient) == ("webhook", "boss")
    assert following.chain == (CHIEF,)
    assert following.state is notices.State.PENDING
    assert told.climbed_to == following.notice_id != told.notice_id


def test_a_refusal_with_nobody_left_is_dead() -> None:
    told, following = delivery.climb(tried(notice(), REFUSED), NOON + seconds(1))

    assert told.state is notices.State.DEAD
    assert following is None


def test_an_unanswered_red_notice_climbs_after_its_time_and_not_before() -> None:
    settled = tried(notice(chain=(BOSS,)), TAKEN)

    assert not delivery.is_climbing(settled, NOON + timedelta(minutes=9))
    assert delivery.is_climbing(settled, NOON + timedelta(minutes=10))
    assert delivery.climb(settled, NOON + timedelta(minutes=10))[0].state is (
        notices.State.ESCALATED
    )


def test_an_answered_notice_does_not_climb() -> None:
    settled = reading.acknowledge(tried(notice(chain=(BOSS,)), TAKEN), "Chen Mei", NOON)

    assert not delivery.is_climbing(settled, NOON + timedelta(days=1))


def test_an_answered_refusal_is_dead_and_tells_nobody_else() -> None:
    refused = reading.acknowledge(tried(notice(chain=(BOSS,)), REFUSED), "Chen Mei", NOON)

    told, following = delivery.climb(refused, NOON + seconds(1))

    assert told.state is notices.State.DEAD
    assert told.acknowledged_by == "Chen Mei"
    assert following is None


def test_a_failing_red_notice_reaches_the_next_stop_within_a_minute_and_is_still_tried() -> None:
    settled = tried(notice(chain=(BOSS,)), BUSY)

    told, following = delivery.climb(settled, NOON + seconds(45))

    assert delivery.is_climbing(settled, NOON + seconds(45))
    assert following is not None
    assert told.state is notices.State.RETRY
    assert delivery.climb(told, NOON + timedelta(hours=1)) == (told, None)


def test_a_notice_that_climbed_and_is_then_refused_is_escalated_not_dead() -> None:
    climbed, _ = delivery.climb(tried(notice(chain=(BOSS,)), BUSY), NOON + seconds(45))

    told, _ = delivery.climb(tried(climbed, REFUSED), NOON + seconds(46))

    assert told.state is notices.State.ESCALATED


def test_a_yellow_notice_does_not_climb_for_being_unanswered() -> None:
    settled = tried(notice("yellow", chain=(BOSS,)), TAKEN)

    assert not delivery.is_climbing(settled, NOON + timedelta(days=1))


def test_a_late_receipt_of_a_lapsed_lease_changes_nothing() -> None:
    first = delivery.lease(notice(), NOON)
    lapsed = delivery.settle(first, delivery.lapsed(first, NOON + delivery.LEASE))
    second = delivery.lease(lapsed, NOON + delivery.LEASE)

    late = delivery.judge(first, REFUSED, NOON + delivery.LEASE, RNG)

    assert delivery.settle(second, late) == second


def test_a_late_proof_counts() -> None:
    first = delivery.lease(notice(), NOON)
    lapsed = delivery.settle(first, delivery.lapsed(first, NOON + delivery.LEASE))

    late = delivery.judge(first, TAKEN, NOON + delivery.LEASE, RNG)

    assert delivery.settle(lapsed, late).state is notices.State.ACCEPTED


def test_a_proof_after_a_refusal_keeps_the_time_to_answer() -> None:
    refused = tried(notice(chain=(BOSS,)), REFUSED)
    proof = delivery.judge(refused, TAKEN, NOON + seconds(2), RNG)

    settled = delivery.settle(refused, proof)

    assert settled.state is notices.State.ACCEPTED
    assert settled.climb_at == NOON + seconds(2) + settled.climb_after


@pytest.mark.parametrize("name", ["", " ", "\t\n", "\u3000"])
def test_an_acknowledgement_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(notices.errors.NoName):
        reading.acknowledge(notice(), name, NOON)


def test_the_first_name_stays() -> None:
    first = reading.acknowledge(notice(), " Chen  Mei\n", NOON)

    assert first.acknowledged_by == "Chen Mei"
    assert reading.acknowledge(first, "Someone Else", NOON + seconds(9)) == first


def test_a_long_answer_is_kept_as_an_excerpt() -> None:
    leased = delivery.lease(notice(), NOON)

    attempt = delivery.judge(
        leased, notices.Transient(fault="notices.fault.busy", excerpt="x" * 10_000), NOON, RNG
    )

    assert len(attempt.excerpt) == notices.outcomes.EXCERPT_CHARACTERS


def test_an_outcome_of_no_known_kind_is_a_bug() -> None:
    with pytest.raises(TypeError):
        delivery.judge(delivery.lease(notice(), NOON), notices.Outcome(), NOON, RNG)
