"""Sources, connectors, deliveries, quarantine."""

from collections.abc import AsyncIterator

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.making import NOON

from tocsin import listening
from tocsin.testing import builders
from tocsin.web import models
from tocsin.web.views import trying

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


class _Once:
    """A connector that brings one batch, or fails."""

    def __init__(self, batch: listening.Batch | None, fault: Exception | None = None) -> None:
        self._batch, self._fault = batch, fault

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        assert cursor is None
        if self._fault is not None:
            raise self._fault
        if self._batch is not None:
            yield self._batch


async def test_a_source_that_is_tried_shows_what_came_and_what_could_not_be_taken_in() -> None:
    batch = builders.a_batch(builders.a_post(text="x" * 500), {"id": "2", "text": "no time"})

    told = models.SourceTried.model_validate(await trying.first_fetch(_Once(batch)))

    assert (told.outcome, told.posts) == ("heard", 1)
    assert [one.text for one in told.samples] == ["x" * 280]
    assert [one.reason for one in told.faults] == ["listening.missing_time"]


async def test_a_source_that_ends_without_a_word_is_quiet() -> None:
    assert (await trying.first_fetch(_Once(None)))["outcome"] == "quiet"


@pytest.mark.parametrize(
    "fault",
    [
        listening.errors.SourceFault(why="timeout"),
        listening.errors.SourceRefused(why="timeout"),
    ],
)
async def test_a_source_that_fails_when_tried_says_why(fault: Exception) -> None:
    told = await trying.first_fetch(_Once(None, fault))

    assert (told["outcome"], told["why"]) == ("failed", "listening.why.timeout")


def test_trying_keeps_nothing_and_a_webhook_waits_for_its_sender(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    settings = {"secrets": ["whsec_" + "QUJD" * 8]}
    entry = {"name": "Door", "connector": "webhook", "settings": settings}

    tried = client.post("/api/sources/try", json=entry)

    assert (tried.status_code, tried.json()["outcome"]) == (200, "waits")
    with house.db.reading() as books:
        assert "Door" not in {one.name for one in books.sources.all()}


def test_a_source_with_settings_that_cannot_work_is_not_tried(client: TestClient) -> None:
    refused = client.post("/api/sources/try", json={"name": "A", "connector": "rss"})

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
