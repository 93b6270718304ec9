import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tocsin.indicators import repeats


def kept(*pairs: tuple[int, int]) -> bytes:
    keys = np.array([key for key, _ in pairs], dtype=np.uint64)
    accounts = np.array([account for _, account in pairs], dtype=np.uint64)
    return repeats.of_each(np.zeros(len(pairs), dtype=np.int64), keys, accounts, 1)[0]


def test_three_accounts_with_one_text_count_and_two_do_not() -> None:
    assert repeats.count([kept((1, 10), (1, 11), (1, 12), (2, 10), (2, 11))]) == 3


def test_one_account_that_repeats_itself_does_not_count() -> None:
    assert repeats.count([kept((1, 10), (1, 10), (1, 10), (1, 10))]) == 0


def test_copies_are_seen_across_minutes() -> None:
    assert repeats.count([kept((1, 10)), kept((1, 11)), kept((1, 12))]) == 3


def test_nobody_copies_nothing() -> None:
    assert repeats.count([]) == 0
    assert repeats.merge(b"", b"") == b""


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 90)), max_size=1_500))
def test_pairs_come_to_the_same_however_they_are_cut_and_joined(
    pairs: list[tuple[int, int]],
) -> None:
    whole = kept(*pairs)
    shuffled, cut = pairs[::-1], len(pairs) // 3

    parts = [kept(*some) for some in (shuffled[:cut], shuffled[cut : 2 * cut], shuffled[2 * cut :])]

    assert repeats.merge(parts[2], repeats.merge(parts[0], parts[1])) == whole


def test_a_minute_of_very_many_texts_stays_small() -> None:
    whole = kept(*((key, account) for key in range(2_000) for account in range(3)))

    assert len(whole) == 512 * 3 * 16
    assert repeats.count([whole]) == 512 * 3
