"""Sources, connectors, deliveries, quarantine."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.making import NOON

from tocsin import listening

ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


def test_a_source_is_begun_changed_and_ended_without_telling_its_settings(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    entry = {
        "name": "News",
        "connector": "rss",
        "settings": {"url": "https://news.example/feed"},
    }
    begun = client.post("/api/sources", json=entry)
    source_id = begun.json()["source_id"]
    without = {"name": "Newsroom", "connector": "rss"}
    changed = client.put(f"/api/sources/{source_id}", json=without)
    with house.db.reading() as books:
        kept = books.sources.get(source_id)

    assert begun.status_code == 201
    assert "news.example" not in begun.text + changed.text
    assert begun.json()["status"] == "waiting"
    assert kept is not None
    assert (kept.name, kept.settings) == ("Newsroom", entry["settings"])
    assert client.delete(f"/api/sources/{source_id}").status_code == 204


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "A", "connector": "telepathy"},
        {"name": "A", "connector": "rss", "settings": {"address": 5}},
    ],
)
def test_a_source_that_cannot_work_is_refused(client: TestClient, entry: dict[str, object]) -> None:
    refused = client.post("/api/sources", json=entry)

    assert (refused.status_code, refused.json()["code"]) == (422, "listening.bad_settings")


def test_connectors_tell_what_they_cannot_see(client: TestClient) -> None:
    told = {one["name"]: one for one in client.get("/api/connectors").json()}

    assert told["rss"]["mode"] == "poll"
    assert told["rss"]["blind_spots"]
    assert told["rss"]["settings_schema"]["type"] == "object"


def test_the_quarantine_is_counted_and_told(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    fault = listening.Fault(place="line 3", reason="listening.bad_json", excerpt="<b>{")
    house.write(lambda books: books.quarantine.add("s-plaza", [fault, fault], NOON))

    told = client.get("/api/quarantine?limit=1").json()

    assert told["count"] == 2
    assert told["faults"] == [
        {
            "at": "2026-03-02T12:00:00.000Z",
            "source_id": "s-plaza",
            "place": "line 3",
            "reason": "listening.bad_json",
            "excerpt": "<b>{",
        }
    ]


def test_a_delivery_reaches_the_desk_as_it_came(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    answered = client.post("/hooks/s-plaza", content=b"\xff not json")

    assert answered.status_code == 202
    assert house.desk.delivered == [("s-plaza", b"\xff not json")]


def test_a_delivery_that_the_desk_refuses_is_a_problem(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    house.desk.refusal = listening.errors.SourceRefused(why="signature")

    answered = client.post("/hooks/s-plaza", content=b"{}")

    assert (answered.status_code, answered.json()["code"]) == (400, "listening.source_refused")
