"""The roll-call over HTTP."""

from starlette.testclient import TestClient
from tests.unit.web import making, small_house


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
