"""Names at the door: entered, counted, proposed, decided on, taken back."""

from starlette.testclient import TestClient
from tests.unit.web import making, people, small_house
from tests.unit.web.making import NOON

from tocsin.enrichment import entities

WATCH = "/api/watches/w-lantern"
APPLE = {"kind": "brand", "name": "Lantern", "exclusions": ["magic lantern"], "person": "Chen"}


def propose(house: small_house.SmallHouse, name: str = "<b>Lumo</b>") -> None:
    one = entities.NewName(
        watch_id="w-lantern",
        key=entities.key(name),
        name=name,
        kind="name",
        posts=5,
        texts=4,
        accounts=4,
        posts_before=0,
        read=9,
        read_before=9,
        score=9.0,
        first_at=NOON,
        last_at=NOON,
        examples=("plaza/1", "plaza/gone"),
    )
    house.write(lambda books: books.new_names.propose("w-lantern", [one]))


def decide(client: TestClient, name: str, decision: str, **rest: str) -> dict[str, object]:
    body = {"name": name, "decision": decision, "person": "Chen", **rest}
    told: dict[str, object] = client.post(f"{WATCH}/names/decisions", json=body).json()
    return told


def test_a_known_name_is_entered_changed_counted_and_forgotten(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(number) for number in (1, 2)])
    entered = client.post(f"{WATCH}/entities", json=APPLE)
    place = f"{WATCH}/entities/{entered.json()['entity_id']}"

    (heard,) = client.get(f"{WATCH}/entities", params={"hours": 336}).json()
    changed = client.put(place, json={**APPLE, "aliases": ["LTN"]}).json()
    gone = client.delete(place, params={"person": "Chen"})

    assert entered.status_code == 201
    assert (heard["name"], heard["posts_before"], heard["is_drawn"]) == ("Lantern", 0, False)
    assert changed["aliases"] == ["LTN"]
    assert gone.json()["name"] == "Lantern"
    assert client.get(f"{WATCH}/entities").json() == []
    assert client.delete(place, params={"person": "Chen"}).status_code == 404


def test_refusals_are_told_by_code(client: TestClient) -> None:
    client.post(f"{WATCH}/entities", json=APPLE)

    twice = client.post(f"{WATCH}/entities", json={**APPLE, "name": "LANTERN"})
    nameless = client.post(f"{WATCH}/entities", json={**APPLE, "name": "\u200b"})

    assert (twice.status_code, twice.json()["code"]) == (409, "entities.known_otherwise")
    assert (nameless.status_code, nameless.json()["code"]) == (422, "entities.nameless")
    assert client.get("/api/watches/nobody/entities").status_code == 404
    assert decide(client, "nobody", "entity")["code"] == "entities.unknown_name"


def test_a_new_name_becomes_a_term_and_no_longer_when_undone(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.commit(house, [making.a_row(1)])
    propose(house, "Lumo")

    (told,) = client.get(f"{WATCH}/names").json()
    made = decide(client, "lumo", "term")
    during = client.get(WATCH).json()["any"]
    back = client.delete(f"{WATCH}/names/decisions", params={"name": "Lumo", "person": "Lin"})

    assert [one["id"] for one in told["examples"]] == ["plaza/1"]
    assert (made["state"], made["decision"], made["person"]) == ("decided", "term", "Chen")
    assert during == ["lantern", "Lumo"]
    assert back.json()["state"] == "open"
    assert client.get(WATCH).json()["any"] == ["lantern"]


def test_screens_hear_that_names_changed(client: TestClient, house: small_house.SmallHouse) -> None:
    propose(house, "Lumo")
    decide(client, "Lumo", "dismissed")

    with house.db.reading() as books:
        told = [one.payload for one in books.feed.after(0, limit=100) if one.kind == "changed"]
    assert {"what": "names", "id": "w-lantern"} in told
    assert client.get(f"{WATCH}/names", params={"state": "decided"}).json()[0]["name"] == "Lumo"


def test_whoever_is_signed_in_decides_whatever_name_is_told(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    client.headers.update(people.signed_in(house, client, people.a_user("mei", "admin")))
    propose(house)

    entered = client.post(f"{WATCH}/entities", json=APPLE).json()
    decided = decide(client, "<b>Lumo</b>", "dismissed")

    assert entered["person"] == "Mei"
    assert decided["person"] == "Mei"
