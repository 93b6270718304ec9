"""Readings that were told later than some posts were stored."""

import pytest
from tests.contract.store import building
from tests.contract.store.building import Store

from tocsin.adapters import archive

Q = archive.PostQuery


@pytest.mark.parametrize("many", [1, 2_100], ids=["inline", "file"])
def test_posts_of_before_a_reading_was_told_have_nulls_for_it(store: Store, many: int) -> None:
    told_since = ["p_sentiment", "offence", "reason", "crisis_type", "p_distress"]
    store.commit("old", building.posts(["old"] * many).drop_columns(told_since))

    post = store.posts.search(Q(text="old", limit=1)).posts[0]
    drawn = store.posts.drawn(Q(limit=1), told_since)

    assert [post[name] for name in told_since] == [None] * len(told_since)
    assert drawn.to_pylist() == [dict.fromkeys(told_since)]


def test_old_and_new_readings_merge_into_one_segment(store: Store) -> None:
    told_since = ["p_sentiment", "offence", "reason", "crisis_type", "p_distress"]
    new = building.posts(["new"] * 1_500, first=3_000, reason=["price"] * 1_500)
    store.commit("old", building.posts(["old"] * 1_500).drop_columns(told_since))
    store.commit("new", new)

    store.posts.compact(building.NOON)

    found = {post["reason"] for post in store.posts.search(Q(limit=3_000)).posts}
    assert found == {None, "price"}
