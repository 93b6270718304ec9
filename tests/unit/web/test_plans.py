"""A release plan and what partners read, over HTTP."""

import asyncio
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import Desk, composed, herald

from tocsin import cases, statements, warning
from tocsin.directory import entries


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client).staffed(
        mei="drafter", lin="approver", wang="publisher", viewer="viewer"
    )
    one = cases.Case(
        case_id="case-1",
        name="Kettles",
        sort=cases.model.Sort(),
        level=warning.Level.BLUE,
        peak=warning.Level.BLUE,
        opening=cases.model.Opening.HAND,
        opened_by="mei",
        opened_at=house.clock.now(),
        playbook="product-safety",
        playbook_version=1,
    )
    bank = entries.model.Stakeholder(entry_id="s-1", name="House bank", group="investors")
    with house.db.writing() as books:
        books.cases.cabinet().cases.put(one)
        books.entries.put(bank)
    return made


def drawn(desk: Desk) -> Any:
    answer = desk.ask("mei", "/api/cases/case-1/plan", {})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_plan_comes_from_the_playbook_and_the_directory(desk: Desk) -> None:
    plan = drawn(desk)
    again = drawn(desk)

    audiences = [one["audience"] for one in plan["turns"]]
    assert plan == again
    assert {"employees", "users", "injured", "House bank"} <= set(audiences)
    assert "media" not in audiences
    assert {"en", "zh-Hant", "zh-Hans"} <= set(
        plan["turns"][0]["texts"] or plan["turns"][1]["texts"]
    )
    assert desk.ask("viewer", "/api/cases/case-1/plan").json() == plan
    assert desk.ask("viewer", "/api/cases/case-1/plan", {}).status_code == 403
    assert desk.ask("mei", "/api/cases/nothing/plan", {}).status_code == 404


def test_turns_are_added_changed_told_and_waived(desk: Desk) -> None:
    own = {"party": "enterprise", "audience": "Night shift", "channel": "call"}
    nowhere = desk.ask("mei", "/api/cases/nothing/turns", own)
    added = desk.ask("mei", "/api/cases/case-1/turns", own)
    path = f"/api/turns/{added.json()['turn_id']}"

    changed = desk.ask("mei", path, {"expected": 1, "owner": "Lin"}).json()
    late = desk.ask("mei", path, {"expected": 1, "owner": "Wang"})
    refused = desk.ask("mei", f"{path}/waive", {"expected": 2, "reason": "x"})
    told = desk.ask("mei", f"{path}/told", {"expected": 2, "proof": "At the gate"}).json()
    waived = desk.ask("lin", f"{path}/waive", {"expected": 3, "reason": "All there"}).json()
    back = desk.ask("mei", f"{path}/take-back", {"expected": 4, "reason": "Wrong gate"}).json()
    nothing = desk.ask("mei", f"{path}/take-back", {"expected": 5, "reason": "Wrong gate"})

    assert (added.status_code, nowhere.status_code) == (201, 404)
    assert (changed["owner"], changed["channel"]) == ("Lin", "call")
    assert (late.status_code, refused.status_code) == (409, 403)
    assert (told["is_settled"], told["proof"]) == (True, "At the gate")
    assert waived["why_waived"] == "All there"
    assert (back["is_settled"], back["proof"], back["why_waived"]) == (False, "", "")
    assert nothing.json()["code"] == "statements.bad_turn"


def test_whoever_has_to_tell_finds_it_in_the_inbox_until_it_is_told(desk: Desk) -> None:
    own = {"party": "enterprise", "audience": "Night shift", "owner_id": "u-mei"}
    turn = desk.ask("mei", "/api/cases/case-1/turns", own).json()

    before = desk.ask("mei", "/api/inbox").json()["to_tell"]
    other = desk.ask("lin", "/api/inbox").json()["to_tell"]
    desk.ask("mei", f"/api/turns/{turn['turn_id']}/told", {"expected": 1, "proof": "At the gate"})

    assert [one["audience"] for one in before] == ["Night shift"]
    assert other == desk.ask("mei", "/api/inbox").json()["to_tell"] == []


