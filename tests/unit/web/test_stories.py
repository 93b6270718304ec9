"""Stories at the door: counted, labelled by their own posts, with the posts behind them."""

from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin import listening
from tocsin.enrichment import stories
from tocsin.runtimes import stories as stories_told

_AT = round(NOON.timestamp() * 1_000_000)
_FIRST = making.a_row(1)
_NAME = f"{_FIRST['platform']}/{_FIRST['post_id']}"
_KEY = listening.keys.of([(str(_FIRST["platform"]), str(_FIRST["post_id"]))])[0]
_ID = stories_told.shaping.name(_KEY)


def told(house: small_house.SmallHouse) -> None:
    copy = {**making.a_row(2), "story": _KEY, "copy_group": _KEY}
    small_house.commit(house, [{**_FIRST, "story": _KEY}, copy])
    ranked = [stories.Ranked(-900, _NAME), stories.Ranked(-100, "forum/gone")]
    one = stories.Story(
        story=_KEY,
        watch="w-lantern",
        posts=2,
        copies=1,
        first=_AT,
        last=_AT + 60_000_000,
        accounts=[1, 2],
        platforms={"forum": 2},
        hours={_AT // 3_600_000_000: 2},
        central=ranked,
    )
    group = stories.Group(group=_KEY, posts=2, accounts=[1, 2], first=_AT, last=_AT + 60_000_000)
    with house.db.writing() as books:
        books.stories.put([one], [group])


def test_a_warning_names_the_stories_that_its_evidence_tells(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    small_house.stand(house)
    told(house)

    (one,) = client.get("/api/warnings/e-1").json()["stories"]

    assert (one["story_id"], one["posts"], one["accounts"]) == (_ID, 2, 2)
    assert one["label"] == making.a_row(1)["text"]
    assert one["evidence"] == ["plaza/2"]


def test_without_a_story_the_list_is_empty(client: TestClient) -> None:
    assert client.get("/api/stories?watch=w-lantern").json() == []


def test_a_story_is_labelled_by_its_own_post_and_tells_of_its_copies(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    told(house)

    (one,) = client.get("/api/stories?watch=w-lantern").json()

    assert (one["story_id"], one["posts"], one["copies"], one["accounts"]) == (_ID, 2, 1, 2)
    assert one["label"] == making.a_row(1)["text"]
    assert one["largest_copy"]["posts"] == 2
    assert one["largest_copy"]["within_s"] == 60
    assert one["trend"][0]["posts"] == 2


def test_a_story_shows_its_posts_with_their_group(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    told(house)

    found = client.get(f"/api/stories/{_ID}").json()

    assert [post["story_id"] for post in found["posts"]] == [_ID, _ID]
    assert [post["copy_group"] for post in found["posts"]] == [_ID, _ID]
    assert found["stories"][0]["watch_id"] == "w-lantern"


def test_a_story_that_is_not_there_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/stories/ffffffffffffffff")

    assert answer.status_code == 404
    assert answer.json()["code"] == "web.unknown_story"


def test_stories_of_another_watch_are_not_told(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    told(house)

    assert client.get("/api/stories?watch=other").json() == []


def test_a_link_to_a_merged_story_leads_to_the_older_one(
    client: TestClient, house: small_house.SmallHouse
) -> None:
    told(house)
    small_house.commit(house, [{**making.a_row(3), "story": 77}])
    young = stories.Story(story=77, watch="w-lantern", posts=3, first=_AT + 1, last=_AT + 1)
    merge = stories.merging.Merge(story=77, into=_KEY, nearness=700)
    with house.db.writing() as books:
        books.stories.put([young], [])
        books.stories.merge([merge], NOON)

    found = client.get(f"/api/stories/{stories_told.shaping.name(77)}").json()
    (listed,) = client.get("/api/stories?watch=w-lantern").json()

    assert (listed["story_id"], listed["posts"]) == (_ID, 5)
    assert found["stories"] == [listed]
    assert found["stories"][0]["merged"] == [stories_told.shaping.name(77)]
    assert len(found["posts"]) == 3
