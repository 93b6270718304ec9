"""Posts are placed alike however they are cut, with C or without, and after a restart."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.enrichment import hostile

from tocsin.enrichment import stories
from tocsin.kernel import folding, native

_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_WORDS = [
    "水壶",
    "漏水",
    "退款",
    "客服",
    "快递",
    "充电",
    "屏幕",
    "售后",
    "价格",
    "朋友",
    "失望",
    "三天",
    "门店",
    "检测",
    "道歉",
    "公告",
]


def _texts(many: int) -> list[str]:
    hand = random.Random(5)
    told: list[str] = list(hostile.KNOWN)
    for _ in range(many):
        fresh = "".join(hand.choices(_WORDS, k=9)) + f"编号{hand.randrange(60)}"
        told.append(hand.choice([*told[-40:], fresh, fresh]) + hand.choice(["", "🔥", "！"]))
    return told


def _posts(texts: list[str], first: int = 1) -> pa.Table:
    numbers = range(first, first + len(texts))
    return pa.table(
        {
            "platform": pa.array(["forum"] * len(texts), pa.string()),
            "post_id": pa.array([f"p{number}" for number in numbers], pa.string()),
            "account": pa.array([f"a{number % 7}" for number in numbers], pa.string()),
            "created_at": pa.array(
                [_NOON + timedelta(seconds=number) for number in numbers],
                pa.timestamp("us", tz="UTC"),
            ),
            "reposts": pa.array([number % 5 for number in numbers], pa.int64()),
            "key": pa.array([number * 7 for number in numbers], pa.int64()),
            "watches": pa.array([["w"]] * len(texts), pa.list_(pa.string())),
            "folded": pa.array(folding.fold_many(texts), pa.string()),
        }
    )


def _stored(posts: pa.Table, placed: stories.Placed) -> pa.Table:
    groups = pa.array(placed.groups, mask=~placed.is_copy)
    posts = posts.append_column("copy_group", groups)
    return posts.append_column("story", pa.array(placed.stories))


def test_copies_share_the_group_of_the_first() -> None:
    told = stories.Stories().place(
        _posts(["这个水壶才用三天就漏水了，客服不理人", "无关的话题今天天气真的非常好啊"])
    )
    kept = stories.Stories()
    placed = kept.place(
        _posts(["这个水壶才用三天就漏水了，客服不理人", "这个水壶才用三天就漏水了，客服不理人🔥"])
    )

    assert not told.is_copy.any()
    assert placed.groups.tolist() == [7, 7]
    assert placed.is_copy.tolist() == [False, True]
    group = kept.tallies.groups[7]
    assert (group.posts, stories.crowd.count(group.accounts)) == (2, 2)


def test_how_posts_are_cut_into_batches_changes_nothing() -> None:
    posts = _posts(_texts(600))
    whole, cut = stories.Stories(), stories.Stories()
    told = whole.place(posts)
    parts = [cut.place(posts.slice(first, 7)) for first in range(0, posts.num_rows, 7)]

    assert np.array_equal(told.groups, np.concatenate([one.groups for one in parts]))
    assert np.array_equal(told.stories, np.concatenate([one.stories for one in parts]))
    assert whole.tallies.stories == cut.tallies.stories
    assert whole.tallies.groups == cut.tallies.groups


def test_without_c_the_same_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = _posts(_texts(400))
    told = stories.Stories().place(posts)
    monkeypatch.setattr(native, "HAS", False)
    plain = stories.Stories().place(posts)

    assert np.array_equal(told.groups, plain.groups)
    assert np.array_equal(told.stories, plain.stories)
    assert np.array_equal(told.nearness, plain.nearness)


def test_a_restart_goes_on_as_if_nothing_had_happened() -> None:
    posts = _posts(_texts(600))
    whole, before, after = stories.Stories(), stories.Stories(), stories.Stories()
    told = whole.place(posts)
    first = before.place(posts.slice(0, 300))
    after.load(before.dump())
    after.restore(_stored(posts.slice(0, 300), first))
    rest = after.place(posts.slice(300))

    assert np.array_equal(told.groups[300:], rest.groups)
    assert np.array_equal(told.stories[300:], rest.stories)
    assert np.array_equal(told.places[300:], rest.places)
    assert whole.tallies.stories == after.tallies.stories


def test_ten_thousand_identical_posts_are_one_story() -> None:
    kept = stories.Stories()
    placed = kept.place(_posts(["这个水壶才用三天就漏水了，客服不理人"] * 10_000))

    assert len(set(placed.groups.tolist())) == 1
    assert len(set(placed.stories.tolist())) == 1
    assert kept.tallies.groups[7].posts == 10_000


def test_what_nearly_all_say_stands_for_a_story_not_the_one_who_said_otherwise() -> None:
    copied = "水壶漏水没人管，客服让等三天，门店不认账，要求退款"
    texts = [copied, copied + "，朋友也很失望", *[copied] * 60]
    told = stories.Stories()
    told.place(_posts(texts))
    (story,) = told.tallies.stories.values()

    stands = [int(one.post.removeprefix("forum/p")) for one in story.central]

    assert texts[stands[0] - 1] == copied
    assert len(stands) == len(set(stands))


def test_the_one_that_is_copied_a_few_times_stands_as_it_came() -> None:
    told = stories.Stories()
    told.place(_posts(["水壶漏水没人管，客服让等三天，门店不认账"] * 8))

    (story,) = told.tallies.stories.values()

    assert [one.post for one in story.central] == ["forum/p1"]


def test_many_accounts_are_counted_within_a_tenth() -> None:
    hashes: list[int] = []
    hand = random.Random(2)
    for _ in range(5_000):
        stories.crowd.add(hashes, hand.randrange(-(2**63), 2**63))

    assert len(hashes) == stories.crowd.KEPT
    assert abs(stories.crowd.count(hashes) - 5_000) < 1_000
