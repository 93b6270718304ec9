"""The roll-call over HTTP."""

from dataclasses import replace
from datetime import time
from typing import Any

from starlette.testclient import TestClient
from tests.unit.web import making, small_house

from tocsin import notices
from tocsin.runtimes import duties


def test_a_warning_s_roll_tells_who_has_not_read(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    told = [making.a_notice(1, recipient="lin"), making.a_notice(2, recipient="mei")]
    house.write(lambda books: books.outbox.add(told))
    house.write(lambda books: books.outbox.acknowledge("n-1", "Lin", making.NOON))

    answer = client.get("/api/notices/roll-call?about=e-1", headers=small_house.OWN).json()
    nobody = client.get("/api/notices/roll-call?about=nothing", headers=small_house.OWN)

    assert answer["counts"] == {"missing": 0, "on_its_way": 1, "told": 0, "read": 1}
    assert [row["name"] for row in answer["rows"]] == ["mei", "lin"]
    assert answer["rows"][1]["ways"][0]["read_by"] == "Lin"
    assert (nobody.status_code, nobody.json()["code"]) == (404, "notices.unknown_topic")


def test_the_rules_tell_who_is_told_now_and_what_waits(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    told = [replace(making.a_notice(1, recipient="lin"), held="flood"), making.a_notice(2)]
    house.write(lambda books: books.outbox.add(told))

    answer = client.get("/api/notices/rules", headers=small_house.OWN).json()

    assert [(one["notice_id"], one["held"]) for one in answer["held"]] == [("n-1", "flood")]
    assert answer["few"] == notices.bundling.FEW


def test_a_route_s_quiet_hours_are_told_with_their_end(house: small_house.SmallHouse) -> None:
    quiet = notices.Hours(begins=time(11), ends=time(13))
    route = notices.Route(channel="email", recipient="lin", duty="legal", quiet=quiet)
    with house.db.reading() as books:
        told: Any = duties.rules.told(books, [route], making.NOON)
    (one,) = told["routes"]

    assert (one["people"], one["is_held"], one["tells_now"]) == (["lin"], False, True)
    assert one["quiet"]["begins"] == "11:00"
    assert one["waits_until"].endswith("13:00:00.000Z")
