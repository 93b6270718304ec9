"""Papers, evidence and playbooks at the door."""

import io
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import making, small_house

from tocsin import cases

_AT = "2026-03-02T13:00:00Z"
_HOSTILE = "<script>alert(1)</script>\u202eevil\u200b"
_PLAYBOOK = """
playbook: kettles
name: {en: Kettles}
extends: first-hours
plays:
  - play: call-lab
    name: {en: Call the laboratory}
    done_when: {en: They answered}
    step: identify
    role: quality
"""


@pytest.fixture
def bureau(house: small_house.SmallHouse, client: TestClient) -> door.Bureau:
    return door.staffed(house, client)


def code(answered: Any) -> tuple[int, str]:
    return answered.status_code, answered.json()["code"]


def test_a_meeting_is_prepared_and_minuted(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    entry = {"form": "press_conference", "name": "Press at 21:00", "begins_at": _AT}

    made = bureau.post("chen", f"{path}/meetings", entry).json()
    key = f"/api/meetings/{made['meeting_id']}"
    ticked = bureau.post("chen", key, {**entry, "prepared": {"room": True, "cake": True}})
    bad = bureau.post("chen", key, {**entry, "link": "javascript:alert(1)"})
    held = bureau.post("chen", f"{key}/minutes", {"minutes": "Ten came.", "decisions": ["Recall"]})
    late = bureau.post("chen", key, entry)

    assert made["prepared"]["spokesperson"] is False
    assert ticked.json()["prepared"]["room"] is True
    assert "cake" not in ticked.json()["prepared"]
    assert held.json()["decisions"] == ["Recall"]
    assert [code(bad), code(late)] == [(422, "cases.bad_entry"), (409, "cases.not_now")]


def test_a_hand_over_waits_in_the_inbox_of_whoever_comes(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    entry = {"standing": "Recall runs.", "open_points": ["Call TFDA"], "to": "u-chen"}

    made = bureau.post("lin", f"{path}/handovers", entry).json()
    waits = [bureau.get(one, "/api/inbox").json()["to_take_over"] for one in ("chen", "wang")]
    own = bureau.post("lin", f"/api/handovers/{made['handover_id']}/take")
    taken = bureau.post("chen", f"/api/handovers/{made['handover_id']}/take")

    assert [len(one) for one in waits] == [1, 0]
    assert code(own) == (409, "cases.not_now")
    assert taken.json()["taken_by"] == "u-chen"


def test_impact_and_hours_are_written_down_and_hours_are_private(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    spans = {"begins_at": "2026-03-02T00:00:00Z", "ends_at": "2026-03-02T11:00:00Z"}

    scored = bureau.post("chen", f"{path}/impacts", {"field": "trust", "score": 3, "evidence": "x"})
    beyond = bureau.post("chen", f"{path}/impacts", {"field": "trust", "score": 5, "evidence": "x"})
    bureau.post("chen", f"{path}/hours", spans)
    bureau.post("wang", f"{path}/hours", {**spans, "is_struggling": True})
    seen = [bureau.get(one, f"{path}/hours").json() for one in ("lin", "chen", "vic")]

    assert scored.status_code == 201
    assert code(beyond) == (422, "web.invalid")
    flags = {one["name"]: one["flag"] for one in seen[0]}
    assert (set(flags), flags["Wang"]) == ({"Wang", "Chen"}, "asked")
    assert [[one["name"] for one in some] for some in seen[1:]] == [["Chen"], []]


def test_somebody_in_distress_is_answered_by_trained_people_only(bureau: door.Bureau) -> None:
    trained = {"entry_id": "p-ann", "name": "Ann", "is_distress_trained": True}
    assert bureau.put("ada", "/api/directory/people/p-ann", trained).is_success
    room = door.opened(bureau)
    told = {"case_id": room["case_id"], "excerpt": _HOSTILE, "is_distressed": True}

    made = bureau.post("chen", "/api/negatives", told).json()
    key = f"/api/negatives/{made['negative_id']}"
    analysed = bureau.post("chen", f"{key}/analyse", {"theme": "Burnt", "is_distressed": False})
    answered = bureau.post("lin", f"{key}/respond", {"answer": "Hello"})
    aside = bureau.post("lin", f"{key}/set-aside", {"reason": "Noise"})
    given = bureau.post("lin", f"{key}/assign", {"user_id": "u-chen"})
    calls = [one for one in bureau.get("lin", "/api/notices").json() if one["level"] == "red"]

    assert (made["duty"], made["script"]) == ("care", "cases.care.script")
    assert made["excerpt"] == _HOSTILE  # as it was: the screen shows it as text
    assert analysed.json()["is_distressed"]
    assert [code(answered), code(aside)] == [(403, "cases.people_only")] * 2
    assert code(given) == (422, "cases.untrained")
    assert (made["person"], [one["recipient"] for one in calls]) == ("Ann", ["p-ann"])


def test_a_negative_post_goes_its_way_once(bureau: door.Bureau) -> None:
    told = {"excerpt": "It leaks", "post_id": "plaza/1"}

    made = bureau.post("chen", "/api/negatives", told).json()
    twice = bureau.post("chen", "/api/negatives", told).json()
    key = f"/api/negatives/{made['negative_id']}"
    early = bureau.post("chen", f"{key}/feed-back", {"outcome": "x"})
    unsigned = {"answer": "We called."}
    states = [
        bureau.post("chen", f"{key}/{verb}", body).json()["handling"]
        for verb, body in (
            ("analyse", {"theme": "Leak"}),
            ("respond", {**unsigned, "is_private": True}),
            ("feed-back", {"outcome": "Told quality."}),
        )
    ]

    assert twice["negative_id"] == made["negative_id"]
    assert code(early) == (409, "cases.not_now")
    assert states == ["analysed", "responded", "fed_back"]
    assert len(bureau.get("vic", "/api/negatives?case=").json()) == 1


def test_a_post_is_taken_into_evidence_held_and_handed_out(bureau: door.Bureau) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    row = making.a_row(7, text=_HOSTILE, likes=12, media=["https://example.org/a.jpg"])
    small_house.commit(bureau.house, [row])

    taken = bureau.post("ann", f"{path}/evidence", {"post_id": "plaza/7", "note": "Deleted"})
    text = bureau.post("lin", f"{path}/evidence", {"text": "He said so on the phone."})
    empty = bureau.post("lin", f"{path}/evidence", {})
    ghost = bureau.post("lin", f"{path}/evidence", {"post_id": "plaza/404"})
    held = bureau.post("wang", f"{path}/holds", {"reason": "Claim", "since": "2026-01-01T00:00Z"})
    locker = bureau.get("ann", f"{path}/evidence").json()
    viewer = bureau.get("vic", f"{path}/evidence")
    handed = bureau.post("ann", f"{path}/evidence/export")
    signer = bureau.get("vic", "/api/evidence/signer").json()

    told = taken.json()["taken"]
    assert (told["text"], told["counters"]) == (_HOSTILE, {"likes": 12, "followers": 10})
    assert told["media"][0]["address"] == "https://example.org/a.jpg"
    assert text.json()["number"] == 2
    assert [code(empty), code(ghost)] == [(422, "cases.bad_entry"), (404, "web.unknown_post")]
    assert (locker["is_whole"], len(locker["snapshots"])) == (True, 2)
    assert locker["holds"][0]["hold_id"] == held.json()["hold_id"]
    assert code(viewer) == (403, "directory.not_allowed")
    seal = handed.headers["tocsin-seal"]
    key = signer["public_key"]
    proved = cases.evidence.bundles.verified(handed.content, seal=seal, key=key)
    assert proved.manifest.snapshots == 2
    assert "timeline.json" in zipfile.ZipFile(io.BytesIO(handed.content)).namelist()


def test_what_a_hold_keeps_is_not_dropped_and_nobody_releases_their_own(
    bureau: door.Bureau,
) -> None:
    path = f"/api/cases/{door.opened(bureau)['case_id']}"
    bureau.post("lin", f"{path}/evidence", {"text": "x"})
    since = {"reason": "Claim", "since": "2026-01-01T00:00:00Z"}
    key = bureau.post("wang", f"{path}/holds", since).json()["hold_id"]
    bureau.post("lin", f"{path}/close", {"outcome": "Over", "leave_open": True})

    why = {"reason": "Settled"}
    held = bureau.post("ada", f"{path}/evidence/drop", why)
    own = bureau.post("wang", f"/api/holds/{key}/release", why)
    bureau.post("ada", f"/api/holds/{key}/release", why)
    dropped = bureau.post("ada", f"{path}/evidence/drop", why)

    assert [code(held), code(own)] == [(409, "cases.held"), (409, "cases.not_now")]
    assert dropped.json() == {"dropped": 1}


def test_a_playbook_is_looked_at_put_and_kept_by_version(bureau: door.Bureau) -> None:
    bad = _PLAYBOOK.replace("role:", "roll:")

    seen = bureau.post("vic", "/api/playbooks/preview", {"text": bad}).json()
    refused = bureau.post("wang", "/api/playbooks", {"text": bad})
    good = bureau.post("vic", "/api/playbooks/preview", {"text": _PLAYBOOK}).json()
    first = bureau.post("wang", "/api/playbooks", {"text": _PLAYBOOK})
    second = bureau.post("wang", "/api/playbooks", {"text": _PLAYBOOK})
    viewer = bureau.post("vic", "/api/playbooks", {"text": _PLAYBOOK})
    library = {one["code"]: one for one in bureau.get("vic", "/api/playbooks").json()}
    old = bureau.get("vic", "/api/playbooks/kettles/text?version=1").json()
    shipped = bureau.get("vic", "/api/playbooks/rumour").json()

    assert seen["faults"][0]["line"] >= 6
    assert seen["faults"][0]["detail"]
    assert code(refused) == (422, "cases.bad_playbook")
    assert good["faults"] == []
    assert [one.json()["playbook"]["version"] for one in (first, second)] == [1, 2]
    assert second.json()["versions"][0]["name"] == "Wang"
    assert code(viewer) == (403, "directory.not_allowed")
    assert library["kettles"]["is_own"]
    assert not library["first-hours"]["is_own"]
    assert old["text"] == _PLAYBOOK
    assert shipped["text"].startswith(("#", "playbook"))
    assert code(bureau.get("vic", "/api/playbooks/ghost")) == (404, "cases.unknown_playbook")


def test_a_watch_s_own_rule_stands_beside_the_house_s(bureau: door.Bureau) -> None:
    entry = {"from_level": "yellow", "country": "CN", "zone": "Asia/Shanghai"}

    put = bureau.put("wang", "/api/opening-rules/w-lantern", entry)
    ghost = bureau.put("wang", "/api/opening-rules/w-ghost", entry)
    other = bureau.put("lin", "/api/opening-rules/house", entry)
    told = bureau.get("vic", "/api/opening-rules").json()

    assert put.json()["by"] == "u-wang"
    assert [code(ghost), code(other)] == [
        (404, "web.unknown_watch"),
        (403, "directory.not_allowed"),
    ]
    assert [one["watch_id"] for one in told] == ["house", "w-lantern"]
