"""One crisis at the door: opened, steered, worked on and closed, by those who may."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import making, people, small_house


@pytest.fixture
def bureau(house: small_house.SmallHouse, client: TestClient) -> door.Bureau:
    return door.staffed(house, client)


def codes(*answered: Any) -> list[tuple[int, str]]:
    return [(one.status_code, one.json().get("code", "")) for one in answered]


def test_a_case_opened_by_hand_stands_on_the_board_with_team_tasks_and_clocks(
    bureau: door.Bureau,
) -> None:
    room = door.opened(bureau)
    (listed,) = bureau.get("vic", "/api/cases").json()
    told = {one.recipient for one in _told(bureau)}

    assert room["playbook"] == "first-hours"
    assert {one["duty"] for one in room["team"]} >= {"lead", "comms", "legal"}
    assert room["names"]["u-lin"] == "Lin"
    assert "case.close" in room["may"]
    assert room["next_steps"][0]["step"] == "assess"
    assert (listed["case_id"], listed["gaps"]) == (room["case_id"], len(room["team"]))
    assert listed["tasks_open"] == len(room["tasks"]) > 5
    assert listed["next_clock"]["due_at"] == "2026-03-02T12:15:00.000Z"
    assert told == {"desk"}


def _told(bureau: door.Bureau) -> Any:
    with bureau.house.db.reading() as books:
        return books.outbox.recent()


def test_a_case_goes_through_its_steps_and_back_for_a_reason(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"

    on = bureau.post("lin", f"{path}/step", {"to": "assess", "expected": 1})
    stale = bureau.post("lin", f"{path}/step", {"to": "plan", "expected": 1})
    mute = bureau.post("lin", f"{path}/step", {"to": "identify"})
    back = bureau.post("lin", f"{path}/step", {"to": "identify", "reason": "New facts"})
    viewer = bureau.post("vic", f"{path}/step", {"to": "assess"})

    assert on.json()["step"] == "assess"
    assert back.json()["step"] == "identify"
    assert codes(stale, mute, viewer) == [
        (409, "cases.changed_meanwhile"),
        (422, "cases.no_reason"),
        (403, "directory.not_allowed"),
    ]


def test_sort_level_factors_and_stage_are_said_by_people(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"

    bureau.post("chen", f"{path}/sort", {"trigger": "rumour", "kind": "reputation"})
    bureau.post("chen", f"{path}/weigh", {"history": True})
    bureau.post("chen", f"{path}/stage", {"to": "spread"})
    raised = bureau.post("lin", f"{path}/level", {"level": "red", "reason": "A child is hurt"})
    room = bureau.get("vic", path).json()

    assert raised.json()["peak"] == "red"
    assert (room["level"], room["stage"]) == ("red", "spread")
    assert room["sort"]["confirmed_by"] == "u-chen"
    assert room["advice"]["cluster"] == "accidental"
    assert "history" in room["advice"]["reasons"]
    assert room["may"] == ["case.view", "playbook.view", "report.send"]


def test_a_duty_goes_to_somebody_known_and_its_tasks_with_it(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"

    given = bureau.post("lin", f"{path}/team", {"duty": "comms", "user_id": "u-chen"})
    nobody = bureau.post("lin", f"{path}/team", {"duty": "comms", "user_id": "u-ghost"})
    room = bureau.get("lin", path).json()

    assert given.json()["name"] == "Chen"
    assert codes(nobody) == [(422, "cases.bad_entry")]
    theirs = {one["person"] for one in room["tasks"] if one["duty"] == "comms"}
    assert theirs == {"Chen"}


def test_who_was_let_go_is_given_nothing(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    gone = people.ended(people.a_user("old", "responder"))
    people.made(bureau.house, gone)

    answered = bureau.post("lin", f"{path}/team", {"duty": "comms", "user_id": gone.user_id})

    assert answered.json()["facts"]["why"] == "left"


def test_a_task_waits_is_done_with_proof_and_moves(bureau: door.Bureau) -> None:
    room = door.opened(bureau)
    case = f"/api/cases/{room['case_id']}"
    waiting = next(one for one in room["tasks"] if one["waits_for"])
    first = waiting["waits_for"][0]

    blocked = bureau.post("lin", f"/api/tasks/{waiting['task_id']}/begin", {})
    bare = bureau.post("lin", f"/api/tasks/{first}/finish", {"note": " "})
    done = bureau.post("lin", f"/api/tasks/{first}/finish", {"note": "Report 7", "expected": 1})
    added = bureau.post("chen", f"{case}/tasks", {"name": "Call the laboratory", "duty": "lead"})
    key = added.json()["task_id"]
    order = bureau.post("lin", f"/api/tasks/{key}/order", {"place": 0}).json()
    circle = bureau.post("lin", f"/api/tasks/{key}/blocked-by", {"blocked_by": [key]})
    handed = bureau.post("lin", f"/api/tasks/{key}/hand", {"user_id": "u-chen"})
    begun = bureau.post("chen", f"/api/tasks/{key}/begin", {})
    skipped = bureau.post("lin", f"/api/tasks/{key}/skip", {"reason": "They called us"})
    again = bureau.post("lin", f"/api/tasks/{key}/take-up", {"reason": "They did not"})

    assert codes(blocked, bare, circle) == [
        (409, "cases.blocked"),
        (422, "cases.bad_entry"),
        (422, "cases.bad_entry"),
    ]
    assert done.json()["proofs"][0]["note"] == "Report 7"
    assert added.status_code == 201
    assert order[0]["task_id"] == key
    assert handed.json()["person"] == "Chen"
    assert [one.json()["state"] for one in (begun, skipped, again)] == ["doing", "skipped", "open"]


def test_a_clock_of_ones_own_is_met_and_a_task_s_only_with_its_task(bureau: door.Bureau) -> None:
    room = door.opened(bureau)
    case = f"/api/cases/{room['case_id']}"
    of_task = next(one for one in room["clocks"] if one["task_id"])["clock_id"]

    added = bureau.post("lin", f"{case}/clocks", {"name": "Update", "due": "90 min"})
    key = added.json()["clock_id"]
    senseless = bureau.post("lin", f"{case}/clocks", {"name": "Update", "due": "soon"})
    met = bureau.post("lin", f"/api/clocks/{key}/meet", {"note": "Out at 10:12"})
    twice = bureau.post("lin", f"/api/clocks/{key}/meet", {"note": "Out at 10:12"})
    theirs = bureau.post("lin", f"/api/clocks/{of_task}/meet", {"note": "x"})
    house_s = next(one for one in room["clocks"] if one["code"] == "facts-15")["clock_id"]
    stopped = bureau.post("lin", f"/api/clocks/{house_s}/stop", {"reason": "False alarm"})

    assert added.json()["due_at"] == "2026-03-02T13:30:00.000Z"
    assert (met.json()["state"], stopped.json()["state"]) == ("met", "stopped")
    assert codes(senseless, twice, theirs) == [
        (422, "cases.bad_entry"),
        (409, "cases.not_now"),
        (409, "cases.not_now"),
    ]


def test_a_case_closes_with_its_work_done_or_left_on_purpose(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"

    early = bureau.post("lin", f"{path}/close", {"outcome": "Over"})
    closed = bureau.post("lin", f"{path}/close", {"outcome": "Over", "leave_open": True})
    late = bureau.post("lin", f"{path}/step", {"to": "assess"})
    board, every = (bureau.get("vic", f"/api/cases{one}").json() for one in ("", "?all=true"))
    note = bureau.post("lin", f"{path}/notes", {"text": "The insurer called."})
    again = bureau.post("lin", f"{path}/reopen", {"reason": "New reports"})

    assert codes(early, late) == [(409, "cases.still_open"), (409, "cases.closed")]
    assert not closed.json()["is_open"]
    assert (len(board), len(every)) == (0, 1)
    assert note.status_code == 204
    assert again.json()["step"] == "assess"


def test_the_timeline_is_filtered_and_no_cell_of_its_sheet_is_a_formula(
    bureau: door.Bureau,
) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    bureau.house.clock.at += timedelta(minutes=1)
    bureau.join("=cmd()", "responder")
    bureau.post("=cmd()", f"{path}/notes", {"text": "=1+1 <script>"})
    line = f"{path}/timeline"

    all_, notes, lins, later, none = (
        bureau.get("vic", f"{line}{asked}").json()
        for asked in (
            "",
            "?action=case.noted",
            "?actor=u-lin",
            "?since=2026-03-02T12:00:30Z",
            "?until=2020-01-01T00:00:00Z",
        )
    )
    sheet = bureau.get("vic", f"{line}?format=csv")
    ghost = bureau.get("vic", "/api/cases/ghost/timeline")

    assert [one["action"] for one in notes] == ["case.noted"] == [one["action"] for one in later]
    assert {one["actor"] for one in lins} == {"u-lin"}
    assert len(all_) == len(lins) + 1
    assert none == []
    assert sheet.headers["content-type"].startswith("text/csv")
    assert ",=" not in sheet.text
    assert "'=Cmd()" in sheet.text
    assert codes(ghost) == [(404, "cases.unknown")]


def test_a_warning_is_linked_and_told_with_its_watch(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    small_house.stand(bureau.house)

    linked = bureau.post("chen", f"{path}/link", {"warning_id": "e-1"})
    ghost = bureau.post("chen", f"{path}/link", {"warning_id": "e-404"})
    room = bureau.get("vic", path).json()

    assert linked.json()["warnings"] == ["e-1"]
    assert codes(ghost) == [(404, "web.unknown_warning")]
    assert [one["watch_name"] for one in room["linked"]] == [making.LANTERN.name]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"name": " "}, "cases.bad_entry"),
        ({"playbook": "ghost"}, "cases.unknown_playbook"),
        ({"zone": "../etc"}, "cases.unknown_zone"),
        ({"warning_id": "ghost"}, "cases.unknown_part"),
        ({"level": "none"}, "web.invalid"),
        ({"name": "x" * 301}, "web.invalid"),
    ],
)
def test_what_makes_no_case_is_refused_with_its_reason(
    bureau: door.Bureau, told: dict[str, str], code: str
) -> None:
    answered = bureau.post("lin", "/api/cases", {"name": "Kettles", **told})

    assert answered.json()["code"] == code
    assert bureau.get("vic", "/api/cases").json() == []
