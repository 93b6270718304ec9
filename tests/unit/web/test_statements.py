"""From a confirmed fact to a published statement, by the people who may and by nobody else."""

import asyncio
from xml.etree import ElementTree as ET

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import TEXT, Desk, composed, herald

from tocsin import cases, publishers, warning
from tocsin.runtimes import statements as runtime


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client).staffed(
        mei="drafter", lin="approver", wang="publisher", viewer="viewer"
    )
    made.join("both", "drafter", "approver")
    return made


def test_a_fact_becomes_a_published_statement_with_its_proof(desk: Desk) -> None:
    made = composed(desk)
    draft = made["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    assert draft["text"].startswith(TEXT)
    assert draft["cites"][0]["fact_ids"]

    refused = desk.ask("wang", f"{path}/publish", seal)
    signed = desk.ask("lin", f"{path}/sign", seal)
    handed = desk.ask("wang", f"{path}/publish", seal)
    twice = desk.ask("wang", f"{path}/publish", seal)
    asyncio.run(herald(desk).round())
    found = desk.ask("viewer", path).json()["publications"]

    assert (refused.status_code, refused.json()["code"]) == (409, "statements.not_signed")
    assert signed.json()["is_signed"]
    assert handed.status_code == 201
    assert twice.json()["code"] == "statements.already_out"
    assert [one["state"] for one in found] == ["published"]
    assert found[0]["proof"]
    assert [step["what"] for step in found[0]["steps"]] == ["handed_out", "leased", "sent"]


def test_an_edit_voids_what_was_signed(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)

    edited = desk.ask("mei", path, {"expected": 1, "text": f"{TEXT} We are sorry."}).json()
    old = desk.ask("wang", f"{path}/publish", seal).json()
    new = desk.ask("wang", f"{path}/publish", {"seal": edited["draft"]["seal"]}).json()
    late = desk.ask("mei", path, {"expected": 1, "text": "Other."}).json()

    assert [one["why"] for one in edited["signed_off"]["void"]] == ["other_text"]
    assert [one["code"] for one in (old, new, late)] == [
        "statements.not_this_text",
        "statements.not_signed",
        "statements.moved",
    ]


def test_nobody_signs_what_they_wrote_nor_acts_beyond_a_role(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    edited = desk.ask("both", path, {"expected": 1, "text": "Mine."}).json()
    seal = {"seal": edited["draft"]["seal"]}

    own = desk.ask("both", f"{path}/sign", seal)
    viewer = desk.ask("viewer", f"{path}/sign", seal)
    writer = desk.ask("mei", f"{path}/publish", seal)

    assert (own.status_code, own.json()["code"]) == (403, "statements.own_text")
    assert viewer.status_code == 403
    assert writer.status_code == 403


def test_words_are_looked_at_before_they_are_kept(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"

    words = {"text": "We will act soon. Nine kettles of batch K9999 burnt."}
    found = desk.ask("viewer", f"{path}/check", words).json()["findings"]

    codes = {one["code"] for one in found}
    assert {"statements.words.vague", "statements.contradicts.name"} <= codes
    assert desk.ask("viewer", path).json()["draft"]["number"] == 1


def test_nobody_polishes_without_a_model_nor_beyond_a_role(desk: Desk) -> None:
    path = f"/api/drafts/{composed(desk)['draft']['draft_id']}/polish"

    assert desk.ask("mei", path, {"expected": 1}).json()["code"] == "statements.no_endpoint"
    assert desk.ask("viewer", path, {"expected": 1}).status_code == 403


def test_a_broken_glass_tells_everybody_and_is_reviewed_by_another(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    told = {"seal": draft["seal"], "reason": "Gas is leaking now"}

    desk.join("dual", "publisher", "approver")
    handed = desk.ask("dual", f"{path}/break-glass", told)
    with desk.house.db.reading() as books:
        cries = [one for one in books.outbox.recent() if "glass" in one.subject_code]
    open_ones = desk.ask("lin", "/api/glass-breaks?open=true").json()
    review = {"was_right": True, "lesson": "Two lawyers on the rota"}
    key = open_ones[0]["break_id"]
    own = desk.ask("dual", f"/api/glass-breaks/{key}/review", review)
    reviewed = desk.ask("lin", f"/api/glass-breaks/{key}/review", review)

    assert handed.status_code == 201
    assert len(cries) >= 1
    assert (own.status_code, own.json()["code"]) == (403, "statements.own_break")
    assert reviewed.json()["reviewed_by"] == "Lin"
    assert desk.ask("lin", "/api/glass-breaks?open=true").json() == []


def test_by_hand_waits_for_a_person_and_an_address(desk: Desk) -> None:
    draft = composed(desk, channel="weibo")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    key = desk.ask("wang", f"{path}/publish", seal).json()["publication_id"]
    herald = runtime.Herald(
        db=desk.house.db,
        publishers={"weibo": publishers.ByHand()},
        routes=(),
        time=desk.house.clock,
    )
    asyncio.run(herald.round())

    waiting = desk.ask("wang", "/api/publications?state=by_hand").json()
    bad = desk.ask("wang", f"/api/publications/{key}/confirm", {"url": "javascript:alert(1)"})
    good = desk.ask("wang", f"/api/publications/{key}/confirm", {"url": "https://weibo.com/1"})

    assert [one["publication_id"] for one in waiting] == [key]
    assert bad.status_code == 422
    assert good.json()["state"] == "published"


def test_what_is_published_stands_on_a_page_for_everybody_and_in_a_feed(
    desk: Desk, client: TestClient
) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    text = f"{TEXT} <script>alert(1)</script> & more"
    told = desk.ask("mei", path, {"expected": draft["number"], "text": text}).json()
    seal = {"seal": told["draft"]["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    before = _stranger(client, "/status")
    handed = desk.ask("wang", f"{path}/publish", seal).json()
    own = f"/status/{handed['publication_id']}"
    too_early = _stranger(client, own)
    asyncio.run(herald(desk).round())

    page, feed, one = (_stranger(client, to) for to in ("/status", "/status/feed.xml", own))

    assert "Nothing has been published yet." in before.text
    assert too_early.status_code == 404
    assert page.status_code == one.status_code == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page.text
    assert "<script" not in page.text + one.text + feed.text
    entry = ET.fromstring(feed.content).find("channel/item")
    assert entry is not None
    assert entry.findtext("description") == text
    assert str(entry.findtext("link")).endswith(own)


def _stranger(client: TestClient, path: str) -> Response:
    client.cookies.clear()
    return client.get(path, headers={"accept": "text/html", "accept-language": "en"})


def test_words_in_a_grave_case_are_signed_for_its_level_whatever_their_own(desk: Desk) -> None:
    with desk.house.db.writing() as books:
        books.cases.cabinet().cases.put(
            cases.Case(
                case_id="case-1",
                name="Kettles",
                sort=cases.model.Sort(),
                level=warning.Level.RED,
                peak=warning.Level.RED,
                opening=cases.model.Opening.LEVEL,
                opened_by="mei",
                opened_at=desk.house.clock.now(),
                playbook="product_safety",
                playbook_version=1,
            )
        )
    draft = composed(desk, level="blue")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}

    signed = desk.ask("lin", f"{path}/sign", seal).json()
    refused = desk.ask("wang", f"{path}/publish", seal).json()

    assert not signed["is_signed"]
    assert refused["code"] == "statements.not_signed"
    assert set(refused["facts"]["missing_duties"]) == {"communications", "legal"}
