"""Signatures are asked of whoever holds the duty at that hour, and of nobody who wrote the text."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import Desk, composed

from tocsin import notices
from tocsin.directory import entries
from tocsin.kernel import catalogue
from tocsin.runtimes import statements as press
from tocsin.statements import verbs


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client)
    for name, role in (("mei", "drafter"), ("lin", "approver"), ("huang", "approver")):
        made.join(name, role)
    with house.db.writing() as books:
        users = {one.name: one.user_id for one in books.users.all()}
        for duty, people in (("communications", ("mei", "lin")), ("legal", ("huang", "lin"))):
            for one in people:
                entry = entries.model.Person(entry_id=users[one], name=one.title())
                books.entries.put(entry)
            first, *deputies = (users[one] for one in people)
            holding = entries.model.Holding(person_id=first, deputies=tuple(deputies))
            books.entries.put(entries.model.Duty(entry_id=duty, name=duty, holdings=(holding,)))
    return made


def asked(desk: Desk, draft: Any) -> Any:
    return desk.ask("mei", f"/api/drafts/{draft['draft_id']}/ask-signatures", {}).json()


def told(desk: Desk) -> list[notices.Notice]:
    with desk.house.db.reading() as books:
        found = books.outbox.recent()
    return [one for one in found if one.subject_code == "statements.subject.sign"]


def test_each_missing_duty_is_asked_with_its_deputies_and_without_the_author(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]

    first, again = asked(desk, draft), asked(desk, draft)

    assert (
        first
        == again
        == [
            {"duty": "communications", "people": ["Lin"]},
            {"duty": "legal", "people": ["Huang", "Lin"]},
        ]
    )
    found = told(desk)
    assert len(found) == 2
    assert sorted(len(one.chain) for one in found) == [0, 1]


def test_a_place_is_named_in_the_reader_s_words(desk: Desk) -> None:
    asked(desk, composed(desk, level="red")["draft"])

    words = notices.wording.brief(told(desk)[0], catalogue.standard(), "zh-Hant")

    assert "官方網站" in words[0]
    assert "website" not in "".join(words)


def test_nobody_answers_and_the_deputy_is_asked(desk: Desk) -> None:
    asked(desk, composed(desk, level="red")["draft"])
    with desk.house.db.writing() as books:
        changed = books.outbox.climb(desk.house.clock.now() + timedelta(hours=1))

    assert len([one for one in changed if one.state is notices.State.PENDING]) >= 1
    assert len(told(desk)) == 3


def test_who_was_asked_can_be_seen_and_who_is_next(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    before = desk.ask("huang", f"{path}/asked").json()
    asked(desk, draft)

    found = {one["duty"]: one for one in desk.ask("huang", f"{path}/asked").json()}

    assert before == []
    assert [one["name"] for one in found["legal"]["roll"]] == ["Huang"]
    assert (found["legal"]["next"], found["communications"]["next"]) == (["Lin"], [])
    assert found["legal"]["next_at"] > found["legal"]["asked_at"]
    assert desk.ask("huang", "/api/drafts/nothing/asked").status_code == 404


def test_a_word_ends_the_calling(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    asked(desk, draft)
    sign = f"/api/drafts/{draft['draft_id']}/sign"
    no = {"seal": draft["seal"], "word": "declined", "reason": "wrong batch"}
    desk.ask("huang", sign, no)

    assert {one.acknowledged_by for one in told(desk)} == {"Huang"}
    assert asked(desk, draft) == []


def test_where_anybody_will_do_communications_are_asked(desk: Desk) -> None:
    draft = composed(desk, level="blue")["draft"]

    first = asked(desk, draft)
    desk.ask("lin", f"/api/drafts/{draft['draft_id']}/sign", {"seal": draft["seal"]})

    assert first == [{"duty": "communications", "people": ["Lin"]}]
    assert {one.acknowledged_by for one in told(desk)} == {"Lin"}
    assert asked(desk, draft) == []


def test_the_deputy_of_who_wrote_the_text_signs_for_the_duty(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    lines = {one["duty"]: one["people"] for one in desk.ask("lin", path).json()["lines"]}
    waits = [len(desk.ask(who, "/api/inbox").json()["to_approve"]) for who in ("lin", "huang")]

    for who in ("lin", "huang"):
        told = desk.ask(who, f"{path}/sign", {"seal": draft["seal"]}).json()

    assert lines["communications"] == [
        {"name": "Mei", "why": "unable", "may_sign": False},
        {"name": "Lin", "why": "", "may_sign": True},
    ]
    assert waits == [1, 1]
    assert told["carried_by"] == {"communications": "Lin", "legal": "Huang"}
    words = {one["person"]: one for one in desk.ask("lin", path).json()["words"]}
    passed = {"name": "Mei", "why": "unable"}
    assert words["Lin"]["stood_in"] == [{"duty": "communications", "instead_of": [passed]}]


def test_a_deputy_signs_once_the_holder_was_asked_and_is_silent(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    before = desk.ask("lin", f"{path}/sign", {"seal": draft["seal"]}).json()
    asked(desk, draft)
    with desk.house.db.reading() as books:
        room = press.desk(books)
        text = verbs.writing.found(room, draft["draft_id"])
        (line,) = room.lines_of(text, ["legal"], desk.house.clock.now())

    early = desk.ask("lin", path).json()["actions"]
    desk.house.clock.at += timedelta(minutes=11)
    may = desk.ask("lin", path).json()
    after = desk.ask("lin", f"{path}/sign", {"seal": draft["seal"]}).json()

    assert ("approve" in early, "approve" in may["actions"]) == (False, True)
    assert [one["why"] for one in may["lines"][0]["people"]] == ["silent", "signed"]
    assert after["signatures"][0]["duties"] == ["communications", "legal"]
    assert (after["missing_people"], after["is_signed"]) == (1, False)
    assert before["missing_duties"] == ["legal"]
    assert line.people[0].silent_at == told(desk)[0].created_at + timedelta(minutes=10)
