"""Under a flood one digest comes in the place of many notices; nothing of it is lost."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from tests.unit.notices.making import BOSS, NOON, notice, seconds
from tests.unit.notices.office import TAKEN, Office, ScriptedChannel

from tocsin import notices
from tocsin.kernel import catalogue
from tocsin.notices import bundling


def many(count: int, level: str = "yellow", **told: object) -> list[notices.Notice]:
    return [
        notice(level, change_id=f"{level}-{number}", watch_id=f"w-{level}-{number}", **told)  # type: ignore[arg-type]  # a test's own fields
        for number in range(count)
    ]


def settled(office: Office) -> None:
    for _ in range(20):
        asyncio.run(office.postman.run_once())


def test_a_few_come_one_by_one() -> None:
    email = ScriptedChannel(TAKEN)
    office = Office(email=email)
    office.promise(*many(bundling.FEW))
    settled(office)

    assert len(email.sent) == bundling.FEW


def test_a_flood_comes_as_one_digest_and_every_promise_is_kept() -> None:
    email = ScriptedChannel(TAKEN)
    office = Office(email=email)
    for one in many(50):
        office.promise(one)
    settled(office)
    before = len(email.sent)
    office.wait(bundling.WINDOW)
    settled(office)

    audit = office.outbox.audit(office.clock.now())
    (digest,) = email.sent[before:]
    assert before == bundling.FEW
    assert digest.facts["count"] == 40
    assert (audit.required, audit.accepted, audit.bundled) == (51, 11, 40)
    assert audit.holds


def test_red_comes_at_once_however_many_there_are() -> None:
    email = ScriptedChannel(TAKEN)
    office = Office(email=email)
    office.promise(*many(30, "red"))
    settled(office)

    assert len(email.sent) == 30


def test_orange_waits_for_a_minute_at_most() -> None:
    held = bundling.held(many(30, "orange"), (), NOON + seconds(5))

    waits = [one.next_at - NOON for one in held if one.next_at is not None and one.held]
    assert len(waits) == 30 - bundling.FEW
    assert set(waits) == {timedelta(minutes=1)}


def test_a_screen_gets_every_row() -> None:
    held = bundling.held(many(30, channel="in_app", recipient="desk"), (), NOON)

    assert {one.held for one in held} == {""}


def test_a_digest_climbs_as_its_gravest_would_have() -> None:
    told = [*many(11), *many(5, "orange", chain=(BOSS,))]
    held = [one for one in bundling.held(told, (), NOON) if one.held]
    later = NOON + bundling.WINDOW

    ((digest, after),) = bundling.bundles(held, later)

    assert (digest.level, digest.chain) == ("orange", (BOSS,))
    assert digest.climb_at == later + digest.climb_after
    assert {(one.state, one.climbed_to, one.climb_at) for one in after} == {
        (notices.State.BUNDLED, digest.notice_id, None)
    }


def test_one_that_waited_alone_comes_as_itself() -> None:
    held = [one for one in bundling.held(many(bundling.FEW + 1), (), NOON) if one.held]

    assert bundling.bundles(held, NOON + bundling.WINDOW) == []


def test_answering_a_digest_answers_for_all_it_tells_of() -> None:
    office = Office(email=ScriptedChannel(TAKEN))
    office.promise(*many(20))
    office.wait(bundling.WINDOW)
    settled(office)
    (digest,) = [one for one in office.outbox.recent() if one.subject_code == bundling.SUBJECT]

    with office.desks() as desk:
        notices.acknowledge(desk, digest.notice_id, "Lin", office.clock.now())

    bundled = [one for one in office.outbox.recent() if one.state is notices.State.BUNDLED]
    assert {one.acknowledged_by for one in bundled} == {"Lin"}


def test_a_digest_says_in_each_language_what_it_holds() -> None:
    told = many(20, languages=("zh-Hant", "en"))
    held = [one for one in bundling.held(told, (), NOON) if one.held]
    ((digest, _),) = bundling.bundles(held, NOON + bundling.WINDOW)

    words = notices.wording.write(digest, catalogue.standard(), address="http://127.0.0.1:8000")

    assert "10 notices in one digest" in words.text
    assert "共 10 則" in words.subject
    assert words.text.count("Jadelight") == 20
    assert "/warnings/digest" not in words.text


def test_a_digest_says_what_stands_in_words_of_its_own() -> None:
    audience = {"code": "ui.plans.audience.employees", "facts": {}, "text": "employees"}
    told = [
        replace(one, subject_code="cases.subject.turn_late", facts={"audience": audience})
        for one in many(20, languages=("zh-Hant",))
    ]
    held = [one for one in bundling.held(told, (), NOON) if one.held]
    ((digest, _),) = bundling.bundles(held, NOON + bundling.WINDOW)

    words = notices.wording.write(digest, catalogue.standard())

    assert words.text.count("尚未告知：員工") == len(held)
