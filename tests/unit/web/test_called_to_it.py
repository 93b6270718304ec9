"""Whoever can do something is called to what freezes, fails or waits unreviewed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import people, small_house
from tests.unit.web.test_freezing import herald
from tests.unit.web.writing_desk import Desk, composed

from tocsin import notices
from tocsin.kernel import catalogue
from tocsin.runtimes import statements as runtime


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    return Desk(house, client).staffed(
        mei="drafter", lin="approver", wang="publisher", zhou="publisher", wei="responder"
    )


def called(desk: Desk) -> list[notices.Notice]:
    """Let the herald and the watchman look twice; return whom they called, the oldest first."""
    house = desk.house
    watchman = runtime.Watchman(
        db=house.db, desks=house.cases, time=house.clock, alone=asyncio.to_thread
    )
    asyncio.run(herald(desk).round())
    for _ in range(2):
        asyncio.run(watchman.run())
    with house.db.reading() as books:
        told = books.outbox.recent()
    subjects = (runtime.calls.stuck.SUBJECT, runtime.calls.reviews.SOON, runtime.calls.reviews.LATE)
    return [one for one in reversed(told) if one.subject_code in subjects]


def frozen(desk: Desk) -> Any:
    """Return what was scheduled and froze when a red case was opened."""
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    later = desk.house.clock.now() + timedelta(hours=1)
    handed = desk.ask("wang", f"{path}/publish", {**seal, "due_at": later.isoformat()}).json()
    desk.ask("wei", "/api/cases", {"name": "Gas in the hall", "level": "red"})
    return handed


def test_what_freezes_calls_whoever_handed_it_out_once_and_then_the_others(desk: Desk) -> None:
    handed = frozen(desk)

    (call,) = called(desk)
    (row,) = desk.ask("zhou", "/api/inbox").json()["to_publish"]

    assert (call.recipient, call.level) == ("u-wang", "red")
    assert [stop.recipient for stop in call.chain] == ["u-zhou"]
    words = notices.wording.brief(call, catalogue.standard(), "zh-Hant")
    assert "官方網站" in words[1]
    assert (row["publication_id"], row["state"]) == (handed["publication_id"], "frozen")
    assert desk.ask("lin", "/api/inbox").json()["to_publish"] == []
    mine = desk.ask("wang", "/api/inbox").json()["to_acknowledge"]
    assert handed["statement_id"] in [one["statement_id"] for one in mine]


def test_a_thaw_ends_the_calling_and_a_new_freeze_calls_anew(desk: Desk) -> None:
    key = frozen(desk)["publication_id"]
    called(desk)
    desk.ask("wang", f"/api/publications/{key}/thaw", {"reason": "It has nothing to do with it"})

    (answered,) = called(desk)
    desk.house.clock.at += timedelta(minutes=1)
    desk.ask("wei", "/api/cases", {"name": "Another hall", "level": "red"})
    again = called(desk)

    assert answered.acknowledged_by == "Wang"
    assert [one.acknowledged_by for one in again] == ["Wang", ""]


def test_a_review_is_called_for_before_it_is_due_and_climbs_when_it_is_late(desk: Desk) -> None:
    desk.join("chen", "approver")
    again = replace(people.a_user("wang2", "approver"), person_id="u-wang")
    people.made(desk.house, again)
    draft = composed(desk, level="red")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("wang", f"{path}/break-glass", {**seal, "reason": "Gas is leaking now"})
    own = desk.ask("wang", "/api/inbox").json()["to_review"]
    (glass,) = desk.ask("lin", "/api/inbox").json()["to_review"]
    counts = []
    for hours in (21, 1, 2, 24):
        desk.house.clock.at += timedelta(hours=hours)
        counts.append(len(called(desk)))
    soon, late, *_ = called(desk)
    desk.join("ning", "approver")  # two days on, everybody's session is over
    review = {"was_right": True, "lesson": "Give the night shift a second lawyer"}
    desk.ask("ning", f"/api/glass-breaks/{glass['break_id']}/review", review)

    assert counts == [0, 1, 2, 3]
    assert (soon.level, late.level) == ("yellow", "orange")
    assert len(late.chain) == 1
    assert {one.acknowledged_by for one in called(desk)} == {"Ning"}
    assert own == desk.ask("ning", "/api/inbox").json()["to_review"] == []
