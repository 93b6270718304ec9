"""Newcomers, and the posts that stand for a layer's figure."""

import numpy as np
import pytest
from tests.unit.indicators.novelty import hours

from tocsin.indicators import novelty

NOTHING = "安平的電鍋很好用"
DAY = hours.HOUR // 24


def test_accounts_never_seen_here_are_counted_and_shown_by_reach() -> None:
    some = [("regular1", NOTHING), ("new1", NOTHING), ("new2", NOTHING), ("new2", NOTHING)]

    told = novelty.tell(hours.hour(some, followers=[9, 10, 2_000, 5]), hours.known())

    assert told.newcomers == pytest.approx(2, abs=0.01)
    assert told.evidence["newcomers"] == ((2000.0, "plaza/00002"), (10.0, "plaza/00001"))


@pytest.mark.parametrize(
    ("after", "strangers"), [(0, 0), (30, 0), (31, 100), (249, 100), (251, 100)]
)
def test_who_was_not_seen_for_thirty_days_is_new_again(after: int, strangers: int) -> None:
    people = np.random.default_rng(1).integers(0, 2**63, 100).astype(np.uint64)
    known = novelty.Acquaintance.empty()
    known.learn(people, DAY)
    for day in range(DAY + 1, DAY + after):
        known.learn(people[:0], day)

    assert known.strangers(people, DAY + after).sum() == strangers


def test_strangers_that_a_full_filter_takes_for_known_are_put_right() -> None:
    random = np.random.default_rng(2)
    known = novelty.Acquaintance.empty()
    known.learn(random.integers(0, 2**63, 40_000).astype(np.uint64) * np.uint64(2), DAY)
    people = random.integers(0, 2**63, 5_000).astype(np.uint64) * np.uint64(2)

    seen = int(known.strangers(people, DAY).sum())

    assert seen < 5_000
    assert known.put_right(seen, DAY) == pytest.approx(5_000, rel=0.03)
    known.learn(random.integers(0, 2**63, 900_000).astype(np.uint64) * np.uint64(2), DAY)
    assert np.isnan(known.put_right(1, DAY))


def test_the_largest_group_of_copies_and_the_most_negative_posts_are_shown() -> None:
    some = [(f"user{one}", NOTHING) for one in range(8)]
    hour = hours.hour(
        some,
        copy_key=[1, 1, 1, 2, 2, 2, 2, None],
        p_negative=[0.1, 0.9, 0.6, None, 0.2, 0.95, 0.4, 0.5],
    )

    told = novelty.tell(hour, hours.known())

    assert [post[-1] for _, post in told.evidence["copies"]] == ["3", "4", "5", "6"]
    assert [post[-1] for _, post in told.evidence["negative"]] == ["5", "1", "2"]
