"""What was scheduled stops when the house stands at orange or red, whoever says so."""

import asyncio
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import Desk, composed

from tocsin import publishers
from tocsin.runtimes import statements as runtime


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    return Desk(house, client).staffed(
        mei="drafter", lin="approver", wang="publisher", wei="responder"
    )


def herald(desk: Desk) -> runtime.Herald:
    return runtime.Herald(
        db=desk.house.db,
        publishers={"website": publishers.Site("https://example.org")},
        routes=(),
        time=desk.house.clock,
    )


def test_a_case_that_somebody_opened_by_hand_freezes_what_was_scheduled(desk: Desk) -> None:
    draft = composed(desk, level="blue")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    later = desk.house.clock.now() + timedelta(hours=1)
    desk.ask("wang", f"{path}/publish", {**seal, "due_at": later.isoformat()})
    asyncio.run(herald(desk).round())
    (calm,) = desk.ask("wang", "/api/publications").json()
    opened = {"name": "Gas in the hall", "level": "red", "zone": "Asia/Taipei"}
    case = desk.ask("wei", "/api/cases", opened).json()
    asyncio.run(herald(desk).round())

    (frozen,) = desk.ask("wang", "/api/publications").json()
    key = frozen["publication_id"]
    desk.ask("wang", f"/api/publications/{key}/thaw", {"reason": "Nothing to do with the gas"})
    asyncio.run(herald(desk).round())
    (thawed,) = desk.ask("wang", "/api/publications").json()

    assert case["level"] == "red"
    assert [one["state"] for one in (calm, frozen, thawed)] == ["scheduled", "frozen", "scheduled"]
