"""Posts written are posts found: search, pages, counts, deletions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import listening
from tocsin.adapters import archive, sql

Q = archive.PostQuery


def _deleted(store: Store, *ids: str) -> None:
    with store.db.writing() as books:
        books.tombstones.add(
            [listening.Tombstone(platform="weibo", post_id=one, at=NOON) for one in ids]
        )


def _all_pages(store: Store, query: archive.PostQuery) -> list[object]:
    found: list[object] = []
    page = store.posts.search(query)
    while page.next is not None:
        found += [post["post_id"] for post in page.posts]
        page = store.posts.search(replace(query, before=page.next))
    return found + [post["post_id"] for post in page.posts]


def _mixed(store: Store) -> None:
    """Fill a store with a file, tails, and a file that overlaps them in time."""
    store.commit("big", building.posts([f"电池 {n}" for n in range(3_000)]))
    store.commit("small", building.posts(["电池 起火"] * 20, first=3_000))
    odd = building.posts([f"late 电池 {n}" for n in range(2_500)], first=5_000)
    times = [NOON + n * 70 * timedelta(seconds=1) for n in range(2_500)]
    odd = building.posts(odd["text"].to_pylist(), first=5_000, created_at=times, received_at=times)
    store.commit("late", odd)
    store.commit("tiny", building.posts(["final words"], first=9_000))


def test_a_small_batch_travels_inline_and_a_large_one_becomes_a_file(store: Store) -> None:
    small = store.posts.write("small", building.posts(["a"] * 10))
    large = store.posts.write("large", building.posts(["a"] * archive.TAIL_ROWS))

    assert (small.is_inline, large.is_inline) == (True, False)
    assert [path.name for path in store.posts.files.found()] == ["large.parquet"]
    assert large.min_created == NOON
    assert large.max_created == NOON + (archive.TAIL_ROWS - 1) * MINUTE


def test_a_segment_that_is_not_committed_is_not_read(store: Store) -> None:
    store.posts.write("orphan", building.posts(["a"] * 3_000))

    assert store.posts.search(Q()).posts == ()


def test_an_empty_archive_answers_everything(store: Store) -> None:
    assert store.posts.search(Q(text="a")) == archive.Page(posts=(), next=None, scanned=0)
    assert store.posts.count(Q()) == 0
    assert store.posts.posts(["weibo/1", "odd"]) == []
    assert store.posts.newest(5) == []
    assert store.posts.top_accounts("w1", NOON, NOON + MINUTE, 5) == []
    assert store.posts.keys().tolist() == []


def test_posts_come_back_with_every_column_but_the_folded_text(store: Store) -> None:
    posts = building.posts(["退款"], likes=[3], sentiment=[-1], urls=[["https://a"]])
    store.commit("a", posts)

    (found,) = store.posts.search(Q()).posts
    assert found == {k: v for k, v in posts.to_pylist()[0].items() if k != "folded"}


def test_tails_and_files_are_searched_together_newest_first(store: Store) -> None:
    _mixed(store)
    page = store.posts.search(Q(limit=60))

    times = [post["created_at"] for post in page.posts]
    assert times == sorted(times, reverse=True)  # type: ignore[type-var]  # they are times
    assert page.posts[0]["text"] == "final words"
    assert store.posts.count(Q()) == 5_521


@pytest.mark.parametrize("limit", [1, 7, 500, 10_000])
def test_pages_of_any_size_tell_every_post_once_in_order(store: Store, limit: int) -> None:
    store.commit("file", building.posts(["电池"] * 2_100))
    store.commit("tail", building.posts(["电池"] * 15, first=2_095 - 2_000, platform=["x"] * 15))
    query = Q(text="电池", since=NOON + 2_080 * MINUTE, limit=limit)

    found = _all_pages(store, query)
    assert found == [f"p{number}" for number in range(2_099, 2_079, -1)]


def test_a_page_cursor_stays_put_while_posts_arrive(store: Store) -> None:
    store.commit("a", building.posts(["x"] * 100))
    first = store.posts.search(Q(limit=10))
    store.commit("b", building.posts(["x"] * 50, first=100))
    second = store.posts.search(Q(limit=10, before=first.next))

    assert [post["post_id"] for post in second.posts] == [f"p{n}" for n in range(89, 79, -1)]


def test_posts_of_the_same_moment_are_paged_without_loss(store: Store) -> None:
    store.commit("a", building.posts(["x"] * 30, created_at=[NOON] * 30))
    found = _all_pages(store, Q(limit=7))

    assert len(found) == len(set(found)) == 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("電池", ["电池起火 Refund now", "电池 没问题"]),
        ("电池 refund", ["电池起火 Refund now"]),
        ("ＲＥＦＵＮＤ", ["no Refund here", "电池起火 Refund now"]),
        ('"refund now"', ["电池起火 Refund now"]),
        ("“refund now”", ["电池起火 Refund now"]),
        ("「没问题」 电池", ["电池 没问题"]),
        ("now refund", ["电池起火 Refund now"]),
        ('"now refund"', []),
        ("100%", ["100% _sure_"]),
        ("_sure_", ["100% _sure_"]),
        ("'; DROP TABLE", []),
        ('"Refund', ["no Refund here", "电池起火 Refund now"]),
        ('"', ["no Refund here", "100% _sure_", "电池起火 Refund now", "电池 没问题"]),
    ],
)
def test_words_are_folded_and_all_must_occur_anywhere(
    store: Store, text: str, expected: list[str]
) -> None:
    texts = ["电池 没问题", "电池起火 Refund now", "100% _sure_", "no Refund here"]
    store.commit("a", building.posts(texts))

    assert store.texts(Q(text=text)) == expected
    assert store.posts.count(Q(text=text)) == len(expected)


def test_filters_narrow_a_search(store: Store) -> None:
    store.commit(
        "a",
        building.posts(
            ["a", "b", "c", "d"],
            platform=["weibo", "weibo", "x", "x"],
            watches=[["w1"], ["w1", "w2"], ["w2"], []],
            read_lang=["zh-Hans", "zh-Hant", "en", "und"],
            lang=["", "", "", "zh-Hant"],
            sentiment=[-1, 0, None, 1],
        ),
    )

    assert store.texts(Q(platform="x")) == ["d", "c"]
    assert store.texts(Q(watch_id="w2")) == ["c", "b"]
    assert store.texts(Q(lang="zh")) == ["d", "b", "a"]
    assert store.texts(Q(lang="zh-Hant")) == ["d", "b"]
    assert store.texts(Q(sentiment=-1)) == ["a"]
    assert store.texts(Q(since=NOON + MINUTE, until=NOON + 3 * MINUTE)) == ["c", "b"]
    assert [post["text"] for post in store.posts.newest(9)] == ["c", "b", "a"]
    assert [post["text"] for post in store.posts.newest(9, "w1")] == ["b", "a"]


@pytest.mark.parametrize("cursor", ["", "x", "1~", "9" * 30, "1~1; DROP", "999999999999999999~1"])
def test_a_made_up_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(sql.errors.BadCursor):
        store.posts.search(Q(before=cursor))


def test_posts_are_looked_up_by_id_in_the_order_asked_for(store: Store) -> None:
    _mixed(store)
    found = store.posts.posts(["weibo/p9000", "weibo/unknown", "weibo/p7", "weibo/p3001"])

    assert [post["post_id"] for post in found] == ["p9000", "p7", "p3001"]


def test_the_busiest_accounts_are_ranked_with_their_reach(store: Store) -> None:
    accounts = ["a", "b", "a", "", "c", "b", "a"]
    store.commit("x", building.posts(["t"] * 7, account=accounts, followers=[5] * 6 + [None]))

    found = store.posts.top_accounts("w1", NOON, NOON + 7 * MINUTE, 2)
    assert found == [("a", 3, 10), ("b", 2, 10)]


def test_all_keys_are_known_at_the_start(store: Store) -> None:
    _mixed(store)
    expected = listening.keys.of(("weibo", f"p{n}") for n in range(3_000))

    assert np.isin(expected, store.posts.keys()).all()
    assert store.posts.keys(NOON + 9_000 * MINUTE).size == 1


def test_deleted_posts_are_left_out_of_every_read(store: Store) -> None:
    _mixed(store)
    _deleted(store, "p9000", "p3001", "p5")

    assert store.posts.count(Q()) == 5_518
    assert "final words" not in store.texts(Q(limit=5))
    assert store.posts.posts(["weibo/p5", "weibo/p6"])[0]["post_id"] == "p6"


def test_a_committed_segment_is_never_overwritten(store: Store) -> None:
    store.commit("a", building.posts(["first"] * 2_500))
    again = store.posts.write("a", building.posts(["second"] * 2_400))

    assert again.rows == 2_500
    assert store.posts.count(Q(text="first")) == 2_500


def test_an_orphan_of_a_crash_is_overwritten(store: Store) -> None:
    store.posts.write("a", building.posts(["first"] * 2_500))
    store.commit("a", building.posts(["second"] * 2_400))

    assert store.posts.count(Q()) == store.posts.count(Q(text="second")) == 2_400


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "長い", "", ".hidden", "x" * 400])
def test_any_name_becomes_a_safe_file(store: Store, name: str) -> None:
    store.commit(name, building.posts(["x"] * 2_100))

    (path,) = store.posts.files.found()
    assert path.parent.parent == store.posts.files.folder
    assert store.posts.count(Q()) == 2_100


def test_segments_of_an_older_schema_are_still_read(store: Store) -> None:
    store.commit("old", building.posts(["old"] * 2_100).drop_columns(["region", "emotion"]))
    store.commit("tail", building.posts(["tail"], first=3_000).drop_columns(["quote_id"]))
    store.commit("new", building.posts(["new"] * 2_100, first=4_000, region=["台北"] * 2_100))

    assert store.posts.count(Q()) == 4_201
    assert store.posts.search(Q(text="old", limit=1)).posts[0].get("region") is None


def test_hostile_text_is_kept_and_found(store: Store) -> None:
    text = "a\x00b'\"; DROP TABLE posts; -- \U0001f525 %_\\"
    store.commit("a", building.posts([text]))

    assert store.texts(Q(text="\U0001f525")) == [text]
    assert store.texts(Q(text="'\x00")) == [text]


def test_times_far_apart_are_searched(store: Store) -> None:
    times = [datetime(1970, 1, 1, tzinfo=UTC), NOON, datetime(2100, 1, 1, tzinfo=UTC)]
    store.commit("a", building.posts(["x", "y", "z"], created_at=times))

    assert store.texts(Q()) == ["z", "y", "x"]
