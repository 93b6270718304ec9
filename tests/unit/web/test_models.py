"""What people teach the reader, at the door."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.small_house import SmallHouse

from tocsin.runtimes import teaching

WRONG = "呵呵，这服务可真是太棒了，等了三个小时"
OTHERS = ("今天天气不错", "lantern opens a new shop", "气死我了，垃圾客服", "太开心了谢谢大家")


@pytest.fixture(autouse=True)
def _at_home(house: SmallHouse, tmp_path: Path) -> None:
    store = house.settings.store.model_copy(update={"folder": tmp_path})
    house.settings = house.settings.model_copy(update={"store": store})


def store(house: SmallHouse, *texts: str) -> None:
    """Store posts that were read as positive."""
    rows = [
        making.a_row(number, text=text, lang="zh", read_lang="zh-Hans", sentiment=1)
        for number, text in enumerate(texts)
    ]
    small_house.commit(house, rows)


def correct(client: TestClient, post: str, **more: str) -> dict[str, object]:
    told = {"head": "sentiment", "label": "negative", "person": "Lin Mei", **more}
    answer = client.post(f"/api/posts/plaza/{post}/corrections", json=told)
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_reading_is_corrected_and_the_correction_undone_by_who_made_it(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, WRONG)

    made = correct(client, "0")
    others = client.delete(
        "/api/posts/plaza/0/corrections", params={"head": "sentiment", "person": "Wu"}
    )
    undone = client.delete(
        "/api/posts/plaza/0/corrections", params={"head": "sentiment", "person": "Lin Mei"}
    )

    assert (made["told"], made["label"], made["number"]) == ("positive", "negative", 1)
    assert (others.status_code, others.json()["code"]) == (403, "enrichment.not_theirs")
    assert (undone.status_code, undone.json()["label"]) == (200, None)
    listed = client.get("/api/posts/plaza/0/corrections").json()
    assert [one["number"] for one in listed] == [2, 1]


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [
        ({"head": "mood"}, 422, "enrichment.unknown_head"),
        ({"label": "angry"}, 422, "enrichment.unknown_label"),
    ],
)
def test_a_label_that_there_is_not_is_refused(
    house: SmallHouse, client: TestClient, told: dict[str, str], status: int, code: str
) -> None:
    store(house, WRONG)
    whole = {"head": "sentiment", "label": "negative", "person": "Lin Mei", **told}

    answer = client.post("/api/posts/plaza/0/corrections", json=whole)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_post_that_is_not_stored_cannot_be_corrected(client: TestClient) -> None:
    told = {"head": "sentiment", "label": "negative", "person": "Lin Mei"}

    answer = client.post("/api/posts/plaza/404/corrections", json=told)

    assert answer.status_code == 404


def test_the_shipped_version_is_always_there_and_tells_its_card(client: TestClient) -> None:
    (shipped,) = client.get("/api/models").json()
    told = client.get("/api/models/shipped").json()

    assert (shipped["version"], shipped["state"]) == ("shipped", "in-use")
    assert {one["head"] for one in told["card"]["heads"]} >= {"sentiment", "distress"}
    assert all(one["licence_as_stated"] for one in told["card"]["training_sets"])
    assert {one["labels"] for one in told["drift"]} == {None}  # too few posts to tell


def test_too_few_corrections_teach_nothing(house: SmallHouse, client: TestClient) -> None:
    store(house, WRONG)
    correct(client, "0")

    answer = client.post("/api/models/learn", json={"person": "Lin Mei"})

    assert (answer.status_code, answer.json()["facts"]["count"]) == (409, 1)


def test_a_version_learned_from_corrections_says_its_effect_and_reads_once_used(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, *(f"{WRONG}{number}" for number in range(12)), *OTHERS)
    for number in range(12):
        correct(client, str(number))

    learned = client.post("/api/models/learn", json={"person": "Lin Mei"})
    assert learned.status_code == 201, learned.text
    version = learned.json()["version"]
    used = client.post(f"/api/models/{version}/use", json={"person": "Lin Mei", "why": "irony"})

    heads = {one["head"]: one for one in learned.json()["effect"]["heads"]}
    assert heads["sentiment"]["right_after"] > heads["sentiment"]["right_before"]
    assert heads["sentiment"]["elsewhere"] == len(OTHERS)
    assert (
        heads["sentiment"]["sample_right_after"] > 0.95 * heads["sentiment"]["sample_right_before"]
    )
    assert (used.status_code, used.json()["state"]) == (200, "in-use")
    with house.db.reading() as books:
        reader = teaching.Shelf.of(house.settings.store.folder).reader(books, "ngram")
        actions = [one.action for one in books.audit.entries()]
    assert reader.version == version
    assert {"reading.corrected", "reader.made", "reader.used"} <= set(actions)


def test_a_worse_version_is_refused_unless_somebody_insists(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, *(f"{WRONG}{number}" for number in range(12)))
    for number in range(12):
        correct(client, str(number))
    version = client.post("/api/models/learn", json={"person": "Lin Mei"}).json()["version"]
    with house.db.writing() as books:
        one = books.reader_versions.get(version)
        assert one is not None
        assert one.effect is not None
        first, *others = one.effect.heads
        lost = replace(first, held_out_right_before=2, held_out_right_after=1)
        effect = replace(one.effect, heads=(lost, *others))
        books.reader_versions.put(replace(one, effect=effect))
    by = {"person": "Lin Mei", "why": "irony matters more"}

    refused = client.post(f"/api/models/{version}/use", json=by)
    listed = client.get("/api/models").json()[0]
    used = client.post(f"/api/models/{version}/use", json={**by, "insists": True})

    assert (refused.status_code, refused.json()["code"]) == (409, "enrichment.worse_than_before")
    assert listed["concern"] == {"heads": ["sentiment"]}
    assert (used.status_code, used.json()["concern"]) == (200, None)
    with house.db.reading() as books:
        (entry,) = [one for one in books.audit.entries() if one.action == "reader.used"]
    assert entry.facts["insists"] is True


def test_a_layers_card_tells_its_own_held_out_figures_beside_its_bases(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, *(f"{WRONG}{number}" for number in range(5)))
    for number in range(5):
        correct(client, str(number))
    learned = client.post("/api/models/learn", json={"person": "Lin Mei"}).json()
    card = client.get(f"/api/models/{learned['version']}").json()["card"]
    shipped = client.get("/api/models/shipped").json()["card"]

    of = {(one["of"], one["split"]) for one in card["figures"]}
    theirs = [one for one in card["figures"] if one["of"] == shipped["version"]]
    sentiment = next(one for one in learned["effect"]["heads"] if one["head"] == "sentiment")
    assert (learned["version"], "held-out corrections") in of
    assert (learned["version"], "sample") in of
    assert theirs == shipped["figures"]
    assert 1 <= sentiment["held_out"] < 5


def test_going_back_to_the_shipped_version_is_a_persons_act_too(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, *(f"{WRONG}{number}" for number in range(6)))
    for number in range(6):
        correct(client, str(number))
    version = client.post("/api/models/learn", json={"person": "Lin Mei"}).json()["version"]
    by = {"person": "Lin Mei", "why": "try"}
    client.post(f"/api/models/{version}/use", json=by)

    twice = client.post(f"/api/models/{version}/use", json=by)
    back = client.post("/api/models/shipped/use", json=by)

    assert (twice.status_code, twice.json()["code"]) == (409, "enrichment.already_in_use")
    assert (back.status_code, back.json()["state"]) == (200, "in-use")
    states = {one["version"]: one["state"] for one in client.get("/api/models").json()}
    assert states == {version: "retired", "shipped": "in-use"}


@pytest.mark.parametrize("version", ["nothing", ".hidden", "strong"])
def test_a_version_that_there_is_not_is_refused(client: TestClient, version: str) -> None:
    looked = client.get(f"/api/models/{version}")
    used = client.post(f"/api/models/{version}/use", json={"person": "Lin Mei", "why": "-"})

    assert (looked.status_code, used.status_code) == (404, 404)


def test_weights_that_were_changed_are_not_used_and_posts_are_read_all_the_same(
    house: SmallHouse, client: TestClient
) -> None:
    store(house, *(f"{WRONG}{number}" for number in range(6)))
    for number in range(6):
        correct(client, str(number))
    by = {"person": "Lin Mei", "why": "try"}
    first = client.post("/api/models/learn", json={"person": "Lin Mei"}).json()["version"]
    client.post(f"/api/models/{first}/use", json=by)
    place = house.settings.store.folder / "models" / first

    (place / "weights.npz").write_bytes(b"broken")
    answer = client.get(f"/api/models/{first}")
    with house.db.reading() as books:
        reader = teaching.Shelf.of(house.settings.store.folder).reader(books, "ngram")

    assert answer.status_code == 400
    assert reader.version == teaching.shelf.shipped().version
