"""What every outbox keeps: in memory, in SQLite, in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
import sqlalchemy
from tests.contract.notices.opening import KINDS, Opened
from tests.unit.notices.making import BOSS, NOON, notice, seconds

from tocsin import notices
from tocsin.adapters.sql.outbox_tables import NOTICES
from tocsin.notices import delivery

TAKEN = notices.Accepted(proof="250 ok", status="250", request_hash="ab", excerpt="ok")
REFUSED = notices.Rejected(fault="notices.fault.refused")


def settled(
    outbox: notices.Outbox, leased: notices.Notice, outcome: notices.Outcome
) -> notices.Notice:
    attempt = delivery.judge(leased, outcome, NOON + seconds(1), Random(1))
    return outbox.settle(leased.notice_id, attempt)


def test_a_notice_comes_back_exactly_as_it_went_in(desk: Opened) -> None:
    told = replace(notice(chain=(BOSS,), languages=("zh-Hant", "en")), watch_name="翡翠光 \x00'\"")

    with desk() as outbox:
        outbox.add([told])
    with desk() as outbox:
        assert outbox.get(told.notice_id) == told
        assert outbox.get("nothing") is None


def test_adding_twice_keeps_once_and_does_not_set_back(desk: Opened) -> None:
    with desk() as outbox:
        first = outbox.add([notice()])
        outbox.due(NOON, 1)
        again = outbox.add([notice()])
        kept = outbox.recent()

    assert (len(first), again) == (1, ())
    assert [one.state for one in kept] == [notices.State.LEASED]


def test_the_gravest_are_leased_first_and_then_the_oldest(desk: Opened) -> None:
    order = [("yellow", 0), ("red", 2), ("orange", 1), ("red", 1)]
    told = [
        notice(level, change_id=f"{level} {at_s}", now=NOON + seconds(at_s))
        for level, at_s in order
    ]

    with desk() as outbox:
        outbox.add(told)
        leased = outbox.due(NOON + seconds(9), 3)
        rest = outbox.due(NOON + seconds(9), 3)

    assert [one.change_id for one in leased] == ["red 1", "red 2", "orange 1"]
    assert [one.change_id for one in rest] == ["yellow 0"]
    assert [one.attempts for one in leased] == [1, 1, 1]


def test_busy_channels_are_left(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice(), notice(channel="webhook")])
        leased = outbox.due(NOON, 9, but=["email"])

    assert [one.channel for one in leased] == ["webhook"]


def test_what_waits_for_later_is_not_leased_now(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice()])
        leased = outbox.due(NOON, 1)[0]
        waiting = settled(outbox, leased, notices.Throttled(wait=timedelta(seconds=40)))
        early = outbox.due(NOON + seconds(40), 1)
        due = outbox.due(NOON + seconds(41), 1)

    assert waiting.state is notices.State.RETRY
    assert (early, [one.attempts for one in due]) == ((), [2])


def test_only_lapsed_leases_fall_in_doubt_unless_all_are_another_lifes(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice()])
        outbox.due(NOON, 1)
        early = outbox.lapse(NOON + delivery.LEASE - seconds(1))
        all_of_them = outbox.lapse(NOON + seconds(1), all_leases=True)
        receipts = outbox.attempts(notice().notice_id)

    assert early == ()
    assert [one.state for one in all_of_them] == [notices.State.IN_DOUBT]
    assert [one.fault for one in receipts] == ["notices.fault.lease_lapsed"]


def test_every_receipt_is_kept_in_order(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice()])
        first = outbox.due(NOON, 1)[0]
        outbox.lapse(NOON + delivery.LEASE)
        second = outbox.due(NOON + delivery.LEASE, 1)[0]
        settled(outbox, first, REFUSED)  # comes late
        settled(outbox, second, TAKEN)
        receipts = outbox.attempts(notice().notice_id)
        kept = outbox.get(notice().notice_id)

    told = [(one.number, str(one.state)) for one in receipts]
    assert told == [(1, "in_doubt"), (1, "rejected"), (2, "accepted")]
    assert (receipts[2].status, receipts[2].request_hash, receipts[2].excerpt) == (
        "250",
        "ab",
        "ok",
    )
    assert kept is not None
    assert (kept.state, kept.proof) == (notices.State.ACCEPTED, "250 ok")


def test_an_unknown_notice_is_refused_with_its_id(desk: Opened) -> None:
    attempt = notices.Attempt(number=1, at=NOON, state=notices.State.ACCEPTED, proof="x")

    with pytest.raises(notices.errors.UnknownNotice), desk() as outbox:
        outbox.settle("nothing", attempt)
    with pytest.raises(notices.errors.UnknownNotice), desk() as outbox:
        outbox.acknowledge("nothing", "Chen Mei", NOON)


def test_a_refused_notice_climbs_and_promises_the_next_stop(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice(chain=(BOSS,))])
        settled(outbox, outbox.due(NOON, 1)[0], REFUSED)
        changed = outbox.climb(NOON + seconds(1))
        again = outbox.climb(NOON + seconds(1))
        audit = outbox.audit(NOON)

    assert [str(one.state) for one in changed] == ["escalated", "pending"]
    assert again == ()
    assert (audit.required, audit.escalated, audit.in_flight, audit.missing) == (2, 1, 1, 0)


def test_a_name_answers_for_the_warning_and_for_no_other(desk: Opened) -> None:
    mine = [notice(chain=(BOSS,)), notice(recipient="b@example.org")]
    other = notice(watch_id="other", change_id="other")

    with desk() as outbox:
        outbox.add([*mine, other])
        changed = outbox.acknowledge(mine[1].notice_id, "Chen Mei", NOON)
        unseen = outbox.recent(only_unacknowledged=True)

    assert changed[0].notice_id == mine[1].notice_id
    assert {one.acknowledged_by for one in changed} == {"Chen Mei"}
    assert len(changed) == 2
    assert [one.notice_id for one in unseen] == [other.notice_id]


def test_nobody_cannot_acknowledge(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice()])
    with pytest.raises(notices.errors.NoName), desk() as outbox:
        outbox.acknowledge_warning(notice().warning_id, "  ", NOON)
    with desk() as outbox:
        assert outbox.recent(only_unacknowledged=True) == [notice()]


def test_notices_are_found_by_state_warning_and_channel(desk: Opened) -> None:
    told = [
        notice(),
        notice("yellow", channel="webhook", change_id="2", now=NOON + seconds(1)),
        notice("blue", watch_id="other", change_id="3", now=NOON + seconds(2)),
    ]

    with desk() as outbox:
        outbox.add(told)
        outbox.due(NOON + seconds(9), 1)

        assert [one.level for one in outbox.recent()] == ["blue", "yellow", "red"]
        assert [one.level for one in outbox.recent(limit=1)] == ["blue"]
        assert [one.level for one in outbox.recent(state=notices.State.LEASED)] == ["red"]
        assert [one.level for one in outbox.recent(channel="webhook")] == ["yellow"]
        assert [one.level for one in outbox.recent(warning_id=told[2].warning_id)] == ["blue"]


def test_the_books_balance_and_the_oldest_age_is_told(desk: Opened) -> None:
    with desk() as outbox:
        nothing = (outbox.oldest_age_s(NOON), outbox.audit(NOON).holds)
        outbox.add([notice(), notice(channel="webhook"), notice(channel="in_app")])
        first, second, _ = outbox.due(NOON, 3)
        settled(outbox, first, TAKEN)
        settled(outbox, second, REFUSED)
        outbox.climb(NOON + seconds(2))
        audit = outbox.audit(NOON)
        age = outbox.oldest_age_s(NOON + seconds(30))
        outbox.acknowledge_warning(notice().warning_id, "Chen Mei", NOON)
        answered = outbox.audit(NOON)

    assert nothing == (0.0, True)
    assert age == 30.0
    assert audit == notices.Audit(
        required=3, accepted=1, in_flight=1, escalated=0, dead=1, dead_unacknowledged=1
    )
    assert (audit.holds, answered.holds) == (False, True)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_lost_row_shows_in_the_audit(kind: str, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(kind)
    with opened() as outbox:
        outbox.add([notice()])
        connection = outbox._connection  # type: ignore[attr-defined] # the fault is put in below the port
        connection.execute(sqlalchemy.delete(NOTICES))

        assert outbox.audit(NOON).missing == 1
        assert not outbox.audit(NOON).holds


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_commit_that_fails_promises_nothing(kind: str, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(kind)
    with pytest.raises(notices.errors.UnknownNotice), opened() as outbox:
        outbox.acknowledge(outbox.add([notice()])[0].notice_id + "?", "Chen Mei", NOON)

    with opened() as outbox:
        assert outbox.recent() == []
        assert outbox.audit(NOON).required == 0
