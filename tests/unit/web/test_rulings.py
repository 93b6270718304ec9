"""What people rule comes in by the API, is kept by version, and changes what the desk does."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin import notices, warning
from tocsin.runtimes import noticing, rulings
from tocsin.warning import fatigue

BUDGET = {"per_week": 0.5, "person": "Lin Mei", "why": "Too many at night"}
SILENCE = {
    "watch_id": "w-lantern",
    "reason": "Our own sale",
    "person": "Lin Mei",
    "ends_at": "2026-03-02T14:00:00Z",
}
PERIOD = {
    "name": "Launch",
    "begins_at": "2026-03-02T00:00:00Z",
    "ends_at": "2026-03-03T00:00:00Z",
    "edge_factor": 3,
    "poll_factor": 0.5,
    "person": "Lin Mei",
}


def put(client: TestClient, path: str, told: Mapping[str, Any]) -> Any:
    answer = client.put(path, json=told, headers=small_house.OWN)
    return answer.status_code, answer.json()


def post(client: TestClient, path: str, told: Mapping[str, Any]) -> Any:
    answer = client.post(path, json=told, headers=small_house.OWN)
    return answer.status_code, answer.json() if answer.content else None


def test_a_budget_is_told_in_numbers_and_in_words_and_every_version_is_kept(
    client: TestClient,
) -> None:
    status, terms = put(client, "/api/watches/w-lantern/budget", BUDGET)
    put(client, "/api/watches/w-lantern/budget", {**BUDGET, "per_week": None})

    assert (status, terms["edges"]["blue"], terms["policy"]) == (200, 0.5, "3 · budget 1")
    assert terms["lines"][0]["facts"]["often"]["code"] == "warning.often.month"
    assert client.get("/api/watches/w-lantern/terms").json()["edges"]["blue"] == 1.0
    book = client.get("/api/rulebook?kind=budget&scope=w-lantern").json()
    assert [(one["version"], one["person"]) for one in book] == [(2, "Lin Mei"), (1, "Lin Mei")]


@pytest.mark.parametrize(
    ("told", "status"),
    [({"per_week": 1000}, 422), ({"person": " "}, 422), ({"why": ""}, 422), ({"more": 1}, 422)],
)
def test_a_budget_that_cannot_be_is_refused(
    client: TestClient, told: dict[str, object], status: int
) -> None:
    assert put(client, "/api/watches/w-lantern/budget", {**BUDGET, **told})[0] == status
    assert put(client, "/api/watches/nobody/budget", BUDGET)[0] == 404


def test_a_table_is_put_in_force_and_the_old_one_can_still_be_read(client: TestClient) -> None:
    own = {"code": "recall", "name": "召回", "lift": 2, "words": {"zh-Hans": ["召回"]}}

    status, entry = put(
        client, "/api/consequences", {"classes": [own], "person": "Lin Mei", "why": "Our trade"}
    )

    assert (status, entry["version"]) == (200, 1)
    now = client.get("/api/consequences").json()
    assert [one["code"] for one in now["classes"]] == ["recall"]
    assert len(client.get("/api/consequences?version=0").json()["classes"]) == 10
    assert client.get("/api/consequences?version=9").status_code == 404
    twice = {"classes": [own, own], "person": "Lin Mei", "why": "x"}
    assert put(client, "/api/consequences", twice)[1]["code"] == "warning.bad_table"


def test_a_period_changes_terms_polling_and_who_is_told(
    house: SmallHouse, client: TestClient
) -> None:
    status, period = post(client, "/api/periods", PERIOD)

    assert status == 201
    assert client.get("/api/watches/w-lantern/terms").json()["edges"]["blue"] == 3.0
    with house.db.reading() as books:
        assert rulings.Pace(house.clock)(books)["s-plaza"].settings["poll_s"] == 150
        told = rulings.in_force(books).periods
    route = notices.Route(channel="email", recipient="a@example.org", min_level="red")
    assert rulings.rota.routes([route], told, "w-lantern")[0].min_level == "blue"
    assert client.get("/api/periods/coming?days=2").json()[0]["name"] == "Launch"
    removal = f"/api/periods/{period['period_id']}/remove"
    assert post(client, removal, {"person": "Lin Mei"}) == (204, None)
    assert post(client, removal, {"person": "Lin Mei"})[0] == 404


def test_shipped_dates_are_taken_and_ics_files_read(client: TestClient) -> None:
    taken = post(client, "/api/periods/shipped/sale_1111", {"person": "Lin Mei"})
    event = "BEGIN:VEVENT\nUID:1\nSUMMARY:Trial\nDTSTART:20260401T010000Z\nEND:VEVENT\n"
    file = {"content": f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n", "person": "Lin Mei"}

    assert (taken[0], taken[1]["repeats"]) == (201, "FREQ=YEARLY")
    kept = post(client, "/api/periods/import", file)[1]
    assert [one["name"] for one in kept["kept"]] == ["Trial"]
    mixed = {**file, "content": file["content"].replace("END:VCAL", event[:20] + "\nEND:VCAL")}
    assert [one["line"] for one in post(client, "/api/periods/import", mixed)[1]["left_out"]] == [7]
    broken = post(client, "/api/periods/import", {**file, "content": "hello"})
    assert (broken[0], broken[1]["code"]) == (422, "warning.bad_period")
    assert post(client, "/api/periods/shipped/never", {"person": "Lin"})[0] == 404


def test_red_is_silenced_by_two_people_only(client: TestClient) -> None:
    alone = post(client, "/api/silences", {**SILENCE, "up_to": "red"})
    both = post(client, "/api/silences", {**SILENCE, "up_to": "red", "second_person": "Chen Yu"})

    assert (alone[0], alone[1]["code"]) == (422, "warning.second_person_needed")
    assert (both[0], both[1]["kept_back"]) == (201, 0)


def a_rise(house: SmallHouse, after: warning.Level) -> warning.LevelChanged:
    moved = making.a_move(making.a_warning(warning.Level.NONE), after, house.clock.now())
    house.write(lambda books: books.warnings.put(moved.warning))
    house.write(lambda books: books.warnings.add_change(moved.change))
    return moved


def a_teller(house: SmallHouse) -> noticing.Teller:
    route = notices.Route(channel="in_app", recipient="desk", min_level="blue")
    return noticing.Teller(
        roster=house.desk.roster, routes=[route], feed=house.desk.feed, is_simulated=False
    )


def test_what_a_silence_keeps_back_is_listed_and_told_at_its_end(
    house: SmallHouse, client: TestClient
) -> None:
    _, silence = post(client, "/api/silences", SILENCE)
    restraint = rulings.Restraint(lambda: {"w-lantern": "Lantern Tea"})
    moved = a_rise(house, warning.Level.YELLOW)
    with house.db.writing() as books:
        told = restraint.sift(books, [moved])
        early = restraint.beside(books, [], NOON)
    with house.db.writing() as books:
        bulletins = restraint.beside(books, [], NOON + timedelta(hours=3))
        telling = rulings.Telling(bulletins=bulletins)
        a_teller(house)(books, telling, NOON + timedelta(hours=3))

    assert (told, early) == (frozenset(), [])
    (held,) = client.get(f"/api/withheld?by={silence['silence_id']}").json()
    assert (held["why"], held["after"]) == ("silence", "yellow")
    (ended,) = client.get("/api/silences").json()
    assert (ended["ended_by"], ended["kept_back"]) == ("machine", 1)
    with house.db.reading() as books:
        (notice,) = books.outbox.recent()
    text = notices.wording.write(notice, house.catalogue).text
    assert "kept back 1" in text
    assert "Lantern Tea" in text
    assert client.get("/api/silences?open=true").json() == []


def test_what_is_not_silenced_is_told_once_and_in_the_explanations_words(
    house: SmallHouse,
) -> None:
    restraint = rulings.Restraint(dict)
    moved = a_rise(house, warning.Level.ORANGE)
    with house.db.writing() as books:
        told = restraint.sift(books, [moved])
        a_teller(house)(books, rulings.Telling(moves=[moved], told=told), NOON)
    with house.db.reading() as books:
        (notice,) = books.outbox.recent()

    text = notices.wording.write(notice, house.catalogue).text
    assert "Rose from Calm to Orange." in text
    assert "84 in 15 min" in text


def test_a_surge_is_told_once_and_listed_with_its_watches(
    house: SmallHouse, client: TestClient
) -> None:
    surge = fatigue.Gathering(
        gathering_id="g1",
        opened_at=NOON,
        level=warning.Level.YELLOW,
        peak=warning.Level.YELLOW,
        since=NOON,
        watches=("w-lantern", "w-2"),
        share=0.4,
    )
    restraint = rulings.Restraint(lambda: {"w-lantern": "Lantern Tea"})
    event = warning.events.Gathered(at=NOON, gathering=surge)
    with house.db.writing() as books:
        bulletins = restraint.beside(books, [event, event], NOON)
        a_teller(house)(books, rulings.Telling(bulletins=bulletins), NOON)

    assert client.get("/api/gatherings").json()[0]["watches"] == ["w-lantern", "w-2"]
    with house.db.reading() as books:
        (notice,) = books.outbox.recent()
    assert "Lantern Tea · w-2" in notices.wording.write(notice, house.catalogue).text


def test_a_word_on_consequence_is_entered_and_a_warning_reads_as_sentences(
    house: SmallHouse, client: TestClient
) -> None:
    small_house.stand(house)
    said = {"class": "safety", "person": "Lin Mei", "reason": "The clinic says so"}

    status, entry = post(client, "/api/warnings/e-1/consequence", {**said, "two_levels": True})
    told = client.get("/api/warnings/e-1/told", headers={"accept-language": "zh-TW"}).json()

    assert (status, entry["kind"], entry["scope"]) == (202, "declaration", "e-1")
    assert entry["class"] == said["class"]
    assert told["language"] == "zh-Hant"
    assert told["sentences"][0] == "由黃色升為橙色。"
    unknown = post(client, "/api/warnings/e-1/consequence", {**said, "class": "weather"})
    assert unknown[1]["code"] == "warning.unknown_class"
    assert post(client, "/api/warnings/e-9/consequence", said)[0] == 404


def test_presets_say_where_each_number_comes_from(client: TestClient) -> None:
    found = client.get("/api/presets").json()

    assert {"food", "finance", "airline"} <= {one["code"] for one in found}
    assert all(number["where"].startswith("warning.where.") for number in found[0]["numbers"])
