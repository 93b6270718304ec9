"""The law of the live screen: snapshot + the events after its head = a fresh snapshot."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from tests.unit.web import deeds, making, screen, small_house
from tests.unit.web.small_house import SmallHouse

from tocsin.web import answers
from tocsin.web.views import picture


def _taken(house: SmallHouse) -> screen.Shape:
    """Return the snapshot as a screen takes it, but for `now` and the ages that follow from it."""
    told: screen.Shape = msgspec.json.decode(answers.encoded(picture.snapshot(house)))
    return _ageless(told)


def _ageless(told: screen.Shape) -> screen.Shape:
    watches = [
        {**one, "coverage": {**one["coverage"], "oldest_fetch_s": None}} for one in told["watches"]
    ]
    return {**told, "now": None, "watches": watches}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(before=deeds.STORIES, after=deeds.STORIES)
def test_a_snapshot_and_what_follows_make_a_fresh_snapshot(
    before: deeds.Story, after: deeds.Story
) -> None:
    with TemporaryDirectory() as folder:
        house = small_house.a_house(Path(folder))
        _live(house, before)
        told = _taken(house)
        _live(house, after)
        with house.db.reading() as books:
            events = books.feed.after(int(str(told["head"])), limit=10_000)
        for event in events:
            told = screen.fold(told, event)
        fresh = _taken(house)
        house.close()

    assert _ageless(told) == fresh


def _live(house: SmallHouse, story: deeds.Story) -> None:
    for deed, number, size in story:
        deed(house, number, size)


def test_the_law_holds_on_a_day_with_more_posts_than_a_screen_keeps(
    house: SmallHouse,
) -> None:
    small_house.commit(house, [making.a_row(one) for one in range(300)])
    told = _taken(house)
    small_house.commit(house, [making.a_row(-7)])
    small_house.commit(house, [making.a_row(one) for one in range(1000, 1100)])
    with house.db.reading() as books:
        events = books.feed.after(int(str(told["head"])))
    for event in events:
        told = screen.fold(told, event)

    assert _ageless(told) == _taken(house)
    assert len(told["posts"]) == 200


def test_a_watch_that_is_renamed_renames_its_warning(house: SmallHouse) -> None:
    small_house.stand(house)
    told = _taken(house)
    asyncio.run(house.desk.put_watch(replace(making.LANTERN, name="Lantern Coffee"), deeds.LIN))
    with house.db.reading() as books:
        events = books.feed.after(told["head"])
    for event in events:
        told = screen.fold(told, event)

    assert told["warnings"][0]["watch_name"] == "Lantern Coffee"
    assert _ageless(told) == _taken(house)
