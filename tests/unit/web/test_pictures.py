"""The same picture at the door."""

from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin.enrichment.pictures import Kept


def a_picture(number: int, hash_: int, **told: str) -> Kept:
    return Kept(
        key=int(str(making.a_row(number)["key"])),
        number=0,
        post_id=f"plaza/{number}",
        media=f"{number}.jpg",
        created_at=NOON,
        hash=hash_,
        **told,  # type: ignore[arg-type]  # a test's own words
    )


def test_posts_that_show_the_same_picture_are_told(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(number) for number in (1, 2, 3)])
    house.write(
        lambda books: books.pictures.put(
            [
                a_picture(1, 0, picture_text="<b>退款</b>", reader="r 1"),
                a_picture(2, 3),
                a_picture(3, -1),
            ]
        )
    )

    (told,) = client.get("/api/posts/plaza/1/same-picture").json()

    assert told["same"] == [{"post_id": "plaza/2", "media": "2.jpg", "bits": 2}]
    assert (told["picture_text"], told["reader"]) == ("<b>退款</b>", "r 1")


def test_a_post_without_opened_pictures_has_none_and_an_unknown_post_is_refused(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(1)])

    assert client.get("/api/posts/plaza/1/same-picture").json() == []
    assert client.get("/api/posts/plaza/404/same-picture").json()["code"] == "web.unknown_post"
