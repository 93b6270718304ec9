"""The nouns of the API, as a screen meets them."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.small_house import NOON, NOON_MINUTE

from tocsin import listening, pipeline, warning, web

ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


def _standing(house: small_house.SmallHouse) -> None:
    raised = small_house.a_verdict(
        small_house.a_warning(warning.Level.YELLOW),
        warning.Level.ORANGE,
        NOON - timedelta(minutes=20),
        evidence=["plaza/2", "plaza/404"],
    )
    house.write(lambda books: small_house.enter(books, house.desk.feed, raised, NOON))
    house.write(lambda books: books.outbox.add([small_house.a_notice()]))


def test_a_snapshot_tells_all_that_stands(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    _standing(house)
    small_house.commit(house, [small_house.a_row(1), small_house.a_row(2, watches=[])])

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


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"name": "Nothing"}, "listening.empty_watch"),
        ({"name": "Broken", "patterns": ["("]}, "listening.bad_pattern"),
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
    _standing(house)
    small_house.commit(house, [small_house.a_row(one) for one in range(-240, 0, 61)])
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


@pytest.mark.parametrize("step_s", web.views.figures.STEPS_S)
def test_every_series_is_as_long_as_its_times(client: TestClient, step_s: int) -> None:
    told = client.get(f"/api/watches/w-lantern/indicators?hours=24&step_s={step_s}").json()

    lengths = {len(values) for one in told["series"].values() for values in one.values()}
    assert lengths == {len(told["at"])} == {len(told["coverage"])}


def test_a_chart_with_too_many_points_is_refused(client: TestClient) -> None:
    refused = client.get("/api/watches/w-lantern/indicators?hours=2000&step_s=60")

    assert refused.status_code == 422
    assert refused.json()["facts"] == {"points": 120_001, "limit": 3000}


def test_a_step_that_we_do_not_draw_is_refused(client: TestClient) -> None:
    refused = client.get("/api/watches/w-lantern/indicators?step_s=7")

    assert refused.json()["facts"]["places"][0]["place"] == "query.step_s"


def test_accounts_are_ranked(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.commit(house, [small_house.a_row(one) for one in range(-5, -1)])

    told = client.get("/api/watches/w-lantern/accounts").json()

    assert (told[0]["posts"], told[0]["reach"]) == (2, 20)


def test_posts_are_found_page_by_page(house: small_house.SmallHouse, client: TestClient) -> None:
    small_house.commit(house, [small_house.a_row(one) for one in range(5)])

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
    key = pipeline.post_keys(["plaza"], [id_])[0]
    small_house.commit(house, [small_house.a_row(1, post_id=id_, key=key)])

    assert client.get(f"/api/posts/plaza/{id_}").json()["post_id"] == id_
    assert client.get("/api/posts/plaza/none").json()["code"] == "web.unknown_post"


def test_a_warning_explains_itself(house: small_house.SmallHouse, client: TestClient) -> None:
    _standing(house)
    small_house.commit(house, [small_house.a_row(2)])

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
    _standing(house)

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
    _standing(house)

    seen = client.post("/api/notices/n-1/acknowledge", json={"person": "Lin Mei"}).json()

    assert seen["acknowledged_by"] == "Lin Mei"
    assert client.get("/api/notices?state=pending").json()[0]["notice_id"] == "n-1"
    assert client.get("/api/snapshot").json()["notices"] == []


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
    assert refused.json()["code"].startswith("web.unknown_")


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
