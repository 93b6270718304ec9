"""Stories and copies are kept as counted, found by watch, and let go in time."""

from datetime import timedelta

from alembic import command
from sqlalchemy import inspect
from tests.contract.store import building
from tests.contract.store.test_upgrades import counted, of_before

from tocsin.adapters.sql import schema
from tocsin.enrichment import stories

_AT = round(building.NOON.timestamp() * 1_000_000)


def a_story(story: int, watch: str = "w", posts: int = 3, last: int = _AT) -> stories.Story:
    return stories.Story(
        story=story,
        watch=watch,
        posts=posts,
        first=_AT,
        last=last,
        central=[stories.Ranked(-900, f"forum/{story}")],
    )


def a_group(group: int, posts: int = 2, into: int = 0) -> stories.Group:
    return stories.Group(group=group, posts=posts, accounts=[1, 2], first=_AT, last=_AT, into=into)


def test_stories_are_found_by_watch_the_largest_first(store: building.Store) -> None:
    with store.db.writing() as books:
        books.stories.put([a_story(1), a_story(-2, posts=9), a_story(1, "other")], [])
        books.stories.put([a_story(1, posts=4)], [])

        found = books.stories.recent("w", building.NOON, 10)

        assert [(one.story, one.posts) for one in found] == [(-2, 9), (1, 4)]
        assert [one.watch for one in books.stories.of(1)] == ["other", "w"]
        assert books.stories.recent("w", building.NOON + timedelta(hours=1), 10) == []


def test_one_post_is_no_story_yet(store: building.Store) -> None:
    with store.db.writing() as books:
        books.stories.put([a_story(1, posts=1)], [])

        assert books.stories.of(1) == []


def test_a_group_answers_as_the_one_it_became_part_of(store: building.Store) -> None:
    with store.db.writing() as books:
        books.stories.put([], [a_group(5, 7), a_group(3, into=4), a_group(4, into=5)])

        found = books.stories.groups([3, 5, 6])

        assert {key: one.posts for key, one in found.items()} == {3: 7, 5: 7}


def test_what_had_no_post_for_long_is_let_go(store: building.Store) -> None:
    with store.db.writing() as books:
        books.stories.put([a_story(1), a_story(2, last=_AT + 60_000_000)], [a_group(5)])
        books.stories.erase(building.NOON + timedelta(seconds=30))

        assert [one.story for one in books.stories.recent(None, building.NOON, 10)] == [2]
        assert books.stories.groups([5]) == {}


def a_merge(story: int, into: int) -> stories.merging.Merge:
    return stories.merging.Merge(story=story, into=into, nearness=700)


def test_merged_stories_are_told_as_one_by_every_id_of_theirs(store: building.Store) -> None:
    with store.db.writing() as books:
        books.stories.put([a_story(1), a_story(2, posts=4), a_story(3), a_story(2, "other")], [])
        books.stories.merge([a_merge(2, 1)], building.NOON)
        books.stories.merge([a_merge(1, 3)], building.NOON)
        books.stories.put([a_story(2, posts=5)], [])

        found = books.stories.recent("w", building.NOON, 10)

        assert [(one.story, one.parts, one.posts) for one in found] == [(3, [1, 2], 11)]
        assert [(one.story, one.watch) for one in books.stories.of(2)] == [(3, "other"), (3, "w")]
        assert [books.stories.of(1), books.stories.of(3)] == [books.stories.of(2)] * 2
        assert len(books.stories.gathered("w", building.NOON, 10)) == 3


def test_an_id_that_was_told_leads_on_for_as_long_as_there_is_a_whole(
    store: building.Store,
) -> None:
    with store.db.writing() as books:
        books.stories.put([a_story(1, last=_AT + 60_000_000), a_story(2)], [])
        books.stories.merge([a_merge(2, 1)], building.NOON)
        books.stories.erase(building.NOON + timedelta(seconds=30))
        assert [one.story for one in books.stories.of(2)] == [1]

        books.stories.erase(building.NOON + timedelta(hours=1))
        assert books.stories.told_as({1, 2}) == {}


def test_a_store_of_before_can_merge_its_stories(bare_url: str) -> None:
    db = of_before(bare_url, "0019")
    with db.writing() as books:
        books.stories.put([a_story(1), a_story(2)], [])
        command.upgrade(schema._config(books.connection), "0020")

    with db.writing() as books:
        books.stories.merge([a_merge(2, 1)], building.NOON)
        assert counted(books)[0] == 3
        assert [one.posts for one in books.stories.of(2)] == [6]
    db.close()


def test_a_store_of_before_gets_the_tables_and_its_rows_stay(bare_url: str) -> None:
    db = of_before(bare_url, "0011")
    with db.writing() as books:
        assert "stories" not in inspect(books.connection).get_table_names()
        command.upgrade(schema._config(books.connection), "0012")

    with db.writing() as books:
        assert counted(books)[0] == 3
        books.stories.put([a_story(1)], [a_group(5)])
        assert list(books.stories.groups([5])) == [5]
    db.close()
