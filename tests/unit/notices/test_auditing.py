"""A broken promise is told wherever it did not break."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.notices.making import NOON, notice
from tests.unit.notices.office import Office

from tocsin import notices
from tocsin.kernel import catalogue
from tocsin.notices import auditing

ROUTES = (
    notices.Route(channel="in_app", recipient="desk"),
    notices.Route(
        channel="email",
        recipient="lin@example.org",
        chain=(notices.Stop(channel="webhook", recipient="tower", languages=("zh-Hant",)),),
    ),
)


def an_audit(*, dead: int = 0, missing: int = 0) -> notices.Audit:
    return notices.Audit(
        required=9 + missing,
        accepted=9 - dead,
        in_flight=0,
        escalated=0,
        dead=dead,
        dead_unacknowledged=dead,
    )


def told(*dead: notices.Notice, missing: int = 0) -> list[notices.Notice]:
    return auditing.undelivered(an_audit(dead=len(dead), missing=missing), dead, ROUTES, now=NOON)


def places(found: list[notices.Notice]) -> list[tuple[str, str]]:
    return [(one.channel, one.recipient) for one in found]


def test_while_every_promise_holds_nobody_is_told() -> None:
    assert told() == []


def test_every_place_but_the_broken_one_is_told() -> None:
    dead = notice(channel="email", recipient="lin@example.org", level="red")

    found = told(dead)

    assert places(found) == [("in_app", "desk"), ("webhook", "tower")]
    assert {one.level for one in found} == {"red"}


def test_a_lost_notice_is_told_everywhere() -> None:
    assert len(told(missing=1)) == 3


def test_where_all_is_broken_all_is_tried_again() -> None:
    stops = told(missing=1)
    dead = [notice(channel=one.channel, recipient=one.recipient) for one in stops]

    assert places(told(*dead)) == places(told(missing=1))


def test_it_is_told_once_an_hour_whatever_restarts() -> None:
    later = [
        auditing.undelivered(an_audit(missing=1), (), ROUTES, now=NOON + timedelta(minutes=wait))
        for wait in (0, 1, 59, 60)
    ]

    ids = [one[0].notice_id for one in later]
    assert ids[0] == ids[1] == ids[2] != ids[3]


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
def test_it_says_who_was_not_told_and_why(lang: str) -> None:
    dead = replace(notice(recipient="lin@example.org"), fault="notices.fault.refused")
    one = replace(told(dead)[0], languages=(lang,))
    words = notices.wording.write(one, catalogue.standard(), address="http://war.example")

    assert "lin@example.org" in words.text
    assert "notices." not in words.text
    assert "http://war.example/warnings\n" in words.text


def test_acknowledging_it_answers_for_the_dead_it_names() -> None:
    office = Office()
    dead = replace(notice(recipient="lin@example.org"), state=notices.State.DEAD)
    office.promise(dead)
    (telling, *_) = told(dead)
    office.promise(telling)

    with office.desks() as desk:
        notices.acknowledge(desk, telling.notice_id, "Chen Mei", NOON)

    assert office.outbox.audit(NOON).holds
    assert {one.acknowledged_by for one in office.outbox.recent()} == {"Chen Mei"}


def test_an_answer_for_what_is_lost_holds_until_more_is() -> None:
    (telling, *_) = told(missing=2)
    answered = notices.reading.acknowledge(telling, "Chen Mei", NOON)

    assert auditing.is_answered(an_audit(missing=2), answered)
    assert not auditing.is_answered(an_audit(missing=3), answered)
    assert not auditing.is_answered(an_audit(missing=2, dead=1), answered)
    assert not auditing.is_answered(an_audit(missing=2), telling)
