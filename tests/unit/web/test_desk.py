"""What stands, what was said, and what people do about it."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin import listening, notices

ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


def test_a_snapshot_tells_all_that_stands(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    small_house.stand(house)
    small_house.commit(house, [making.a_row(1), making.a_row(2, watches=[])])

    told = client.get("/api/snapshot").json()

    assert told["level"] == "orange"
    assert told["simulated"] is True
    assert told["now"] == "2026-03-02T12:00:00.000Z"
    assert told["watches"][0]["coverage"]["share"] == 1.0
    assert told["sources"][0]["status"] == "alive"
    assert told["warnings"][0]["actions"] == ["acknowledge", "stand_down"]
    assert [one["notice_id"] for one in told["notices"]] == ["n-1"]
    assert [one["id"] for one in told["posts"]] == ["plaza/1"]
    assert told["head"] > 0


def test_a_source_that_fell_silent_is_late_in_the_snapshot(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    house.clock.put(NOON + timedelta(hours=1))

    told = client.get("/api/snapshot").json()

    assert told["sources"][0]["status"] == "late"
    assert told["watches"][0]["coverage"] == {
        "alive": 0,
        "expected": 1,
        "share": 0.0,
        "oldest_fetch_s": 3612.0,
    }


def test_posts_are_found_page_by_page(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.commit(house, [making.a_row(one) for one in range(5)])

    page = client.get("/api/posts?q=lantern%20MONEY&limit=3").json()
    rest = client.get("/api/posts", params={"q": "lantern", "before": page["next"]}).json()

    assert [one["post_id"] for one in page["posts"]] == ["4", "3", "2"]
    assert [one["post_id"] for one in rest["posts"]] == ["1", "0"]
    assert rest["next"] is None


def test_a_cursor_that_no_search_gave_is_refused(client: TestClient) -> None:
    refused = client.get("/api/posts?before=nonsense")

    assert (refused.status_code, refused.json()["code"]) == (400, "store.bad_cursor")


def test_one_post_is_found_by_an_id_with_slashes(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    id_ = "at://did:plc:x/app/3k"
    key = listening.keys.of([("plaza", id_)])[0]
    small_house.commit(house, [making.a_row(1, post_id=id_, key=key)])

    assert client.get(f"/api/posts/plaza/{id_}").json()["post_id"] == id_
    assert client.get("/api/posts/plaza/none").json()["code"] == "web.unknown_post"


def test_a_warning_explains_itself(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.stand(house)
    small_house.commit(house, [making.a_row(2)])

    told = client.get("/api/warnings/e-1").json()

    assert told["watch_name"] == "Lantern Tea"
    assert told["changes"][0]["reasons"][0]["rule"] == "seasonal.burst"
    assert [one["id"] for one in told["evidence_posts"]] == ["plaza/2"]
    assert [one["notice_id"] for one in told["notices"]] == ["n-1"]
    assert told["chart"]["at"][0] <= "2026-03-01T11:30:00.000Z"
    assert [one["after"] for one in told["chart"]["marks"]] == ["orange"]


def test_a_warning_is_acknowledged_and_stood_down_by_a_named_person(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    small_house.stand(house)

    nobody = client.post("/api/warnings/e-1/acknowledge", json={"person": "  "})
    seen = client.post("/api/warnings/e-1/acknowledge", json={"person": " Lin Mei "}).json()
    ended = client.post(
        "/api/warnings/e-1/stand_down", json={"person": "Lin Mei", "reason": "A sale"}
    ).json()

    assert nobody.status_code == 422
    assert (seen["acknowledged_by"], seen["actions"]) == ("Lin Mei", ["stand_down"])
    assert (ended["level"], ended["actions"]) == ("none", [])
    assert client.get("/api/warnings?open=true").json() == []
    assert len(client.get("/api/warnings?open=false&watch=w-lantern").json()) == 1
    assert client.get("/api/warnings?open=false&watch=other").json() == []


def test_a_notice_is_acknowledged(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.stand(house)

    seen = client.post("/api/notices/n-1/acknowledge", json={"person": "Lin Mei"}).json()

    assert seen["acknowledged_by"] == "Lin Mei"
    assert client.get("/api/notices?state=pending").json()[0]["notice_id"] == "n-1"
    assert client.get("/api/snapshot").json()["notices"] == []


def test_dead_notices_are_told_until_somebody_answers_for_them(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    dead = [
        making.a_notice(number, warning_id=f"e-{number}", state=notices.State.DEAD)
        for number in (7, 8)
    ]
    house.write(lambda books: books.outbox.add(dead))

    client.post("/api/notices/n-7/acknowledge", json={"person": "Lin Mei"})
    waiting = client.get("/api/notices?state=dead&unacknowledged=true").json()

    assert [one["notice_id"] for one in waiting] == ["n-8"]
    assert len(client.get("/api/notices?state=dead").json()) == 2


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/watches/none/indicators", None),
        ("GET", "/api/watches/none/accounts", None),
        ("PUT", "/api/watches/none", ENTRY),
        ("DELETE", "/api/watches/none", None),
        ("GET", "/api/warnings/none", None),
        ("POST", "/api/warnings/none/acknowledge", {"person": "Lin"}),
        ("POST", "/api/notices/none/acknowledge", {"person": "Lin"}),
        ("DELETE", "/api/sources/none", None),
        ("POST", "/hooks/none", {}),
        ("GET", "/api/nowhere", None),
        ("GET", "/missing.js", None),
    ],
)
def test_what_is_not_there_is_404(client: TestClient, method: str, path: str, body: object) -> None:
    refused = client.request(method, path, json=body)

    assert refused.status_code == 404
    assert ".unknown_" in refused.json()["code"]
