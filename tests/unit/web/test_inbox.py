"""Reports, tips and the inbox at the door."""

from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import small_house

from tocsin.adapters import sql

_HOSTILE = "<script>alert(1)</script>\u202eevil\u200b"


@pytest.fixture
def bureau(house: small_house.SmallHouse, client: TestClient) -> door.Bureau:
    return door.staffed(house, client)


def code(answered: Any) -> tuple[int, str]:
    return answered.status_code, answered.json()["code"]


def test_a_report_of_ours_wakes_the_house_and_becomes_a_case(bureau: door.Bureau) -> None:
    sent = bureau.post("vic", "/api/reports", {"what": "Smoke in shop 7", "urgent": True}).json()
    waits = bureau.get("lin", "/api/inbox").json()
    viewer = bureau.get("vic", "/api/reports")
    key = f"/api/reports/{sent['report_id']}"
    made = bureau.post("lin", f"{key}/case", {"level": "orange"})
    twice = bureau.post("lin", f"{key}/case", {"level": "orange"})

    assert [one["report_id"] for one in waits["to_settle"]] == [sent["report_id"]]
    assert [one["told_to"] for one in waits["to_acknowledge"]] == ["house"]
    assert code(viewer) == (403, "directory.not_allowed")
    assert (made.json()["opening"], made.json()["name"]) == ("report", "Smoke in shop 7")
    assert code(twice) == (409, "cases.not_now")


def test_a_tip_needs_no_name_tells_nothing_and_wakes_nobody(
    bureau: door.Bureau, client: TestClient
) -> None:
    client.cookies.clear()
    tip = {"what": _HOSTILE, "contact": "lin@example.org"}

    sent = client.post("/api/tips", json=tip, headers=small_house.OWN)
    reading = client.get("/api/reports", headers=small_house.OWN)
    foreign = client.post("/api/tips", json=tip, headers={"sec-fetch-site": "cross-site"})
    (kept,) = bureau.get("lin", "/api/reports").json()
    with bureau.house.db.reading() as books:
        promised = books.outbox.recent()

    assert (sent.status_code, sent.json()) == (202, {"received": True})
    assert code(reading) == (401, "web.sign_in_needed")
    assert foreign.status_code == 403
    assert (kept["what"], kept["is_public"], kept["by"]) == (_HOSTILE, True, "")
    assert promised == []


def test_the_form_of_a_tip_is_open_to_everybody_and_echoes_nothing(
    bureau: door.Bureau, client: TestClient
) -> None:
    client.cookies.clear()
    asked = {**small_house.OWN, "accept": "text/html", "accept-language": "zh-Hant"}

    page = client.get("/tip", headers=asked, follow_redirects=False)
    sent = client.post("/tip", data={"what": _HOSTILE}, headers=asked)
    empty = client.post("/tip", data={"what": " "}, headers=asked)
    long = client.post("/tip", data={"what": "x" * 5_000}, headers=asked)
    foreign = client.post("/tip", data={"what": "x"}, headers={"sec-fetch-site": "cross-site"})
    kept = bureau.get("lin", "/api/reports").json()

    assert page.status_code == 200
    assert "送出" in page.text
    assert "<script" not in page.text + sent.text + empty.text
    assert "已收到" in sent.text
    assert [empty.status_code, long.status_code, foreign.status_code] == [422, 422, 403]
    assert [one["what"] for one in kept] == [_HOSTILE]


def test_whoever_sends_many_tips_waits_and_a_report_is_not_held_up(
    bureau: door.Bureau, client: TestClient
) -> None:
    client.cookies.clear()
    sent = [
        client.post("/api/tips", json={"what": f"tip {one}"}, headers=small_house.OWN)
        for one in range(8)
    ]
    report = bureau.post("vic", "/api/reports", {"what": "Smoke"})

    assert [one.status_code for one in sent].count(202) == 5
    assert code(sent[-1]) == (429, "web.too_many_tries")
    assert int(sent[-1].headers["retry-after"]) > 0
    assert report.status_code == 201


