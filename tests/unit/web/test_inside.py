"""What is for our own people alone: nobody else reads it, and a person says how they heard."""

import asyncio
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import TEXT, Desk, composed, herald

from tocsin import publishers
from tocsin.statements import drafting

_HTML = {"accept": "text/html", "accept-language": "en"}


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    return Desk(house, client).staffed(mei="drafter", lin="approver", wang="publisher")


def test_words_for_our_own_people_go_to_nobody_else(desk: Desk) -> None:
    asked = {"case_id": "case-1", "kind": "internal", "level": "blue", "subject": "kettles"}
    of = f"/api/statements/{desk.ask('mei', '/api/statements', asked).json()['statement_id']}"

    refused = [
        desk.ask("mei", f"{of}/drafts", {"language": "en", "channel": channel, **words})
        for channel in ("website", "weibo", "mail")
        for words in ({}, {"text": TEXT})
    ]
    places = desk.ask("mei", "/api/places").json()

    assert {(one.status_code, one.json()["code"]) for one in refused} == {
        (409, "statements.inside_only")
    }
    assert [one["channel"] for one in places if one["is_inside"]] == ["internal"]


def test_words_for_our_own_people_that_an_earlier_release_aimed_elsewhere_stay_in(
    desk: Desk,
) -> None:
    made = composed(desk, channel="internal", kind="internal")["draft"]
    with desk.house.db.writing() as books:
        before = books.drafts.newest(made["draft_id"])
        assert before is not None
        after = replace(before, number=2, channel="website")
        books.drafts.add(after)
    path = f"/api/drafts/{made['draft_id']}"
    seal = {"seal": drafting.sealing.seal(after)}
    desk.ask("lin", f"{path}/sign", seal)

    out = desk.ask("wang", f"{path}/publish", seal)

    assert (out.status_code, out.json()["code"]) == (409, "statements.inside_only")


def test_our_own_people_were_told_by_a_persons_word_and_no_page_shows_it(
    desk: Desk, client: TestClient
) -> None:
    draft = composed(desk, channel="internal", kind="internal")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    key = desk.ask("wang", f"{path}/publish", seal).json()["publication_id"]
    asyncio.run(herald(desk, internal=publishers.ByHand()).round())

    silent = desk.ask("wang", f"/api/publications/{key}/confirm", {"url": " "})
    told = desk.ask("wang", f"/api/publications/{key}/confirm", {"url": "Staff mail, 09:40"})

    assert silent.status_code == 422
    assert (told.json()["state"], told.json()["url"]) == ("published", "")
    assert told.json()["proof"].endswith("Staff mail, 09:40")
    client.cookies.clear()
    assert TEXT not in client.get("/status", headers=_HTML).text
    assert client.get(f"/status/{key}", headers=_HTML).status_code == 404
