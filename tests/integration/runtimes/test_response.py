"""From a burst of posts to a closed case, over HTTP, with a kill in the middle."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.integration.runtimes import crew
from tests.integration.runtimes.house import House

from tocsin import cases

pytestmark = [pytest.mark.integration, pytest.mark.timeout(300)]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.remember()
    crew.enter(made.data, from_level="blue")
    made.start()
    yield made
    made.kill()
    shutil.rmtree(made.data)


def burst(house: House) -> None:
    now = datetime.now(UTC).isoformat()
    posts = [
        {"id": f"b{one}", "author": f"a{one}", "text": "my kettle smokes 冒煙", "created_at": now}
        for one in range(80)
    ]
    assert house.deliver(posts) == 202


def asked(house: House, own: dict[str, str], path: str, **told: object) -> Any:
    answered = house.http.post(path, json=told, headers=own)
    assert answered.is_success, answered.text
    is_json = answered.headers.get("content-type") == "application/json"
    return answered.json() if is_json else answered


def test_a_burst_opens_a_case_that_people_work_off_whoever_is_killed(house: House) -> None:
    own = crew.sign_in(house, "lin")
    burst(house)
    brief = house.until(lambda: house.get("/api/cases"))[0]
    path = f"/api/cases/{brief['case_id']}"
    room = house.get(path)
    team = {one["duty"]: one["name"] for one in room["team"]}
    assert (room["opening"], room["opened_by"], team["lead"]) == ("level", "machine", "Lin")
    assert room["linked"][0]["watch_id"] == "kettle"

    first = next(one for one in room["tasks"] if not one["waits_for"])
    clock = next(one for one in room["clocks"] if not one["task_id"])
    post = house.get("/api/posts", q="smokes")["posts"][0]["id"]
    taken = asked(house, own, f"{path}/evidence", post_id=post)
    acknowledge(house, own, room["case_id"])
    asked(house, own, f"/api/tasks/{first['task_id']}/finish", note="Report 7")
    asked(house, own, f"/api/clocks/{clock['clock_id']}/meet", note="The sheet is filled")
    asked(house, own, f"{path}/step", to="assess")
    house.kill()
    house.start()

    own = crew.sign_in(house, "lin")
    (again,) = house.get("/api/cases", all="true")
    stands = settled(house.get(path))
    bundle = asked(house, own, f"{path}/evidence/export")
    found = cases.evidence.bundles.verified(bundle.content, seal=bundle.headers["tocsin-seal"])
    asked(house, own, f"{path}/close", outcome="A test", leave_open=True)
    assert again["step"] == "assess"
    assert {first["task_id"], clock["clock_id"]} <= stands
    assert found.manifest.head == taken["seal"]
    assert house.get("/api/cases") == []


def acknowledge(house: House, own: dict[str, str], case_id: str) -> None:
    told = house.until(lambda: house.get("/api/inbox")["to_acknowledge"])
    mine = next(one for one in told if one["case_id"] == case_id)
    asked(house, own, f"/api/inbox/{mine['notice_id']}/acknowledge")


def settled(room: dict[str, Any]) -> set[str]:
    done = {one["task_id"] for one in room["tasks"] if one["state"] == "done"}
    return done | {one["clock_id"] for one in room["clocks"] if one["state"] == "met"}
