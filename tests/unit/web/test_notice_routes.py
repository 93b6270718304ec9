"""An administrator says who is told of what; the settings' routes stand until then."""

from datetime import time
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, people, small_house

from tocsin import notices
from tocsin.runtimes import duties, noticing, roster, rulings, statements

DESK = {"channel": "in_app", "recipient": "desk", "from_level": "yellow"}
NIGHT = {"begins": "22:00", "ends": "07:00", "zone": "Asia/Taipei", "days": []}
WRITTEN = (notices.Route(channel="in_app", recipient="desk", min_level="blue"),)


@pytest.fixture
def own(house: small_house.SmallHouse, client: TestClient) -> dict[str, str]:
    return people.signed_in(house, client, people.a_user("lin", "admin"))


def put(client: TestClient, own: dict[str, str], *routes: Any, version: str = "") -> Any:
    told = {"routes": list(routes), "version": version}
    return client.put("/api/notices/routes", json=told, headers=own)


def test_what_an_administrator_enters_holds_from_the_next_news_on(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    told = put(client, own, {**DESK, "quiet": NIGHT, "climb_after_s": 300}).json()
    (route,) = told["routes"]
    with house.db.reading() as books:
        (held,) = rulings.routes.in_force(books, WRITTEN)

    assert (told["kept_by"], told["version"] != "") == ("Lin", True)
    assert (route["from_level"], route["quiet"], route["climb_after_s"]) == ("yellow", NIGHT, 300)
    assert held.min_level == "yellow"
    assert held.quiet == notices.Hours(begins=time(22), ends=time(7), zone="Asia/Taipei")


def test_whoever_tells_goes_by_them(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    put(client, own, {**DESK, "recipient": "night", "from_level": "blue"})
    news = [
        notices.Bulletin(
            bulletin_id=name, topic_id=name, at=making.NOON, level="red", subject_code="x"
        )
        for name in ("case", "statement", "warning")
    ]
    teller = noticing.Teller(
        roster=roster.Roster(house.board),
        routes=WRITTEN,
        feed=house.desk.feed,
        is_simulated=False,
    )
    telling = rulings.Telling(bulletins=[news[2]])

    house.write(lambda books: house.cases.on(books).tell(news[0], ()))
    house.write(lambda books: statements.desk(books, WRITTEN).voice.tell([news[1]], making.NOON))
    house.write(lambda books: teller(books, telling, making.NOON))
    with house.db.reading() as books:
        told = {one.warning_id: one.recipient for one in books.outbox.recent()}

    assert told == {"case": "night", "statement": "night", "warning": "night"}


def test_the_settings_hold_again_once_it_is_let_go_of(
    client: TestClient, own: dict[str, str]
) -> None:
    version = put(client, own, DESK).json()["version"]
    answer = client.delete(f"/api/notices/routes?version={version}", headers=own).json()

    assert (answer["version"], answer["kept_by"]) == ("", "")
    assert [one["from_level"] for one in answer["routes"]] == ["blue"]


def test_a_replay_that_tells_nobody_goes_on_telling_nobody(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    put(client, own, DESK)
    with house.db.reading() as books:
        assert rulings.routes.in_force(books, ()) == ()


@pytest.mark.parametrize(
    ("routes", "status", "code"),
    [
        ([], 422, "notices.nobody_told"),
        ([{**DESK, "channel": "email"}], 422, "notices.no_channel"),
        ([{**DESK, "stops": [{"channel": "webhook", "recipient": "x"}]}], 422, None),
        ([{**DESK, "watches": ["gone"]}], 404, "warning.unknown_watch"),
        ([{**DESK, "quiet": {**NIGHT, "zone": "Moon/Base"}}], 422, "web.invalid"),
        ([{**DESK, "climb_after_s": 0}], 422, "web.invalid"),
    ],
)
def test_what_would_reach_nobody_is_refused(
    client: TestClient, own: dict[str, str], routes: list[Any], status: int, code: str | None
) -> None:
    answer = put(client, own, *routes)
    assert (answer.status_code, answer.json()["code"]) == (status, code or "notices.no_channel")


def test_nobody_writes_over_what_they_have_not_seen(
    client: TestClient, own: dict[str, str]
) -> None:
    put(client, own, DESK)
    late, gone = put(client, own, DESK), client.delete("/api/notices/routes", headers=own)
    assert [one.json()["code"] for one in (late, gone)] == ["notices.routes_moved"] * 2


def test_a_watch_that_has_ended_keeps_no_route_from_being_changed(
    house: small_house.SmallHouse, client: TestClient, own: dict[str, str]
) -> None:
    one = {**DESK, "watches": ["w-lantern"]}
    version = put(client, own, one).json()["version"]
    house.write(lambda books: books.watches.remove("w-lantern"))

    assert put(client, own, one, DESK, version=version).status_code == 200


def test_only_an_administrator_may(house: small_house.SmallHouse, client: TestClient) -> None:
    own = people.signed_in(house, client, people.a_user("mei", "responder"))
    assert put(client, own, DESK).status_code == 403


def test_when_red_would_reach_nobody_is_told() -> None:
    day = notices.Hours(begins=time(7), ends=time(19))
    night = notices.Hours(begins=time(19), ends=time(7))
    by_day = notices.Route(channel="in_app", recipient="desk", hours=day)
    by_night = notices.Route(channel="in_app", recipient="desk", hours=night)
    silent_at = duties.rules.silent_at

    assert silent_at([by_day, by_night], "w", making.NOON) is None
    assert silent_at([by_day], "w", making.NOON) == making.NOON.replace(hour=19)
    assert silent_at([], "w", making.NOON) == making.NOON
