"""Watches, and their indicators over time."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON_MINUTE

from tocsin import settings, web

ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


def test_a_watch_is_begun_changed_and_ended(client: TestClient) -> None:
    begun = client.post("/api/watches", json=ENTRY)
    watch_id = begun.json()["watch_id"]
    changed = client.put(f"/api/watches/{watch_id}", json={**begun.json(), "name": "Rain"})
    listed = client.get("/api/watches").json()
    ended = client.delete(f"/api/watches/{watch_id}")

    assert begun.status_code == 201
    assert begun.json()["any"] == ["umbrella"]
    assert changed.json()["name"] == "Rain"
    assert {one["watch"]["name"] for one in listed} == {"Lantern Tea", "Rain"}
    assert (ended.status_code, ended.content) == (204, b"")
    assert len(client.get("/api/watches").json()) == 1


def test_a_watch_keeps_what_was_entered(client: TestClient) -> None:
    entry = {
        **ENTRY,
        "near": [{"first": "a", "second": "b", "within": 3}],
        "sensitive_periods": [
            {"name": "Sale", "begins_at": "2026-03-01T08:00:00+08:00", "ends_at": "2026-03-02"}
        ],
    }

    told = client.post("/api/watches", json=entry).json()

    assert told["near"] == [{"first": "a", "second": "b", "within": 3}]
    assert told["sensitive_periods"][0]["begins_at"] == "2026-03-01T00:00:00.000Z"
    assert told["sensitive_periods"][0]["ends_at"] == "2026-03-02T00:00:00.000Z"


ENDS_FIRST = "listening.period_ends_first"
BACKWARDS = {
    "name": "Trial",
    "begins_at": "2026-03-02T00:00:00Z",
    "ends_at": "2026-03-01T00:00:00Z",
}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"name": "Nothing"}, "listening.empty_watch"),
        ({"name": "Broken", "patterns": ["("]}, "listening.bad_pattern"),
        ({"name": "Backwards", "any": ["a"], "sensitive_periods": [BACKWARDS]}, ENDS_FIRST),
        ({"name": " ", "any": ["a"]}, "web.invalid"),
        ({"name": "A\u202eB", "any": ["a"]}, "web.invalid"),
        ({"name": "A", "any": ["a"], "sound": 1}, "web.invalid"),
        ({"name": "A", "any": ["a"], "watch_id": "mine"}, "web.other_id"),
        ({"name": "A", "any": ["a"], "near": [{"first": "b"}]}, "web.invalid"),
    ],
)
def test_a_watch_that_cannot_be_is_refused(
    client: TestClient, entry: dict[str, object], code: str
) -> None:
    refused = client.post("/api/watches", json=entry)

    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert refused.headers["content-type"] == "application/problem+json"


def test_trying_a_watch_keeps_nothing(client: TestClient) -> None:
    trial = {"watch": {**ENTRY, "platforms": ["elsewhere"]}, "texts": ["My UMBRELLA", "sun", ""]}

    told = client.post("/api/watches/try", json=trial).json()

    assert told == {"matches": [True, False, False], "terms": [["umbrella"], [], []]}
    assert len(client.get("/api/watches").json()) == 1


def test_indicators_stand_beside_what_was_expected(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    small_house.stand(house)
    small_house.commit(house, [making.a_row(one) for one in range(-240, 0, 61)])
    first = NOON_MINUTE - 5
    house.write(lambda books: books.baselines.put([("w-lantern", "mentions", first, 2.0, 1.0)]))
    house.write(lambda books: books.coverage.put([("w-lantern", first, 1, 2)]))

    told = client.get("/api/watches/w-lantern/indicators?hours=1&step_s=300").json()

    assert told["at"][-2:] == ["2026-03-02T11:55:00.000Z", "2026-03-02T12:00:00.000Z"]
    mentions = told["series"]["mentions"]
    assert (mentions["value"][-2], mentions["expected"][-2]) == (4, 2.0)
    assert mentions["expected"][-1] is None
    assert mentions["low"][-2] < 2.0 < mentions["high"][-2]
    assert told["series"]["accounts"]["value"][-2] == 3
    assert told["series"]["negative_share"]["value"][-2:] == [1.0, None]
    assert told["coverage"][-2:] == [0.5, None]
    assert [one["after"] for one in told["marks"]] == ["orange"]
    assert told["terms"] == [{"term": "lantern", "count": 4}]
    assert told["platforms"] == [{"platform": "plaza", "count": 4}]


def test_coverage_known_by_bins_holds_for_each_minute_of_them(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    house.write(lambda books: books.coverage.put([("w-lantern", NOON_MINUTE - 2, 3, 4)]))

    told = client.get("/api/watches/w-lantern/indicators?hours=0.1&step_s=60").json()

    assert told["coverage"] == [None, None, None, None, 0.75, 0.75, 0.75]


@pytest.mark.parametrize("step_s", web.views.figures.STEPS_S)
def test_every_series_is_as_long_as_its_times(client: TestClient, step_s: int) -> None:
    told = client.get(f"/api/watches/w-lantern/indicators?hours=24&step_s={step_s}").json()

    lengths = {len(values) for one in told["series"].values() for values in one.values()}
    assert lengths == {len(told["at"])} == {len(told["coverage"])}


@pytest.mark.parametrize(("step_s", "hours"), [(900, 24 * 30), (86_400, 24 * 365)])
def test_a_long_stretch_counts_alike_without_what_is_distinct(
    house: small_house.SmallHouse, client: TestClient, step_s: int, hours: int
) -> None:
    days = (-20 * 86_400, -16 * 86_400, -60)
    small_house.commit(house, [making.a_row(at) for at in days])

    asked = f"/api/watches/w-lantern/indicators?hours={hours}&step_s={step_s}"
    told = client.get(asked).json()["series"]

    assert sum(told["mentions"]["value"]) == len(days)
    assert set(told["accounts"]["value"]) == {None}


def test_a_chart_with_too_many_points_is_refused(client: TestClient) -> None:
    refused = client.get("/api/watches/w-lantern/indicators?hours=2000&step_s=60")

    assert refused.status_code == 422
    assert refused.json()["facts"] == {"points": 120_001, "limit": 3000}


def test_a_step_that_we_do_not_draw_is_refused(client: TestClient) -> None:
    refused = client.get("/api/watches/w-lantern/indicators?step_s=7")

    assert refused.json()["facts"]["places"][0]["place"] == "query.step_s"


def test_accounts_are_ranked(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.commit(house, [making.a_row(one) for one in range(-5, -1)])

    told = client.get("/api/watches/w-lantern/accounts").json()

    assert (told[0]["posts"], told[0]["reach"]) == (2, 20)


def test_accounts_are_entered_by_handle_and_kept_as_pseudonyms(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    begun = client.post("/api/watches", json={**ENTRY, "accounts": ["plaza:@brand"]}).json()
    with house.db.reading() as books:
        kept = books.watches.get(begun["watch_id"])
        told_on = [event.payload for event in books.feed.after(0)]
    one = client.get(f"/api/watches/{begun['watch_id']}").json()

    assert kept is not None
    assert house.names.of("plaza", "brand") in begun["accounts"]
    assert "brand" not in repr((kept, begun, told_on))
    assert one["accounts"] == ["plaza:brand"]


def test_a_watch_that_is_put_back_from_the_screen_keeps_its_handles(client: TestClient) -> None:
    begun = client.post("/api/watches", json={**ENTRY, "accounts": ["plaza:@brand"]}).json()
    path = f"/api/watches/{begun['watch_id']}"

    client.put(path, json={**begun, "name": "Rain"})
    as_entered = client.get(path).json()
    client.put(path, json=as_entered)

    assert (as_entered["name"], as_entered["accounts"]) == ("Rain", ["plaza:brand"])
    assert client.get(path).json() == as_entered


def test_handles_are_shown_only_where_that_is_allowed(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    begun = client.post("/api/watches", json={**ENTRY, "accounts": ["plaza:@brand"]}).json()
    house.settings = settings.Settings.model_validate({"privacy": {"shows_watched_handles": False}})

    assert client.get(f"/api/watches/{begun['watch_id']}").json() == begun


@pytest.mark.parametrize("account", ["brand", "plaza:", "bluesky:brand.bsky.social"])
def test_an_account_that_is_none_is_refused(client: TestClient, account: str) -> None:
    watch = {**ENTRY, "accounts": [account]}

    begun = client.post("/api/watches", json=watch)
    changed = client.put("/api/watches/w-lantern", json=watch)
    tried = client.post("/api/watches/try", json={"watch": watch, "texts": []})

    assert [one.status_code for one in (begun, changed, tried)] == [422, 422, 422]
    assert begun.json()["facts"]["account"] == account
