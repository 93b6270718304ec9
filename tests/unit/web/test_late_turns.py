"""Turns that are late: whoever should speak is called, once for all of a case."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.unit.web import test_plans
from tests.unit.web.test_plans import drawn
from tests.unit.web.writing_desk import Desk

from tocsin import notices, warning
from tocsin.kernel import catalogue
from tocsin.runtimes import statements as runtime

desk = test_plans.desk


def called(desk: Desk, turn: dict[str, Any]) -> list[tuple[str, str]]:
    """Look once for what is late; return who was ever called for a turn, and who answered."""
    house = desk.house
    caller = runtime.Caller(
        db=house.db, desks=house.cases, time=house.clock, alone=asyncio.to_thread
    )
    asyncio.run(caller.run())
    return sorted((one.recipient, one.acknowledged_by) for one in calls(desk, turn))


def calls(desk: Desk, turn: dict[str, Any]) -> list[notices.Notice]:
    """Return the calls that a turn is among."""
    with desk.house.db.reading() as books:
        told = [one for one in books.outbox.recent() if one.facts.get("turns")]
    return [one for one in told if turn["turn_id"] in str(one.facts["turns"])]


def late(desk: Desk) -> tuple[dict[str, Any], str]:
    """Return a turn of Mei's whose time has gone by, and its address."""
    turn = next(one for one in drawn(desk)["turns"] if one["audience"] == "House bank")
    path = f"/api/turns/{turn['turn_id']}"
    desk.ask("mei", path, {"expected": 1, "owner_id": "u-mei", "owner": "Mei"})
    assert called(desk, turn) == []
    desk.house.clock.at += timedelta(hours=3)
    return turn, path


def test_a_turn_that_is_late_calls_whoever_speaks_once_until_it_is_told(desk: Desk) -> None:
    turn, path = late(desk)

    assert called(desk, turn) == called(desk, turn) == [("u-mei", "")]
    desk.ask("mei", f"{path}/told", {"expected": 2, "proof": "Called at noon"})
    assert called(desk, turn) == [("u-mei", "Mei")]


def test_a_late_turn_is_told_of_in_the_reader_s_words(desk: Desk) -> None:
    turn = next(one for one in drawn(desk)["turns"] if one["audience"] == "employees")
    due = (desk.house.clock.now() - timedelta(minutes=1)).isoformat()
    desk.ask("mei", f"/api/turns/{turn['turn_id']}", {"expected": 1, "due_at": due})

    called(desk, turn)

    words = notices.wording.brief(calls(desk, turn)[0], catalogue.standard(), "zh-Hant")
    assert "員工" in words[0]
    assert "employees" not in "".join(words)


def test_a_turn_that_was_taken_back_or_moved_calls_anew(desk: Desk) -> None:
    turn, path = late(desk)
    due, later = turn["due_at"], (desk.house.clock.now() + timedelta(hours=1)).isoformat()
    open_call, answered = ("u-mei", ""), ("u-mei", "Mei")
    called(desk, turn)

    desk.ask("mei", f"{path}/told", {"expected": 2, "proof": "Called at noon"})
    desk.ask("mei", f"{path}/take-back", {"expected": 3, "reason": "Another bank"})
    assert called(desk, turn) == called(desk, turn) == [open_call, answered]
    desk.ask("mei", path, {"expected": 4, "due_at": later})
    assert called(desk, turn) == [answered, answered]
    desk.ask("mei", path, {"expected": 5, "due_at": due})
    assert called(desk, turn) == [open_call, answered, answered]


def test_many_turns_late_at_once_are_one_call_that_lasts_until_the_last_is_told(
    desk: Desk,
) -> None:
    own = {"party": "enterprise", "owner_id": "u-mei", "due_at": desk.house.clock.now().isoformat()}
    night, day = (
        desk.ask("mei", "/api/cases/case-1/turns", {**own, "audience": audience}).json()
        for audience in ("Night shift", "Day shift")
    )
    open_call, answered = ("u-mei", ""), ("u-mei", "Mei")

    assert called(desk, night) == called(desk, day) == [open_call]
    (call,) = calls(desk, night)
    words = notices.wording.brief(call, catalogue.standard(), "en")
    told = {"expected": 1, "proof": "At the gate"}
    desk.ask("mei", f"/api/turns/{night['turn_id']}/told", told)
    assert called(desk, day) == [open_call]
    desk.ask("mei", f"/api/turns/{day['turn_id']}/told", told)
    assert called(desk, day) == [answered]
    assert "2 audiences" in words[0]
    assert {"Night shift", "Day shift"} <= {line.partition(" should")[0] for line in words}


def test_a_case_that_rises_calls_again_for_what_is_late(desk: Desk) -> None:
    turn, _ = late(desk)
    assert called(desk, turn) == [("u-mei", "")]

    with desk.house.db.writing() as books:
        cabinet = books.cases.cabinet()
        cabinet.cases.put(replace(cabinet.cases.open()[0], level=warning.Level.ORANGE))

    assert called(desk, turn) == called(desk, turn)
    assert [one.level for one in calls(desk, turn)] == ["orange", "blue"]
