"""A voice in the queue is answered on its platform by words that were signed, or not at all."""

import asyncio
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.test_freezing import herald
from tests.unit.web.writing_desk import Desk

from tocsin.directory import entries

ADDRESS = "https://bsky.app/profile/them.test/post/3k"


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client)
    for name, role in (
        ("mei", "responder"),
        ("lin", "approver"),
        ("huang", "approver"),
        ("wang", "publisher"),
    ):
        made.join(name, role)
    with house.db.writing() as books:
        for duty, user_id in (("communications", "u-lin"), ("legal", "u-huang")):
            books.entries.put(entries.model.Person(entry_id=user_id, name=user_id))
            holding = entries.model.Holding(person_id=user_id)
            books.entries.put(entries.model.Duty(entry_id=duty, name=duty, holdings=(holding,)))
    return made


def voice(desk: Desk, *, is_distressed: bool = False) -> Any:
    """Return a voice in the queue of a red case, and what was said of it."""
    case = desk.ask("mei", "/api/cases", {"name": "Kettles", "level": "red"}).json()
    told = {"case_id": case["case_id"], "excerpt": "It burnt me", "is_distressed": is_distressed}
    made = desk.ask("mei", "/api/negatives", told).json()
    theme = {"theme": "Burns", "is_distressed": False}
    return desk.ask("mei", f"/api/negatives/{made['negative_id']}/analyse", theme).json()


def opened(desk: Desk, one: Any, **more: str) -> Any:
    wish = {
        "case_id": one["case_id"],
        "kind": "reply",
        "level": "blue",
        "subject": "Burns",
        "reply_to": ADDRESS,
        "answers": one["negative_id"],
        **more,
    }
    return desk.ask("mei", "/api/statements", wish)


def test_a_voice_is_answered_by_what_was_signed_at_its_case_s_level(desk: Desk) -> None:
    one = voice(desk)
    respond = f"/api/negatives/{one['negative_id']}/respond"
    unsigned = [
        desk.ask("mei", respond, {"answer": "So sorry", "is_private": is_private}).json()["code"]
        for is_private in (False, True)
    ]
    statement = opened(desk, one).json()
    place = {"language": "en", "channel": "website", "text": "We are sorry. Please call us."}
    begun = desk.ask("mei", f"/api/statements/{statement['statement_id']}/drafts", place).json()
    draft = f"/api/drafts/{begun['draft']['draft_id']}"
    seal = {"seal": begun["draft"]["seal"]}
    words = [desk.ask(who, f"{draft}/sign", seal).json()["is_signed"] for who in ("lin", "huang")]
    desk.ask("wang", f"{draft}/publish", seal)
    waits = desk.ask("mei", f"/api/cases/{one['case_id']}").json()["answers"]
    asyncio.run(herald(desk).round())
    out = desk.ask("mei", f"/api/cases/{one['case_id']}").json()["answers"]
    answered = desk.ask("mei", respond, {}).json()

    assert unsigned == ["cases.unsigned_answer"] * 2
    assert words == [False, True]
    assert [each["is_out"] for each in (*waits, *out)] == [False, True]
    assert (answered["handling"], answered["answer"]) == ("responded", begun["draft"]["text"])


def test_nobody_untrained_begins_an_answer_to_somebody_in_distress(desk: Desk) -> None:
    one = voice(desk, is_distressed=True)

    refused = opened(desk, one)

    assert (refused.status_code, refused.json()["code"]) == (403, "cases.people_only")


def test_a_statement_answers_voices_of_its_own_case(desk: Desk) -> None:
    one = voice(desk)

    other = opened(desk, one, case_id="another")
    nobody = opened(desk, one, answers="nobody")

    assert (other.status_code, nobody.status_code) == (422, 404)
