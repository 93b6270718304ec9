"""A statement of 100 kB goes the whole way; a longer one is refused with how long it may be."""

import asyncio

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.test_freezing import herald
from tests.unit.web.writing_desk import Desk, composed

SENTENCE = "We stopped selling 1,2{} kettles on 3 March; Alice Chen tells more at 18:00. "


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client)
    for name, role in (("mei", "drafter"), ("lin", "approver"), ("wang", "publisher")):
        made.join(name, role)
    return made


def test_a_hundred_kilobytes_are_checked_kept_compared_signed_and_published(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    text = "".join(SENTENCE.format(f"{at:02}") for at in range(1_300)).strip()
    looked = desk.ask("mei", f"{path}/check", {"title": "", "text": text}).json()

    saved = desk.ask("mei", path, {"expected": 1, "text": text}).json()
    seal = {"seal": saved["draft"]["seal"]}
    signed = desk.ask("lin", f"{path}/sign", seal).json()
    desk.ask("wang", f"{path}/publish", seal)
    asyncio.run(herald(desk).round())

    assert len(text) > 100_000
    assert 0 < len(looked["findings"]) <= 200
    assert desk.ask("lin", f"{path}/versions").json()[0]["text"] == text
    assert signed["is_signed"]
    assert desk.ask("lin", path).json()["publications"][0]["state"] == "published"


def test_what_is_too_long_is_refused_with_its_limit(desk: Desk) -> None:
    path = f"/api/drafts/{composed(desk)['draft']['draft_id']}"

    long = desk.ask("mei", path, {"expected": 1, "text": "x" * 120_001})
    huge = desk.ask("mei", path, {"expected": 1, "text": "x" * 5_000_000})

    assert (long.status_code, huge.status_code) == (422, 413)
    assert long.json()["facts"]["places"][0]["why"]["facts"] == {"limit": 120_000}
    assert desk.ask("mei", path).json()["draft"]["number"] == 1