def test_what_i_was_told_is_acknowledged_by_me_and_by_nobody_else(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    bureau.post("lin", f"{path}/team", {"duty": "comms", "user_id": "u-ann"})

    mine = bureau.get("ann", "/api/inbox").json()["to_acknowledge"]
    key = f"/api/inbox/{mine[0]['notice_id']}/acknowledge"
    other = bureau.post("wang", key)
    seen = bureau.post("ann", key)
    left = bureau.get("ann", "/api/inbox").json()

    assert mine[0]["told_to"] == "me"
    assert mine[0]["case_id"]
    assert mine[0]["subject"]
    assert code(other) == (404, "notices.unknown_notice")
    assert seen.json()["acknowledged_by"] == "Ann"
    assert mine[0]["notice_id"] not in {one["notice_id"] for one in left["to_acknowledge"]}
    assert {one["person"] for one in left["to_do"]} == {"Ann"}
    assert list(left["cases"].values()) == ["凱蒂水壺過熱"]


def test_a_case_that_opens_stands_once_in_an_inbox_and_one_answer_is_for_all(
    bureau: door.Bureau,
) -> None:
    path = f"/api/cases/{door.opened(bureau, level='red')['case_id']}"
    before = bureau.get("lin", "/api/inbox").json()["to_acknowledge"]
    for told in before:
        bureau.post("lin", f"/api/inbox/{told['notice_id']}/acknowledge")

    opened = [one["told_to"] for one in before if one["case_id"] == path.rpartition("/")[2]]
    assert len(opened) == 1
    assert bureau.get("lin", "/api/inbox").json()["to_acknowledge"] == []


def test_whoever_stands_in_for_others_is_told_once_and_in_whose_place(
    bureau: door.Bureau,
) -> None:
    case = door.opened(bureau, level="red")["case_id"]

    def climbed(books: sql.Books) -> None:
        told = next(one for one in books.outbox.recent() if one.channel == "in_app")
        books.outbox.add(
            [
                replace(
                    told,
                    notice_id=f"n-{name}",
                    recipient="u-lin",
                    warning_id=f"{case}/opened/{name}",
                )
                for name in ("u-ann", "u-lin", "u-wang")
            ]
        )

    bureau.house.write(climbed)
    (row,) = bureau.get("lin", "/api/inbox").json()["to_acknowledge"]
    bureau.post("lin", f"/api/inbox/{row['notice_id']}/acknowledge")

    assert (row["told_to"], row["notice_id"]) == ("me", "n-u-lin")
    assert sorted(row["in_place_of"]) == ["Ann", "Wang"]
    assert bureau.get("lin", "/api/inbox").json()["to_acknowledge"] == []


def test_a_draft_waits_for_whoever_may_sign_it(bureau: door.Bureau) -> None:
    bureau.join("mei", "drafter")
    for level in ("blue", "orange"):  # orange asks for duties that this approver does not hold
        room = door.opened(bureau, level=level, name=level)
        about = {"case_id": room["case_id"], "kind": "holding", "level": "blue", "subject": level}
        statement = bureau.post("mei", "/api/statements", about).json()["statement_id"]
        words = {"language": "en", "channel": "website", "text": "We are looking into it."}
        bureau.post("mei", f"/api/statements/{statement}/drafts", words)

    waits = {
        one: bureau.get(one, "/api/inbox").json()["to_approve"] for one in ("mei", "lin", "wang")
    }
    (draft,) = waits["wang"]
    seal = bureau.get("wang", f"/api/drafts/{draft['draft_id']}").json()["draft"]["seal"]
    bureau.post("wang", f"/api/drafts/{draft['draft_id']}/sign", {"seal": seal})

    assert (waits["mei"], waits["lin"]) == ([], [])
    assert (draft["subject"], draft["missing_people"]) == ("blue", 1)
    assert bureau.get("wang", "/api/inbox").json()["to_approve"] == []
