"""Complaints are counted in one scan, by the readings in force; copies are one text."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import enrichment, listening
from tocsin.enrichment import complaints

HOUR_S = 3_600
DAY = timedelta(days=1)
LARGE = 2_100  # a file; fewer travel in the manifest


def _commit(
    store: Store,
    name: str,
    reasons: Sequence[str | None],
    *,
    first: int = 0,
    **columns: Sequence[object],
) -> None:
    count = len(reasons)
    told = {"sentiment": [-1] * count, "copy_key": list(range(first, first + count)), **columns}
    store.commit(
        name, building.posts(["t"] * count, first=first, **{"reason": list(reasons), **told})
    )


def _totals(store: Store, **told: object) -> dict[str, tuple[int, int]]:
    found = store.posts.complaints.counted("w1", NOON, NOON + 9 * DAY, step_s=HOUR_S, **told)  # type: ignore[arg-type]  # a test's own
    return {one.reason: (one.posts, one.texts) for one in found if one.step is None}


def _keys(*numbers: int) -> list[int]:
    return listening.keys.of(("weibo", f"p{number}") for number in numbers)


def test_negative_posts_are_counted_by_reason_and_what_was_not_said_is_counted_too(
    store: Store,
) -> None:
    _commit(store, "a", ["quality", None, "quality", "price"], sentiment=[-1, -1, 1, -1])

    assert _totals(store) == {"quality": (1, 1), "": (1, 1), "price": (1, 1)}


def test_copies_are_many_posts_and_one_text_and_a_post_without_a_key_is_its_own(
    store: Store,
) -> None:
    _commit(store, "a", ["quality"] * 5, copy_key=[7, 7, 7, None, None])

    assert _totals(store) == {"quality": (5, 3)}


def test_files_and_tails_are_counted_together_by_the_hour(store: Store) -> None:
    _commit(store, "a", ["delivery"] * LARGE)
    _commit(store, "b", ["delivery"] * 60, first=LARGE)

    found = store.posts.complaints.counted("w1", NOON, NOON + 9 * DAY, step_s=HOUR_S)
    hours = sorted((one.step, one.posts) for one in found if one.step is not None)

    first = int(NOON.timestamp()) // HOUR_S
    assert hours == [(first + hour, 60) for hour in range(36)]
    assert _totals(store) == {"delivery": (LARGE + 60, LARGE + 60)}


def test_only_the_watch_and_the_span_count(store: Store) -> None:
    _commit(store, "a", ["price"] * 4, watches=[["w1"], ["w2"], [], ["w2", "w1"]])

    assert _totals(store) == {"price": (2, 2)}
    counted = store.posts.complaints.counted
    assert counted("w1", NOON + MINUTE, NOON + 3 * MINUTE, step_s=HOUR_S) == []
    assert counted("nobody", NOON, NOON + DAY, step_s=HOUR_S) == []
    assert counted("' OR 1=1 --", NOON, NOON + DAY, step_s=HOUR_S) == []


def test_an_empty_store_complains_of_nothing(store: Store) -> None:
    assert _totals(store) == {}
    assert store.posts.complaints.examples("w1", NOON, NOON + DAY, limit=3) == []


def test_a_persons_word_counts_in_place_of_the_reading(store: Store) -> None:
    _commit(store, "a", ["price", "price", None], sentiment=[-1, -1, 0])
    first, second, third = _keys(0, 1, 2)

    ruled = [
        complaints.Ruling(key=first, reason="service"),
        complaints.Ruling(key=second, sentiment=1),
        complaints.Ruling(key=third, sentiment=-1, reason="loss"),
        complaints.Ruling(key=-1, sentiment=-1, reason="safety"),
    ]

    assert _totals(store, ruled=ruled) == {"service": (1, 1), "loss": (1, 1)}


def test_a_deleted_post_is_no_longer_a_complaint(store: Store) -> None:
    _commit(store, "a", ["price", "price"])
    gone = listening.Tombstone(platform="weibo", post_id="p0", at=NOON)
    with store.db.writing() as books:
        books.tombstones.add([gone])

    assert _totals(store) == {"price": (1, 1)}


def test_segments_of_before_reasons_were_read_count_as_not_said(store: Store) -> None:
    old = building.posts(["t"] * LARGE, sentiment=[-1] * LARGE).drop_columns(["reason"])
    store.commit("old", old)
    _commit(store, "new", ["price"], first=LARGE)

    assert _totals(store) == {"": (LARGE, LARGE), "price": (1, 1)}


def test_examples_are_the_most_spread_texts_told_by_their_earliest_post(store: Store) -> None:
    _commit(
        store,
        "a",
        ["price"] * 6 + ["safety"],
        copy_key=[1, 2, 2, 3, 3, 3, 9],
        reposts=[900, 1, 1, None, 5, None, None],
        account=["a", "a", "b", "c", "c", "", ""],
    )

    found = store.posts.complaints.examples("w1", NOON, NOON + DAY, limit=2)

    assert [(one.reason, one.id, one.posts, one.accounts, one.reposts) for one in found] == [
        ("price", "weibo/p3", 3, 1, 5),
        ("price", "weibo/p1", 2, 2, 2),
        ("safety", "weibo/p6", 1, 0, 0),
    ]
    assert found[0].first_at == NOON + 3 * MINUTE


@pytest.mark.parametrize("reposts", [2**63 - 1, -5])
def test_counters_out_of_this_world_break_nothing(store: Store, reposts: int) -> None:
    _commit(store, "a", ["price"] * 3, copy_key=[1, 1, 1], reposts=[reposts] * 3)

    (one,) = store.posts.complaints.examples("w1", NOON, NOON + DAY, limit=2)

    assert one.posts == 3


def test_every_reason_that_a_reader_tells_has_its_place() -> None:
    assert set(enrichment.heads.REASONS) < set(complaints.REASONS)
