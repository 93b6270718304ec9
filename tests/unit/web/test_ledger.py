"""People judge warnings at the door; the ledger counts, and proposes."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin import shapes, warning
from tocsin.kernel import audit

JUDGED = {"person": "Lin Mei", "verdict": "true", "note": "a pipe burst"}


def rose(house: SmallHouse, name: str, rate: float, hours: int) -> None:
    """Have a warning rise, so many hours before noon."""
    at = NOON - timedelta(hours=hours)
    before = warning.EarlyWarning(
        warning_id=name,
        watch_id="w-lantern",
        level=warning.Level.NONE,
        opened_at=at,
        since=at,
        peak=warning.Level.NONE,
    )
    told = making.a_move(before, warning.Level.BLUE, at, facts={"rate_per_week": rate})
    house.write(lambda books: making.enter(books, house.desk.feed, told, at))


def test_a_verdict_is_kept_and_can_be_changed(house: SmallHouse, client: TestClient) -> None:
    rose(house, "e-1", 0.5, 2)
    first = client.post("/api/warnings/e-1/verdicts", json=JUDGED)
    second = client.post(
        "/api/warnings/e-1/verdicts", json={"person": "Wu An", "verdict": "not-ours"}
    )

    assert (first.status_code, second.status_code) == (201, 201)
    said = client.get("/api/warnings/e-1/verdicts").json()
    assert [(one["version"], one["verdict"], one["person"]) for one in said] == [
        (2, "not-ours", "Wu An"),
        (1, "true", "Lin Mei"),
    ]
    with house.db.reading() as books:
        trail = list(books.audit.entries())
    assert [(one.actor, one.action) for one in trail] == [
        ("Lin Mei", "verdict.entered"),
        ("Wu An", "verdict.entered"),
    ]
    assert audit.first_break(trail) is None


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({**JUDGED, "person": " "}, "web.invalid"),
        ({**JUDGED, "verdict": "maybe"}, "web.invalid"),
        ({**JUDGED, "noticed_at": "2026-03-03T00:00:00Z"}, "ledger.from_the_future"),
    ],
)
def test_a_verdict_that_is_none_is_refused(
    house: SmallHouse, client: TestClient, entry: dict[str, str], code: str
) -> None:
    rose(house, "e-1", 0.5, 2)
    refused = client.post("/api/warnings/e-1/verdicts", json=entry)

    assert (refused.status_code, refused.json()["code"]) == (422, code)


def test_nobody_judges_a_warning_that_never_was(client: TestClient) -> None:
    for told in (
        client.post("/api/warnings/e-9/verdicts", json=JUDGED),
        client.get("/api/warnings/e-9/verdicts"),
    ):
        assert (told.status_code, told.json()["code"]) == (404, "ledger.unknown_warning")


def test_the_ledger_counts_right_wrong_and_missed(house: SmallHouse, client: TestClient) -> None:
    for number, verdict in enumerate(("true", "true", "late", "false", "not-ours")):
        rose(house, f"e-{number}", 0.1 * (number + 1), 24 * (number + 1))
        noticed = shapes.time(NOON - timedelta(hours=24 * (number + 1) - 2))
        client.post(
            f"/api/warnings/e-{number}/verdicts",
            json={"person": "Lin Mei", "verdict": verdict, "noticed_at": noticed},
        )
    missed = {"person": "Lin Mei", "watch_id": "w-lantern", "onset": "2026-02-20T08:00:00Z"}
    kept = client.post("/api/missed", json=missed).json()
    told = client.get("/api/ledger", params={"since": "2026-02-02T12:00:00Z"}).json()

    whole = told["tallies"][0]
    assert whole["verdicts"] == {"true": 2, "false": 1, "late": 1, "not-ours": 1}
    assert (whole["precision"]["value"], whole["precision"]["is_enough"]) == (0.75, False)
    assert (whole["recall"]["value"], whole["in_time"]["value"]) == (0.75, 0.5)
    assert whole["lead_minutes"]["value"] == 120.0
    assert whole["alarms_per_week"]["value"] == 1.25
    assert [one["warning_id"] for one in told["warnings"]] == ["e-0", "e-1", "e-2", "e-3", "e-4"]
    assert [one["missed_id"] for one in told["missed"]] == [kept["missed_id"]]
    assert (told["calibration"]["method"], told["calibration"]["needed"]) == ("prior", 50)
    chances = [one["chance"] for one in told["warnings"]]
    assert chances == sorted(chances, reverse=True)


def test_a_missed_case_can_be_taken_back(client: TestClient) -> None:
    missed = {"person": "Lin Mei", "watch_id": "w-lantern", "onset": "2026-02-20T08:00:00Z"}
    kept = client.post("/api/missed", json=missed).json()
    path = f"/api/missed/{kept['missed_id']}/withdraw"
    gone = client.post(path, json={"person": "Wu An", "note": "the other brand"})

    assert (gone.json()["version"], gone.json()["is_withdrawn"]) == (2, True)
    assert client.get("/api/ledger").json()["missed"] == []
    assert client.post(path, json={"person": "Wu An"}).status_code == 404


def test_a_missed_case_of_no_watch_of_ours_is_refused(client: TestClient) -> None:
    missed = {"person": "Lin Mei", "watch_id": "w-9", "onset": "2026-02-20T08:00:00Z"}

    assert client.post("/api/missed", json=missed).json()["code"] == "ledger.unknown_watch"


def judged_four_and_four(house: SmallHouse, client: TestClient) -> None:
    """Have four rare warnings that were true and four common ones that were not."""
    for number, (rate, verdict) in enumerate([(0.9, "false"), (0.1, "true")] * 4):
        rose(house, f"e-{number}", rate, 30 * number + 1)
        client.post(
            f"/api/warnings/e-{number}/verdicts", json={"person": "Lin Mei", "verdict": verdict}
        )


def test_a_smaller_budget_is_proposed_and_only_a_person_puts_it_in_force(
    house: SmallHouse, client: TestClient
) -> None:
    judged_four_and_four(house, client)
    (one,) = client.post("/api/proposals", json={"watch_id": "w-lantern"}).json()

    assert (one["direction"], one["budget_now"], one["budget_proposed"]) == ("tighten", 1.0, 0.11)
    assert (one["kept"], one["right"], one["dropped"], one["wrong"]) == (4, 4, 4, 4)
    with house.db.reading() as books:
        assert books.rules.budgets() == {}

    path = f"/api/proposals/{one['proposal_id']}"
    applied = client.post(f"{path}/apply", json={"person": "Wu An", "why": "worn out"})
    again = client.post(f"{path}/decline", json={"person": "Wu An", "why": "no"})

    assert applied.json()["state"] == "applied"
    assert (again.status_code, again.json()["code"]) == (409, "ledger.already_decided")
    with house.db.reading() as books:
        assert books.rules.budgets()["w-lantern"].per_week == 0.11
        (entry,) = books.rules.entries(kind="budget")
    assert (entry.person, entry.why) == ("Wu An", "worn out")
    assert client.post("/api/proposals", json={"watch_id": "w-lantern"}).json() == []


def test_a_declined_proposal_changes_nothing(house: SmallHouse, client: TestClient) -> None:
    judged_four_and_four(house, client)
    (one,) = client.post("/api/proposals", json={"watch_id": "w-lantern"}).json()
    client.post(
        f"/api/proposals/{one['proposal_id']}/decline", json={"person": "Wu An", "why": "not yet"}
    )

    with house.db.reading() as books:
        assert books.rules.budgets() == {}
    (kept,) = client.get("/api/ledger").json()["proposals"]
    assert (kept["state"], kept["person"], kept["why"]) == ("declined", "Wu An", "not yet")


@pytest.mark.parametrize("decision", [{"person": "Wu An", "why": "  "}, {"why": "because"}])
def test_nothing_is_decided_without_a_name_and_a_reason(
    client: TestClient, decision: dict[str, str]
) -> None:
    refused = client.post("/api/proposals/p/apply", json=decision)

    assert refused.json()["code"] == "web.invalid"


def test_a_proposal_that_never_was_is_not_found(client: TestClient) -> None:
    refused = client.post("/api/proposals/p/apply", json={"person": "Wu An", "why": "y"})

    assert (refused.status_code, refused.json()["code"]) == (404, "ledger.unknown_proposal")