def test_the_press_waits_and_a_reason_opens_the_gate(desk: Desk) -> None:
    drawn(desk)
    draft = composed(desk, channel="mail")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    with desk.house.db.writing() as books:
        signature = statements.signing.Signature(
            signature_id="x",
            draft_id=draft["draft_id"],
            seal=draft["seal"],
            word=statements.signing.Word.APPROVED,
            person_id="lin",
            person="Lin",
            duties=("communications", "legal"),
            reason="",
            at=desk.house.clock.now(),
            expires_at=desk.house.clock.now().replace(year=2030),
        )
        books.signatures.put(signature)

    early = desk.ask("wang", f"{path}/publish", seal)
    late = desk.ask("wang", f"{path}/publish", {**seal, "out_of_turn": "The agency has it"})

    assert (early.status_code, early.json()["code"]) == (409, "statements.out_of_turn")
    assert "employees" in early.json()["detail"]
    assert (late.status_code, late.json()["hear_first"]) == (201, [])

    with desk.house.db.writing() as books:
        sent = books.publications.of_draft(draft["draft_id"])[0]
        books.publications.put(
            replace(sent, out_of_turn=""),
            statements.publishing.Attempt(at=sent.at, what="frozen", state=sent.state),
        )
    (held,) = desk.ask("wang", "/api/publications").json()
    assert "employees" in held["hear_first"]


def test_partners_read_what_is_published_as_cap(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    cap = f"/api/statements/{draft['statement_id']}/cap?area=Taiwan&category=Safety"
    before = desk.ask("viewer", cap)
    desk.ask("lin", f"{path}/sign", seal)
    desk.ask("wang", f"{path}/publish", seal)
    asyncio.run(herald(desk).round())

    after = desk.ask("viewer", cap)

    assert (before.status_code, before.json()["code"]) == (404, "statements.nothing_out")
    assert after.headers["content-type"].startswith("application/cap+xml")
    root = ET.fromstring(after.content)
    name = statements.sharing.cap.NAMESPACE
    assert root.findtext(f"{{{name}}}status") == "Exercise"
    assert root.findtext(f"{{{name}}}info/{{{name}}}category") == "Safety"
    assert desk.ask("viewer", f"{cap}x").status_code == 422


def test_the_case_s_timeline_tells_of_its_plan_its_facts_and_its_texts(desk: Desk) -> None:
    own = {"party": "enterprise", "audience": "Night shift"}
    turn = desk.ask("mei", "/api/cases/case-1/turns", own).json()
    told = {"expected": 1, "proof": "At the gate"}
    desk.ask("mei", f"/api/turns/{turn['turn_id']}/told", told)
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    after = desk.ask("mei", path, {"expected": 1, "text": "We have stopped it."}).json()
    seal = {"seal": after["draft"]["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    desk.ask("wang", f"{path}/publish", seal)
    asyncio.run(herald(desk).round())

    lines = desk.ask("viewer", "/api/cases/case-1/timeline").json()
    out = desk.ask("viewer", "/api/cases/case-1/timeline?action=publication.").json()
    sheet = desk.ask("viewer", "/api/cases/case-1/timeline?format=csv").text

    assert [(one["actor"].removeprefix("u-"), one["action"]) for one in lines] == [
        ("mei", "turn.added"),
        ("mei", "turn.told"),
        ("mei", "fact.recorded"),
        ("mei", "statement.opened"),
        ("lin", "draft.approved"),
        ("mei", "draft.voided"),
        ("lin", "draft.approved"),
        ("wang", "publication.handed_out"),
        ("machine", "publication.published"),
    ]
    assert lines[1]["facts"] == {"audience": "Night shift", "reason": "At the gate"}
    assert lines[5]["facts"]["people"] == [lines[4]["name"]]
    assert (out, out[1]["facts"]["channel"]) == (lines[-2:], "website")
    assert "draft.voided" in sheet


def test_a_text_begun_from_a_turn_carries_that_turn_and_none_other_does(desk: Desk) -> None:
    turn = next(one for one in drawn(desk)["turns"] if one["audience"] == "employees")
    asked = {"case_id": "case-1", "kind": "internal", "level": "blue", "subject": "kettles"}
    begun = {**asked, "turn_id": turn["turn_id"], "turn_number": turn["number"]}

    made = desk.ask("mei", "/api/statements", begun).json()
    late = desk.ask("mei", "/api/statements", begun)
    again = desk.ask("mei", "/api/statements", {**begun, "turn_number": 2})
    elsewhere = desk.ask("mei", "/api/statements", {**begun, "turn_id": "nothing"})

    after = next(one for one in drawn(desk)["turns"] if one["turn_id"] == turn["turn_id"])
    assert after["statement_id"] == made["statement_id"]
    assert (late.json()["code"], again.json()["code"]) == (
        "statements.moved",
        "statements.bad_turn",
    )
    assert elsewhere.json()["code"] == "statements.unknown_turn"
    known = desk.ask("mei", "/api/statements?case=case-1").json()
    assert [one["statement_id"] for one in known] == [made["statement_id"]]
