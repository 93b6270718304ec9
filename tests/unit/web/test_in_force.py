"""A post tells what was said of it since it came: by people, by a model, by its pictures."""

from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON
from tests.unit.web.test_pictures import a_picture

from tocsin.enrichment import asking

POST = "/api/posts/plaza/1"


def test_who_corrected_a_post_stands_in_it_everywhere(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(1), making.a_row(2)])
    body = {"head": "sentiment", "label": "positive", "person": "Lin Mei"}
    client.post(f"{POST}/corrections", json=body)

    (one,) = client.get(POST).json()["corrected"]
    page = {post["id"]: post for post in client.get("/api/posts").json()["posts"]}

    assert (one["head"], one["label"], one["person"]) == ("sentiment", "positive", "Lin Mei")
    assert page["plaza/1"]["corrected"] == [one]
    assert page["plaza/2"]["corrected"] == []
    with house.db.reading() as books:
        told = [event.payload for event in books.feed.after(0, 99) if event.kind == "changed"]
    assert {"what": "corrections", "id": "plaza/1"} in told
    client.delete(f"{POST}/corrections", params={"head": "sentiment", "person": "Lin Mei"})
    assert client.get(POST).json()["corrected"] == []


def test_a_post_is_found_by_the_words_in_its_picture_and_says_so(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    shown = [{**making.a_row(number), "media": [f"{number}.jpg"]} for number in (1, 2)]
    small_house.commit(house, shown)
    house.write(lambda books: books.pictures.put([a_picture(1, 0, picture_text="充電寶 <b>")]))

    (found,) = client.get("/api/posts", params={"q": "充电宝"}).json()["posts"]

    assert (found["id"], found["picture_text"]) == ("plaza/1", "充電寶 <b>")


def test_a_models_opinion_is_told_as_a_models(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(1)])
    one = asking.Written(
        kind="opinion",
        group=int(str(making.a_row(1)["key"])),
        language="",
        text="negative",
        model="tiny",
        at=NOON,
    )
    house.write(lambda books: books.writings.put(one))

    told = client.get(POST).json()["opinion"]

    assert (told["text"], told["ai_generated"], told["model"]) == ("negative", True, "tiny")
