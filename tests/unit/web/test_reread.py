"""A post that was read again shows what both readers say, and that they do."""

from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin.enrichment import second


def read_again(house: small_house.SmallHouse, key: int) -> None:
    shares = {"sentiment": (0.1, 0.15, 0.75), "offence": (0.9, 0.1)}
    one = second.Reread(key=key, created_at=NOON, model="strong 7 + fast 1", shares=shares)
    with house.db.writing() as books:
        books.second.put([one])


def test_a_post_shows_the_reading_in_force(
    house: small_house.SmallHouse, client: TestClient
) -> None:
    rows = [making.a_row(1), making.a_row(2)]
    small_house.commit(house, rows)
    read_again(house, int(str(rows[0]["key"])))

    again = client.get("/api/posts/plaza/1").json()
    found = client.get("/api/posts").json()["posts"]

    assert (again["path"], again["sentiment"], again["p_sentiment"]) == ("strong", 1, 0.75)
    assert (again["offence"], again["p_offence"], again["p_negative"]) == (False, 0.1, 0.1)
    assert again["reader"] == "strong 7 + fast 1"
    assert again["emotion"] == rows[0].get("emotion")
    assert [(one["post_id"], one["path"]) for one in found] == [("2", "fast"), ("1", "strong")]


def test_a_reading_goes_with_its_post(house: small_house.SmallHouse, client: TestClient) -> None:
    row = making.a_row(1)
    small_house.commit(house, [row])
    read_again(house, int(str(row["key"])))
    with house.db.writing() as books:
        books.second.forget([int(str(row["key"]))])

    assert client.get("/api/posts/plaza/1").json()["path"] == "fast"
