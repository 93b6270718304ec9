"""What every outbox does with many notices to one place, and what it tells of a topic."""

from dataclasses import replace
from datetime import timedelta

from tests.contract.notices.opening import Opened
from tests.unit.notices.making import NOON, notice

from tocsin import notices
from tocsin.notices import bundling


def held(count: int) -> list[notices.Notice]:
    told = [notice("yellow", change_id=f"c-{one}", watch_id=f"w-{one}") for one in range(count)]
    return [bundling.until(one, NOON + timedelta(hours=1), "quiet") for one in told]


def test_held_notices_wait_and_then_come_as_one(desk: Opened) -> None:
    later = NOON + timedelta(hours=1)
    with desk() as outbox:
        outbox.add(held(3))
        too_early = (outbox.bundle(NOON), outbox.due(NOON, 9))
        age = outbox.oldest_age_s(NOON + timedelta(minutes=30))
        changed = outbox.bundle(later)
        again = outbox.bundle(later)
        leased = outbox.due(later, 9)
        audit = outbox.audit(later)

    assert too_early == ((), ())
    assert age == 0
    assert len(changed) == 4
    assert again == ()
    assert [one.subject_code for one in leased] == [bundling.SUBJECT]
    assert (audit.required, audit.in_flight, audit.bundled, audit.holds) == (4, 1, 3, True)


def test_the_app_s_own_rows_are_no_flood(desk: Opened) -> None:
    with desk() as outbox:
        outbox.add([notice(), notice(channel="in_app", recipient="desk")])
        lately = outbox.since(NOON - timedelta(minutes=1))
        later = outbox.since(NOON + timedelta(seconds=1))

    assert [one.channel for one in lately] == ["email"]
    assert later == []


def test_a_topic_has_its_notices_and_those_of_its_parts(desk: Opened) -> None:
    plain = notice()
    told = [
        replace(plain, notice_id=key, warning_id=topic)
        for key, topic in (
            ("a", "c%1"),
            ("b", "c%1/opened/lin"),
            ("c", "cx1/opened"),
            ("d", "c%10"),
        )
    ]
    with desk() as outbox:
        outbox.add(told)
        found = [one.notice_id for one in outbox.about("c%1")]

    assert found == ["a", "b"]


def test_the_one_that_was_opened_is_read_and_the_others_only_answered(desk: Opened) -> None:
    told = [notice(recipient=f"{one}@example.org") for one in "ab"]
    with desk() as outbox:
        outbox.add(told)
        outbox.acknowledge(told[0].notice_id, "Lin", NOON)
        outbox.acknowledge(told[1].notice_id, "Mei", NOON + timedelta(minutes=1))
        found = {one.recipient[0]: one for one in outbox.recent()}

    assert [(found[key].acknowledged_by, found[key].read_by) for key in "ab"] == [
        ("Lin", "Lin"),
        ("Lin", "Mei"),
    ]
