"""A picture from the writer's desk to the page for everybody, and what may not come along."""

import asyncio
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient
from tests.unit.statements import test_attaching as making
from tests.unit.web import small_house, test_statements, writing_desk
from tests.unit.web.test_statements import desk
from tests.unit.web.writing_desk import Desk, composed

from tocsin.statements import attaching

__all__ = ["desk"]  # a fixture
_BYTES = {"content-type": "application/octet-stream"}
PNG = making.PICTURES["image/png"]


def brought(desk: Desk, client: TestClient, content: bytes, name: str = "mei") -> Any:
    desk.ask(name, "/api/me")  # whose browser this is
    return client.post(
        "/api/attachments", content=content, headers={**desk.headers[name], **_BYTES}
    )


def attached(desk: Desk, client: TestClient, alt: str = 'A "kettle" <b>') -> dict[str, Any]:
    draft = composed(desk)["draft"]
    kept = brought(desk, client, PNG).json()
    named = {"name": "../k12<b>.png", "sha256": kept["sha256"], "alt": alt}
    change = {"expected": draft["number"], "attachments": [named]}
    return dict(desk.ask("mei", f"/api/drafts/{draft['draft_id']}", change).json()["draft"])


def test_a_signed_picture_stands_on_the_page_and_in_the_feed_and_not_before(
    desk: Desk, client: TestClient, house: small_house.SmallHouse
) -> None:
    draft = attached(desk, client)
    file = draft["attachments"][0]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    public = f"/status/files/{file['sha256']}"
    desk.ask("lin", f"{path}/sign", seal)
    handed = desk.ask("wang", f"{path}/publish", seal).json()
    too_early = test_statements._stranger(client, public)
    asyncio.run(writing_desk.herald(desk).round())

    own = f"/status/{handed['publication_id']}"
    page, feed, shown = (
        test_statements._stranger(client, to) for to in (own, "/status/feed.xml", public)
    )
    inside = desk.ask("viewer", f"/api/attachments/{file['sha256']}")

    assert too_early.status_code == 404
    assert (file["name"], file["media_type"]) == ("k12<b>.png", "image/png")
    assert f'<img src="{public}" alt="A &quot;kettle&quot; &lt;b&gt;"' in page.text
    media = ET.fromstring(feed.content).find(".//{http://search.yahoo.com/mrss/}content")
    assert media is not None
    assert media.attrib["url"].endswith(public)
    assert attaching.reading.read(PNG).content == shown.content == inside.content
    for answer in (shown, inside):
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("viewer", PNG, 403, "directory.not_allowed"),
        ("mei", b"", 422, "statements.bad_attachment"),
        ("mei", b"<svg onload='alert(1)'/>", 422, "statements.bad_attachment"),
        ("mei", b"\0" * 5_000_001, 413, "web.body_too_large"),
    ],
)
def test_what_may_not_be_attached(
    desk: Desk, client: TestClient, name: str, content: bytes, status: int, code: str
) -> None:
    answer = brought(desk, client, content, name)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_file_that_nobody_kept_can_neither_be_named_nor_fetched(
    desk: Desk, client: TestClient
) -> None:
    draft = composed(desk)["draft"]
    named = {"name": "a.png", "sha256": "0" * 64}
    change = {"expected": 1, "attachments": [named]}

    refused = desk.ask("mei", f"/api/drafts/{draft['draft_id']}", change)
    missing = desk.ask("mei", f"/api/attachments/{'0' * 64}")

    assert refused.json()["code"] == missing.json()["code"] == "statements.unknown_attachment"
    assert refused.status_code == missing.status_code == 404


def test_whoever_carries_it_by_hand_is_told_of_its_files(desk: Desk, client: TestClient) -> None:
    draft = attached(desk, client)
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    desk.ask("wang", f"{path}/publish", seal)

    told = desk.ask("wang", "/api/publications").json()[0]
    places = {one["channel"]: one for one in desk.ask("wang", "/api/places").json()}

    assert told["attachments"] == draft["attachments"]
    assert places["website"]["files"] == 20


def test_what_is_composed_from_facts_keeps_the_files_it_was_begun_with(
    desk: Desk, client: TestClient
) -> None:
    draft = composed(desk)["draft"]
    named = {"name": "k12.png", "sha256": brought(desk, client, PNG).json()["sha256"]}
    path = f"/api/statements/{draft['statement_id']}/drafts"
    place = {"language": "en", "channel": "bluesky", "attachments": [named]}

    made = desk.ask("mei", path, place).json()["draft"]

    assert [one["sha256"] for one in made["attachments"]] == [named["sha256"]]
