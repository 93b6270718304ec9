"""Backtests at the door: asked for, followed, kept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.warning import counts
from tests.unit.warning.backtest import stored
from tests.unit.web import small_house
from tests.unit.web.making import NOON_MINUTE
from tests.unit.web.small_house import SmallHouse
from tests.unit.web.trial_works import broken, dutiful, endless

from tocsin.runtimes import learning

ASKED = {"watch_id": "w-lantern", "person": "Lin Mei", "runs": 2, "crises": [{"shape": "60/240"}]}
PATIENCE_S = 60.0


def remember(house: SmallHouse, days: int) -> None:
    """Store so many days of roll-ups up to noon."""
    mentions = counts.busy(days, a_minute=0.5)
    first = NOON_MINUTE - days * counts.DAY
    rows = stored.rollups("w-lantern", first, mentions, negative=mentions // 2)
    house.write(lambda books: books.rollups.merge(rows))


@pytest.fixture
def at_work(house: SmallHouse, tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Return how to open a door whose backtests are run by some work."""
    opened: list[TestClient] = []

    def door(work: Any) -> TestClient:
        app = small_house.an_app(house, tmp_path / "pages")
        app.state.bench = learning.Bench(house.db, house.clock, work)
        client = TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN)
        opened.append(client.__enter__())
        return client

    yield door
    for client in opened:
        client.__exit__(None, None, None)


def followed(client: TestClient, backtest_id: str, *, until: str) -> dict[str, Any]:
    """Return the backtest once it has come to a state."""
    end = monotonic() + PATIENCE_S
    told: dict[str, Any] = {"state": ""}
    while told["state"] != until and monotonic() < end:
        told = client.get(f"/api/backtests/{backtest_id}").json()
        sleep(0.02)
    assert told["state"] == until, told
    return told


def test_a_backtest_is_run_beside_the_house_and_kept(
    house: SmallHouse, at_work: Callable[..., TestClient]
) -> None:
    remember(house, 11)
    client = at_work(dutiful)
    begun = client.post("/api/backtests", json=ASKED)
    told = followed(client, begun.json()["backtest_id"], until="done")

    assert begun.status_code == 202
    assert begun.json()["progress"] == 0.0
    assert (told["asked_by"], told["progress"]) == ("Lin Mei", 1.0)
    trial = told["report"]["trials"][0]
    assert trial["crisis"] == {"shape": "60/240", "volume_days": 0.3, "negative_share": 0.7}
    assert [point["budget_per_week"] for point in trial["promised"]][::4] == [0.25, 0.5, 1, 2, 4]
    (listed,) = client.get("/api/backtests", params={"watch": "w-lantern"}).json()
    assert (listed["backtest_id"], listed["report"]) == (told["backtest_id"], None)
    with house.db.reading() as books:
        assert books.backtests.get(told["backtest_id"]) is not None


def test_a_backtest_that_breaks_off_says_so_and_the_next_one_runs(
    house: SmallHouse, at_work: Callable[..., TestClient]
) -> None:
    remember(house, 11)
    client = at_work(broken)
    for _ in range(2):
        begun = client.post("/api/backtests", json=ASKED).json()
        told = followed(client, begun["backtest_id"], until="broken")

        assert (told["code"], told["report"]) == ("backtest.broken", None)


def test_a_house_that_closes_ends_what_runs(
    house: SmallHouse, at_work: Callable[..., TestClient]
) -> None:
    remember(house, 11)
    client = at_work(endless)
    begun = client.post("/api/backtests", json=ASKED).json()
    followed(client, begun["backtest_id"], until="running")
    began = monotonic()
    client.app.state.bench.close()  # type: ignore[attr-defined]  # an app of ours

    assert monotonic() - began < PATIENCE_S


def test_too_many_at_once_are_refused(
    house: SmallHouse, at_work: Callable[..., TestClient]
) -> None:
    remember(house, 11)
    client = at_work(endless)
    codes = [client.post("/api/backtests", json=ASKED).status_code for _ in range(12)]

    assert (codes[0], codes[-1]) == (202, 429)


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        ({"watch_id": "w-9"}, 404, "web.unknown_watch"),
        ({"rules": ["crystal ball"]}, 422, "backtest.unknown_rule"),
        ({"crises": [{"shape": "spiral"}]}, 422, "web.invalid"),
        ({"crises": [{"shape": "0/0"}]}, 422, "backtest.bad_shape"),
        ({"crises": []}, 422, "web.invalid"),
        ({"runs": 100_000}, 422, "web.invalid"),
        ({"since": "2026-03-02T11:00:00Z"}, 422, "backtest.too_little_history"),
    ],
)
def test_what_cannot_be_tried_is_refused_at_once(
    house: SmallHouse, client: TestClient, told: dict[str, object], status: int, code: str
) -> None:
    remember(house, 11)
    refused = client.post("/api/backtests", json={**ASKED, **told})

    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_too_little_history_says_how_much_it_takes(house: SmallHouse, client: TestClient) -> None:
    remember(house, 4)
    refused = client.post("/api/backtests", json=ASKED).json()

    assert refused["code"] == "backtest.too_little_history"
    assert refused["facts"]["needed_days"] == 10


def test_a_silent_watch_cannot_be_tried(client: TestClient) -> None:
    refused = client.post("/api/backtests", json=ASKED).json()

    assert refused["code"] == "backtest.silent_history"


def test_rules_are_listed_by_name(client: TestClient) -> None:
    assert "seasonal" in {one["rule"] for one in client.get("/api/backtests/rules").json()}


def test_a_backtest_that_never_was_is_not_found(client: TestClient) -> None:
    told = client.get("/api/backtests/b-9")

    assert (told.status_code, told.json()["code"]) == (404, "backtest.unknown_backtest")
