"""Accounts are ranked by what was counted beforehand: the answer is that of counting every post."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import listening
from tocsin.adapters import archive

END = NOON + 40_000 * MINUTE
LATER = END + timedelta(days=2)
SIZES = (2_100, 2_300, 40, 2_050, 3)  # files and tails


def _fill(store: Store) -> None:
    """Commit segments in which accounts come back, some posts are nobody's or unwanted."""
    first = 0
    for number, size in enumerate(SIZES):
        at = range(first, first + size)
        columns: dict[str, list[object]] = {
            "account": ["" if n % 19 == 0 else f"{n * n % 31:020x}" for n in at],
            "watches": [[["w1"], ["w1", "w2"], [], ["w2"]][n % 4] for n in at],
            "followers": [None if n % 5 == 0 else n % 97 for n in at],
        }
        store.commit(f"s{number}", building.posts(["t"] * size, first=first, **columns))
        first += size


def _deleted(store: Store, *numbers: int) -> None:
    with store.db.writing() as books:
        books.tombstones.add(
            [
                listening.Tombstone(platform="weibo", post_id=f"p{number}", at=NOON)
                for number in numbers
            ]
        )


def _counted(
    store: Store, watch_id: str | None, first: int, end: int
) -> list[tuple[str, int, int]]:
    """Rank by looking at every post."""
    since, until = NOON + first * MINUTE, NOON + end * MINUTE
    query = archive.PostQuery(watch_id=watch_id, since=since, until=until, limit=100_000)
    posts, reach = Counter[str](), Counter[str]()
    for post in store.posts.search(query).posts:
        posts[str(post["account"])] += 1
        reach[str(post["account"])] += int(str(post["followers"] or 0))
    ranked = [(one, posts[one], reach[one]) for one in posts if one]
    return sorted(ranked, key=lambda row: (-row[1], -row[2], row[0]))


def _ranked(store: Store, watch_id: str | None, first: int, end: int) -> list[tuple[str, int, int]]:
    since, until = NOON + first * MINUTE, NOON + end * MINUTE
    return store.posts.top_accounts(watch_id, since, until, 1_000)


@pytest.mark.parametrize("watch_id", ["w1", "w2", "w3", None])
@pytest.mark.parametrize("span", [(0, 9_000), (2_100, 4_400), (2_099, 4_401), (1_000, 6_493)])
def test_a_ranking_is_that_of_counting_every_post(
    store: Store, watch_id: str | None, span: tuple[int, int]
) -> None:
    _fill(store)

    assert _ranked(store, watch_id, *span) == _counted(store, watch_id, *span)


def test_a_deleted_post_counts_for_nobody_from_then_on(store: Store) -> None:
    _fill(store)
    before = _ranked(store, "w1", 0, 9_000)
    _deleted(store, 5, 9, 4_441, 6_492)
    first = _ranked(store, "w1", 0, 9_000)
    assert first == _counted(store, "w1", 0, 9_000) != before

    _deleted(store, 13, 2_101)
    assert _ranked(store, "w1", 0, 9_000) == _counted(store, "w1", 0, 9_000) != first


def test_a_post_that_was_deleted_before_it_came_counts_for_nobody(store: Store) -> None:
    _deleted(store, 4)
    _fill(store)

    assert _ranked(store, "w1", 0, 9_000) == _counted(store, "w1", 0, 9_000)


def test_a_ranking_survives_merging_purging_and_sweeping(store: Store) -> None:
    _fill(store)
    for number in range(6):
        store.commit(f"f{number}", building.posts(["x"] * 2_700, first=10_000 + number * 2_700))
    _deleted(store, 5, 10_003)
    expected = [_counted(store, watch, 0, 40_000) for watch in ("w1", "w2")]

    tidying = (store.posts.purge, store.posts.compact, store.posts.sweep)
    for day, tidy in enumerate(tidying):
        assert tidy(LATER + timedelta(days=day)) > 0
        assert [_ranked(store, watch, 0, 40_000) for watch in ("w1", "w2")] == expected


def test_segments_of_an_older_release_are_ranked_by_reading_them(store: Store) -> None:
    _fill(store)
    with store.db.writing() as books:
        books.connection.execute(text("DELETE FROM segment_accounts WHERE name = 's1'"))

    assert _ranked(store, "w1", 0, 9_000) == _counted(store, "w1", 0, 9_000)


def test_what_was_counted_goes_with_its_segment(store: Store) -> None:
    _fill(store)
    with store.db.writing() as books:
        assert set(books.segments.accounts(["s0", "s1", "s2"])) == {"s0", "s1"}
        books.segments.replace(["s0"], [], NOON)
        books.segments.forget(["s0"])

        assert books.segments.accounts(["s0"]) == {}
