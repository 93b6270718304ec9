"""Some corrections are always kept apart, so that what is learned from the others is measured."""

import pytest

from tocsin.enrichment import teaching


@pytest.mark.parametrize("first", range(40))
def test_of_five_corrections_one_is_always_held_out(first: int) -> None:
    corrected = [(f"weibo/{number}", "sentiment") for number in range(first, first + 5)]

    apart = teaching.dividing.held_out(corrected)

    assert 1 <= len(apart) < 5
    assert apart == teaching.dividing.held_out(reversed(corrected))


def test_of_many_one_in_five_is_held_out_and_stays_so() -> None:
    many = [(f"weibo/{number}", "sentiment") for number in range(1000)]

    apart = teaching.dividing.held_out(many)

    assert 150 < len(apart) < 250
    assert teaching.dividing.held_out(many[:500]) <= apart


def test_every_head_with_enough_corrections_has_one_held_out() -> None:
    apart = teaching.dividing.held_out([("weibo/3", "sentiment")])
    both = [(f"weibo/{number}", "sentiment") for number in range(50)]
    both += [(f"weibo/x{number}", "emotion") for number in (0, 1, 2, 3, 4)]

    whole = teaching.dividing.held_out(both)

    assert apart == {"weibo/3"}
    assert whole & {f"weibo/x{number}" for number in range(5)}


def test_of_nothing_nothing_is_held_out() -> None:
    assert teaching.dividing.held_out([]) == frozenset()
