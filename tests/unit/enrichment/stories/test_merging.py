"""Stories that mean the same are told as one: under the oldest id, with all that each counted."""

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import stories
from tocsin.enrichment.stories import merging
from tocsin.kernel import folding


def _at(degrees: float) -> NDArray[np.float32]:
    turned = np.deg2rad(degrees)
    return np.array([np.cos(turned), np.sin(turned)], np.float32)


def a_piece(story: int, degrees: float, told_as: int = 0) -> merging.Piece:
    return merging.Piece(story=story, first=story, told_as=told_as or story, vector=_at(degrees))


def test_the_nearest_stories_are_told_as_the_older_one() -> None:
    told = merging.merges([a_piece(9, 10), a_piece(4, 0), a_piece(7, 80)])

    assert [(one.story, one.into) for one in told] == [(9, 4)]
    assert told[0].nearness > 900


def test_no_chain_leads_from_one_thing_to_another() -> None:
    told = merging.merges([a_piece(1, 0), a_piece(2, 35), a_piece(3, 70)])

    assert [(one.story, one.into) for one in told] == [(2, 1)]


def test_a_story_joins_a_whole_only_if_it_is_near_to_each_part() -> None:
    told = merging.merges([a_piece(1, 0), a_piece(2, 35, told_as=1), a_piece(3, 70)])

    assert told == []


def test_the_same_stories_in_any_order_are_merged_alike() -> None:
    some = [a_piece(number, number * 7) for number in range(1, 9)]

    assert merging.merges(some) == merging.merges(some[::-1])


def test_one_that_means_nothing_is_near_to_nothing() -> None:
    nothing = merging.Piece(story=2, first=2, told_as=2, vector=np.zeros(2, np.float32))

    assert merging.merges([nothing, a_piece(1, 0)]) == []
    assert merging.merges([]) == []


def test_what_little_says_is_left_aside() -> None:
    texts = ["", "好", "😂😂😂", "@someone [泪]", "这个水壶才用三天就漏水了"]

    assert merging.says_enough(folding.fold_many(texts)).tolist() == [False] * 4 + [True]
    assert merging.says_enough([]).tolist() == []


def test_a_whole_counts_what_its_parts_counted() -> None:
    old = stories.Story(
        story=4, watch="w", posts=3, copies=1, first=10, last=20, accounts=[1, 2],
        platforms={"forum": 3}, hours={1: 3}, central=[stories.Ranked(-800, "forum/1")],
    )  # fmt: skip
    new = stories.Story(
        story=9, watch="w", posts=2, first=5, last=40, accounts=[2, 3],
        platforms={"forum": 1, "blog": 1}, hours={1: 1, 2: 1},
        central=[stories.Ranked(-900, "blog/2")],
    )  # fmt: skip

    told = merging.joined([old, new], 4)

    assert (told.story, told.parts, told.posts, told.copies) == (4, [9], 5, 1)
    assert (told.first, told.last, told.accounts) == (5, 40, [1, 2, 3])
    assert (told.platforms, told.hours) == ({"forum": 4, "blog": 1}, {1: 4, 2: 1})
    assert [one.post for one in told.central] == ["blog/2", "forum/1"]
